/** The life of a report. */
@NullMarked
package vn.pcmt.contract.report;

import org.jspecify.annotations.NullMarked;
