package vn.pcmt.contract.alert;

import vn.pcmt.contract.Event;

/** What happens to an alert. Keyed by obligation, so that all alerts about one obligation stay in order. */
public sealed interface AlertEvent extends Event
        permits AlertRaised, AlertDelivered, AlertSeen, AlertAcknowledged, AlertEscalated, AlertSuppressed {
    AlertState alert();

    @Override
    default String aggregateId() {
        return alert().id();
    }

    @Override
    default String key() {
        return alert().obligation();
    }
}
