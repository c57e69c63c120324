/** Administrative units with the days they existed, and the reorganisations that turned old ones into new ones. */
@NullMarked
package vn.pcmt.plan.unit;

import org.jspecify.annotations.NullMarked;
