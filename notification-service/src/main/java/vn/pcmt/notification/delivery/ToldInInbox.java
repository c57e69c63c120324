package vn.pcmt.notification.delivery;

/** An officer was told by this node. A hint: who misses it finds the alert in the store. */
public record ToldInInbox(String officer) {}
