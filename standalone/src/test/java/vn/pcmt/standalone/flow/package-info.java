/** The whole system driven from the outside, as its users drive it. */
@NullMarked
package vn.pcmt.standalone.flow;

import org.jspecify.annotations.NullMarked;
