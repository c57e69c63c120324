/** Refusals with a stable code, rendered as RFC 9457 problems in Vietnamese or English. */
@NullMarked
package vn.pcmt.kit.problem;

import org.jspecify.annotations.NullMarked;
