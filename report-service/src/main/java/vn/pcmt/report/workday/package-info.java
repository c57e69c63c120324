/** The working days as an administrator decides on them, year by year, with the reason and the document. */
@NullMarked
package vn.pcmt.report.workday;

import org.jspecify.annotations.NullMarked;
