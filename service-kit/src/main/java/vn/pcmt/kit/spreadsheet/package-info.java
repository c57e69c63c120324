/** Files of others: received, looked at for traps, and read row by row in bounded memory. */
@NullMarked
package vn.pcmt.kit.spreadsheet;

import org.jspecify.annotations.NullMarked;
