/** Explanations: asked of a unit from any figure or task, answered, accepted or returned. */
@NullMarked
package vn.pcmt.console.explanation;

import org.jspecify.annotations.NullMarked;
