/** Explanations: a leader asks a unit about a figure or a slip; the answer stays pinned to it. */
@NullMarked
package vn.pcmt.plan.explanation;

import org.jspecify.annotations.NullMarked;
