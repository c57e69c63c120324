package vn.pcmt.kit.outbox;

import java.time.Instant;

/** The node that publishes an aggregate's events, and until when nobody else may. */
record Lease(String owner, Instant until) {}
