/** Whom to tell: by a tree of routes, then by role and post in the units of the day, with deputies and a last resort. */
@NullMarked
package vn.pcmt.notification.routing;

import org.jspecify.annotations.NullMarked;
