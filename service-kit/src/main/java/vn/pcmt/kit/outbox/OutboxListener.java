package vn.pcmt.kit.outbox;

import org.springframework.data.mongodb.core.mapping.event.AbstractMongoEventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;

/** Hands what was saved to the relay, as it was written: nothing is read again. */
final class OutboxListener extends AbstractMongoEventListener<OutboxHolder> {
    private final OutboxRelay relay;

    OutboxListener(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public void onAfterSave(AfterSaveEvent<OutboxHolder> saved) {
        String collection = saved.getCollectionName();
        if (collection != null && saved.getDocument() != null) {
            relay.saved(collection, saved.getDocument());
        }
    }
}
