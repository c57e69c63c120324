/** The plan service: units, officers, plans and what they require. */
@NullMarked
package vn.pcmt.plan;

import org.jspecify.annotations.NullMarked;
