/** Files with many reports: taken in, carried out in the background by one node at a time, resumed after a kill. */
@NullMarked
package vn.pcmt.report.imports;

import org.jspecify.annotations.NullMarked;
