/** Server-sent events: one client at a time, and for how long it may listen. */
@NullMarked
package vn.pcmt.kit.live;

import org.jspecify.annotations.NullMarked;
