/** How due work is found and done: by hint at once, by sweep for what a crash or another node left; and what is over. */
@NullMarked
package vn.pcmt.notification.work;

import org.jspecify.annotations.NullMarked;
