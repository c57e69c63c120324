/** What is not said for a while: by a silence, or because a declared failure explains it. */
@NullMarked
package vn.pcmt.notification.silence;

import org.jspecify.annotations.NullMarked;
