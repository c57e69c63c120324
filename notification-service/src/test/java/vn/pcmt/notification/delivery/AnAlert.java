package vn.pcmt.notification.delivery;

import java.time.Instant;
import vn.pcmt.contract.alert.AlertState.AlertKind;

/** Alerts for tests: about the report of a commune for November 2026, which was returned on 18 November. */
public final class AnAlert {

    public static final String OBLIGATION = "PCMT-THANG~18859@2025-07-01~2026-11";
    public static final Instant RAISED = Instant.parse("2026-11-18T02:00:00Z");

    private AnAlert() {}

    /** To an officer, raised just now; its mail is due. */
    public static Alert to(String officer, AlertKind kind) {
        return Alert.raise(officer, about(kind), "OWN_UNIT", RAISED, RAISED);
    }

    static AlertCause about(AlertKind kind) {
        return new AlertCause(
                OBLIGATION,
                kind,
                "v3",
                "18859@2025-07-01",
                "PCMT-THANG",
                "2026-11",
                Instant.parse("2026-11-16T10:00:00Z"),
                RAISED,
                false,
                kind == AlertKind.RETURNED ? "CA01 không khớp" : null);
    }
}
