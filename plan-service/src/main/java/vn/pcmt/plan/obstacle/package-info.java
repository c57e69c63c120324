/** Obstacles (vướng mắc): what keeps a plan from being carried out, who removes it by when, and how it goes up. */
@NullMarked
package vn.pcmt.plan.obstacle;

import org.jspecify.annotations.NullMarked;
