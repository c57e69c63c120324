package vn.pcmt.notification.obligation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Obligation.Flagged;
import vn.pcmt.notification.obligation.Obligation.Returned;
import vn.pcmt.notification.obligation.Obligation.State;

/** An obligation in the making: the report of October 2026, due on Monday 16 November 2026 at 17.00. */
final class Owed {

    static final String REPORT = "PCMT-THANG~18859@2025-07-01~2026-11";
    static final Instant DUE = vietnam("2026-11-16T17:00:00");
    static final Instant OPENED = vietnam("2026-11-15T00:00:00");

    private Instant dueAt = DUE;
    private State state = State.OPEN;
    private Instant since = OPENED;
    private Instant firstSeenAt = OPENED;
    private long version = 1;
    private boolean chased;
    private Obligation.@Nullable Suppression suppression;
    private final Map<String, Returned> returns = new HashMap<>();
    private final Map<String, Flagged> flags = new HashMap<>();
    private Set<String> told = new HashSet<>();
    private Subject about = new Subject(ObligationKind.REPORT, "ke-hoach", null, null, false, null);
    private boolean resting;
    private @Nullable AlertKind opening;
    private @Nullable Pursuit pursuit;
    private @Nullable Answers given;

    static Owed aReport() {
        return new Owed();
    }

    static ChaseSettings settings() {
        return new ChaseSettings(
                Duration.ofDays(30),
                List.of(Duration.ofHours(24)),
                LocalTime.of(7, 30),
                Duration.ZERO,
                Duration.ofMinutes(15),
                Duration.ofSeconds(30),
                8,
                32,
                200,
                Duration.ofMillis(200),
                Duration.ofSeconds(6));
    }

    /** Reports are told to be overdue once, and go no further. */
    static PursuitSettings toldOnce() {
        return pursuit(new PursuitSettings.Rules(List.of(), Duration.ofDays(2), 0, List.of()));
    }

    static PursuitSettings pursuit(PursuitSettings.Rules reports) {
        return new PursuitSettings(
                Map.of(ObligationKind.REPORT, reports),
                Duration.ofDays(3),
                Duration.ofDays(10),
                2,
                Duration.ofDays(1),
                2);
    }

    /** With the rules that are built in. */
    static PursuitSettings builtIn() {
        return new PursuitSettings(null, Duration.ofDays(3), Duration.ofDays(10), 2, Duration.ofDays(1), 2);
    }

    /** Something else is owed, to which some officer has to attend. */
    Owed is(ObligationKind kind, String officer) {
        this.about = new Subject(kind, "ke-hoach", "Tuyên truyền tại chợ", officer, false, null);
        this.opening = AlertKind.ASSIGNED;
        return this;
    }

    Owed urgent() {
        this.about = new Subject(about.owes(), about.plan(), about.title(), about.owner(), true, null);
        return this;
    }

    Owed resting(boolean now) {
        this.resting = now;
        return this;
    }

    Owed promised(String on, String at) {
        Answers old = given == null ? Answers.NONE : given;
        given = new Answers(
                new Answers.Promise(LocalDate.parse(on), "bc-18859", vietnam(at)),
                old.promises() + 1,
                old.snoozedUntil(),
                old.snoozes(),
                old.handedTo(),
                old.handedFrom(),
                old.revision(),
                old.done());
        return this;
    }

    Owed snoozed(String until) {
        given = new Answers(null, 0, vietnam(until), 1, null, null, 1L, List.of());
        return this;
    }

    Owed handedTo(String officer) {
        given = new Answers(null, 0, null, 0, officer, about.owner(), 1L, List.of());
        return this;
    }

    Owed dueAt(String local) {
        this.dueAt = vietnam(local);
        return this;
    }

    Owed firstSeen(String local) {
        this.firstSeenAt = vietnam(local);
        return this;
    }

    Owed submitted(String local) {
        return become(State.CLOSED, local);
    }

    Owed returned(String local, String reason) {
        become(State.RETURNED, local);
        returns.put("v" + version, new Returned(version, since, reason));
        return this;
    }

    Owed flagged(String local, String... indicators) {
        version++;
        flags.put("v" + version, new Flagged(version, vietnam(local), List.of(indicators)));
        return this;
    }

    private Owed become(State next, String local) {
        this.state = next;
        this.since = vietnam(local);
        this.version++;
        return this;
    }

    Owed after(Chase.Decision decision) {
        this.told = new HashSet<>(decision.told());
        this.chased = decision.chased();
        this.suppression = decision.suppression();
        this.pursuit = decision.pursuit();
        return this;
    }

    Obligation build() {
        return new Obligation(
                REPORT,
                version,
                "18859@2025-07-01",
                "PCMT-THANG",
                "2026-11",
                dueAt,
                state,
                since,
                returns,
                flags,
                told,
                chased,
                suppression,
                firstSeenAt,
                firstSeenAt,
                !returns.isEmpty() || !flags.isEmpty(),
                "claim",
                about,
                resting,
                opening,
                pursuit,
                given,
                null,
                null,
                null);
    }

    static Instant vietnam(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(7));
    }
}
