/** What plans want to reach: targets, and how they stand as the views tell. */
@NullMarked
package vn.pcmt.plan.target;

import org.jspecify.annotations.NullMarked;
