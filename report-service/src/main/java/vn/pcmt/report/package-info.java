/** The report service: catalogue, calendar, expected reports, submission, review and exact live totals. */
@NullMarked
package vn.pcmt.report;

import org.jspecify.annotations.NullMarked;
