package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.routing.Recipient;

/** Alerts for tests: about the report of a commune for November 2026, which was returned on 18 November. */
public final class AnAlert {

    public static final String OBLIGATION = "PCMT-THANG~18859@2025-07-01~2026-11";
    private static final String UNIT = "18859@2025-07-01";
    public static final Instant RAISED = Instant.parse("2026-11-18T02:00:00Z");

    private AnAlert() {}

    /** To an officer, raised just now; its mail is due. */
    public static Alert to(String officer, AlertKind kind) {
        return to(officer, about(kind));
    }

    /** To an officer, for a cause of the test's own. */
    public static Alert to(String officer, AlertCause cause) {
        return Alert.raise(
                new Telling(recipient(officer), cause, List.of()),
                RAISED,
                new Plan(List.of(Lane.EMAIL), List.of(), RAISED, null));
    }

    /** Who reports for the commune. */
    static Recipient recipient(String officer) {
        Officer reporter = new Officer(
                officer, 1, "Cán bộ", "Cán bộ", UNIT, Set.of(OfficerRole.COMMUNE_REPORTER), null, null, null, true);
        return new Recipient(reporter, Recipient.Rule.OWN_UNIT, null, false);
    }

    public static AlertCause about(AlertKind kind) {
        return new AlertCause(
                OBLIGATION,
                kind,
                "v3",
                UNIT,
                "PCMT-THANG",
                "2026-11",
                Instant.parse("2026-11-16T10:00:00Z"),
                RAISED,
                false,
                kind == AlertKind.RETURNED ? "CA01 không khớp" : null);
    }
}
