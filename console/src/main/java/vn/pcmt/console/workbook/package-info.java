/** Reports filled in with a spreadsheet: the file to fill in, what would come of it, sending it. */
@NullMarked
package vn.pcmt.console.workbook;

import org.jspecify.annotations.NullMarked;
