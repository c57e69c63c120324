package vn.pcmt.notification.delivery;

/** A delivery may go out now. A hint within this node: who misses it finds the alert by sweep. */
record DeliveryDue(DeliveryId delivery) {}
