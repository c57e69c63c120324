/** A report's life on the side of the unit that owes it: read, submit, correct, extend. */
@NullMarked
package vn.pcmt.report.submission;

import org.jspecify.annotations.NullMarked;
