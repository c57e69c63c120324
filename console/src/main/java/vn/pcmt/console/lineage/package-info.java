/** Where a number comes from: the reports behind it, who accepted them, and why it moved. */
@NullMarked
package vn.pcmt.console.lineage;

import org.jspecify.annotations.NullMarked;
