/** The clock and the zone of every deadline. */
@NullMarked
package vn.pcmt.kit.time;

import org.jspecify.annotations.NullMarked;
