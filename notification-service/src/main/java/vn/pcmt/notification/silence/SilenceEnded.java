package vn.pcmt.notification.silence;

/** A silence or failure is over: what it kept from being said has to be decided anew. */
public record SilenceEnded(String id) {}
