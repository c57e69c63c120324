package vn.pcmt.notification.delivery;

import vn.pcmt.contract.alert.AlertState.AlertKind;

/** Asked right before a message leaves the house, perhaps hours after it was decided. */
public interface Relevance {

    /** Whether what the alert says is still so. */
    boolean stillHolds(AlertKind kind, String obligation);
}
