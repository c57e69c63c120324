/** One alert about many things of a kind, for whoever answers for an area. */
@NullMarked
package vn.pcmt.notification.grouping;

import org.jspecify.annotations.NullMarked;
