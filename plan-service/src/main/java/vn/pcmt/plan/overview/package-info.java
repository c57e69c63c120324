/** How a plan stands in an area, at one look: its targets with figures and forecast, its tasks by agency. */
@NullMarked
package vn.pcmt.plan.overview;

import org.jspecify.annotations.NullMarked;
