/** Steering committees and support teams of plans: who sits in them, for how long, and who stands in for whom. */
@NullMarked
package vn.pcmt.plan.committee;

import org.jspecify.annotations.NullMarked;
