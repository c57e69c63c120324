/** Figures frozen under a name: their vintages, their embargo, and what of them is told outside. */
@NullMarked
package vn.pcmt.report.publication;

import org.jspecify.annotations.NullMarked;
