/** The workbook of one report: handed out sealed, looked at when it comes back, and confirmed. */
@NullMarked
package vn.pcmt.report.exchange;

import org.jspecify.annotations.NullMarked;
