/** Who owes which report until when, and what has to be said about it at which moment. */
@NullMarked
package vn.pcmt.notification.obligation;

import org.jspecify.annotations.NullMarked;
