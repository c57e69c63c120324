/** How the reviewing of reports goes. */
@NullMarked
package vn.pcmt.report.statistics;

import org.jspecify.annotations.NullMarked;
