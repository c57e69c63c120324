package vn.pcmt.notification.delivery;

/** The e-mail of an alert may go out now. A hint within this node: who misses it finds the alert by sweep. */
record MailDue(String alert) {}
