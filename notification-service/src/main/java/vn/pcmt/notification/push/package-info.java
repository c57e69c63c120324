/** Notices to the browsers in which officers asked for them, by Web Push: a title and a link, encrypted for each. */
@NullMarked
package vn.pcmt.notification.push;

import org.jspecify.annotations.NullMarked;
