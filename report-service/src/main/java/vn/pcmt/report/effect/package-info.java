/** Which totals a revision moved, by how much and why. */
@NullMarked
package vn.pcmt.report.effect;

import org.jspecify.annotations.NullMarked;
