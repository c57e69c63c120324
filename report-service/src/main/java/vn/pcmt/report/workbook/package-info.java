/** What all workbooks have in common: their seal, their look, their words, and the keys of their cells. */
@NullMarked
package vn.pcmt.report.workbook;

import org.jspecify.annotations.NullMarked;
