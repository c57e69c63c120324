/** Figures that are unlike their unit's own past, or unlike those of its peers, each with a reason a person can read. */
@NullMarked
package vn.pcmt.report.outlier;

import org.jspecify.annotations.NullMarked;
