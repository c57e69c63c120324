/** What officers answer to what they owe: a promise, putting it off, handing it over. */
@NullMarked
package vn.pcmt.notification.escalation;

import org.jspecify.annotations.NullMarked;
