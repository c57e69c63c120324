/** What imports from CSV files share: reading a file row by row, what is wrong with which cell, once per key. */
@NullMarked
package vn.pcmt.plan.imports;

import org.jspecify.annotations.NullMarked;
