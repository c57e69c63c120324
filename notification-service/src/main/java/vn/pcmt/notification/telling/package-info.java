/** From something to say to those who are told, or to the reason why nobody is. */
@NullMarked
package vn.pcmt.notification.telling;

import org.jspecify.annotations.NullMarked;
