/** When a report is owed: periods, working days and the window in which a report may come in. */
@NullMarked
package vn.pcmt.report.calendar;

import org.jspecify.annotations.NullMarked;
