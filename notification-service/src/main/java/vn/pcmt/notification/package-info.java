/** Notification service: obligations, alerts, their delivery and the inbox. */
@NullMarked
package vn.pcmt.notification;

import org.jspecify.annotations.NullMarked;
