/** Server-sent events relayed from the report service to open pages. */
@NullMarked
package vn.pcmt.console.live;

import org.jspecify.annotations.NullMarked;
