/** The screens of figures: a unit, an area or group, one indicator over time. */
@NullMarked
package vn.pcmt.console.figures;

import org.jspecify.annotations.NullMarked;
