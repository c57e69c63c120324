/** Plans from draft to close, with the reports they require. */
@NullMarked
package vn.pcmt.plan.plan;

import org.jspecify.annotations.NullMarked;
