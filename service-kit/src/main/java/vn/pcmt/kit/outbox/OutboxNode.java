package vn.pcmt.kit.outbox;

import java.util.UUID;

/** Name under which this process leases outboxes; new at every start, so that a restart never mistakes old work for its own. */
record OutboxNode(String id) {
    static OutboxNode random() {
        return new OutboxNode(UUID.randomUUID().toString());
    }
}
