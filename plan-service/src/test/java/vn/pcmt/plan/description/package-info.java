/** The interface as it is described, tried from outside. */
@NullMarked
package vn.pcmt.plan.description;

import org.jspecify.annotations.NullMarked;
