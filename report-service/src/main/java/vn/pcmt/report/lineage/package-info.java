/** What a figure is made of, whether that is so, and why it is another one than before. */
@NullMarked
package vn.pcmt.report.lineage;

import org.jspecify.annotations.NullMarked;
