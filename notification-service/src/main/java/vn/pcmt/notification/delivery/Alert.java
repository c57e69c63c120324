package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.alert.AlertAcknowledged;
import vn.pcmt.contract.alert.AlertDelivered;
import vn.pcmt.contract.alert.AlertEscalated;
import vn.pcmt.contract.alert.AlertRaised;
import vn.pcmt.contract.alert.AlertSeen;
import vn.pcmt.contract.alert.AlertState;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.AlertSuppressed;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.routing.Recipient;

/** One thing told to one officer about one obligation, once, with the ledger of how it reached the officer. */
@Document(Alert.COLLECTION)
@CompoundIndex(name = "by_unit", def = "{'cause.unitKey': 1}")
@CompoundIndex(name = "by_obligation", def = "{'cause.obligation': 1}")
public final class Alert implements OutboxHolder {

    static final String COLLECTION = "alerts";
    /** Why there is no e-mail to an officer who is on leave. */
    static final String AWAY = "away";

    /** The officer's promise. */
    public record Acknowledgement(LocalDate promisedOn, Instant at) {}

    @Id
    private final String id;

    @Version
    private long version;

    private final @Indexed String officer;
    private final AlertCause cause;
    private final Severity severity;
    private final String rule;
    private final @Nullable String actingFor;
    private final @Indexed Instant raisedAt;
    private final @Nullable String suppressed;
    private long revision;
    private @Nullable Instant seenAt;
    private @Nullable Acknowledgement acknowledged;
    private final Ledger ledger;
    private @Indexed @Nullable Instant sendAt;
    private final Outbox outbox;
    private final Receipts receipts;

    @PersistenceCreator
    private Alert(
            String id,
            long version,
            String officer,
            AlertCause cause,
            Severity severity,
            String rule,
            @Nullable String actingFor,
            Instant raisedAt,
            @Nullable String suppressed,
            long revision,
            @Nullable Instant seenAt,
            @Nullable Acknowledgement acknowledged,
            @Nullable Ledger ledger,
            @Nullable Instant sendAt,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.officer = officer;
        this.cause = cause;
        this.severity = severity;
        this.rule = rule;
        this.actingFor = actingFor;
        this.raisedAt = raisedAt;
        this.suppressed = suppressed;
        this.revision = revision;
        this.seenAt = seenAt;
        this.acknowledged = acknowledged;
        this.ledger = ledger == null ? Ledger.empty() : ledger;
        this.sendAt = sendAt;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    private Alert(
            String officer,
            AlertCause cause,
            String rule,
            @Nullable String actingFor,
            Instant now,
            @Nullable String suppressed,
            Ledger ledger) {
        this(
                cause.idFor(officer),
                0,
                officer,
                cause,
                cause.severity(),
                rule,
                actingFor,
                now,
                suppressed,
                1,
                null,
                null,
                ledger,
                ledger.next(),
                new Outbox(),
                new Receipts());
    }

    /**
     * Decides that an officer is told. The inbox has it by being saved.
     *
     * @param plan how it goes out beside, unless there is a reason to leave it at the inbox
     */
    static Alert raise(Telling telling, Instant now, Plan plan) {
        Recipient recipient = telling.recipient();
        AlertCause cause = telling.cause();
        Ledger ledger = inboxOnly(recipient, cause)
                .map(reason -> Ledger.inboxOnly(plan, now, reason))
                .orElseGet(() -> Ledger.of(plan, now));
        Alert alert = new Alert(
                recipient.officer().id(), cause, recipient.rule().name(), recipient.actingFor(), now, null, ledger);
        alert.outbox.record(version -> new AlertRaised(version, now, Event.SYSTEM, alert.state()));
        for (AlertCause one : telling.escalated()) {
            alert.outbox.record(version -> new AlertEscalated(
                    version, now, Event.SYSTEM, alert.stateOf(one), one.step(), String.valueOf(one.reason())));
        }
        alert.outbox.record(
                version -> new AlertDelivered(version, now, Event.SYSTEM, alert.state(), Lane.INBOX.toString()));
        return alert;
    }

    private static Optional<String> inboxOnly(Recipient recipient, AlertCause cause) {
        if (cause.overtaken()) {
            return Optional.of("overtaken");
        }
        if (cause.kind() == AlertKind.CLOSED) {
            return Optional.of("inbox-only");
        }
        return recipient.away() ? Optional.of(AWAY) : Optional.empty();
    }

    /** Records that nobody is told, and why. There is no officer; {@value Event#SYSTEM} stands for all of them. */
    static Alert suppress(AlertCause cause, String reason, Instant now) {
        Alert alert = new Alert(Event.SYSTEM, cause, reason, null, now, reason, Ledger.empty());
        alert.outbox.record(version -> new AlertSuppressed(version, now, Event.SYSTEM, alert.state(), reason));
        return alert;
    }

    /** The officer has seen it; seeing it again changes nothing. */
    public void seen(Instant now) {
        if (seenAt == null) {
            seenAt = now;
            revision++;
            outbox.record(version -> new AlertSeen(version, now, officer, state()));
        }
    }

    /** The officer promises a date; a later promise replaces an earlier one. */
    public void acknowledge(LocalDate promisedOn, Instant now) {
        acknowledged = new Acknowledgement(promisedOn, now);
        if (seenAt == null) {
            seenAt = now;
        }
        revision++;
        outbox.record(version -> new AlertAcknowledged(version, now, officer, state(), promisedOn));
    }

    /** Takes a delivery for one step; see {@link Ledger#begin}. */
    Ledger.Step begin(Lane lane, Instant now, Instant until, int mostUnclear) {
        Ledger.Step step = ledger.begin(lane, now, until, mostUnclear);
        sendAt = ledger.next();
        return step;
    }

    /** Notes what came of a delivery, or of a step towards it. */
    void note(Consumer<Ledger> change) {
        change.accept(ledger);
        sendAt = ledger.next();
    }

    /** Notes that a lane has it; so nothing is left to do for those kept in reserve. */
    void arrived(Lane lane, Instant now, String detail) {
        note(rows -> {
            rows.note(lane, State.DELIVERED, now, detail, null);
            if (rows.leadsToOfficer(lane)) {
                rows.reserveNotNeeded(now, "reached by " + lane);
            }
        });
        outbox.record(version -> new AlertDelivered(version, now, Event.SYSTEM, state(), lane.toString()));
    }

    /**
     * Finds the window anew for what waits.
     *
     * @return false, with nothing changed, if nothing waits or all would go out at the same time
     */
    boolean plannedAgain(Instant now, UnaryOperator<Instant> window) {
        boolean changed = ledger.planAgain(now, window);
        sendAt = ledger.next();
        return changed;
    }

    Ledger ledger() {
        return ledger;
    }

    private AlertState state() {
        return stateOf(cause);
    }

    /** With one of the causes that it tells of. */
    private AlertState stateOf(AlertCause one) {
        return new AlertState(
                id,
                one.obligation(),
                one.kind(),
                one.severity(),
                one.unitKey(),
                officer,
                one.dueAt(),
                one.subject().owes());
    }

    /** {@code obligationId~kind~occasion~officer}. */
    public String id() {
        return id;
    }

    /** Counts what its officer did, not what the machinery did: a mail that went out does not make a reader's copy stale. */
    public long revision() {
        return revision;
    }

    public String officer() {
        return officer;
    }

    public AlertCause cause() {
        return cause;
    }

    public Severity severity() {
        return severity;
    }

    /** Which rule chose the officer; for a suppressed alert, why nobody is told. */
    public String rule() {
        return rule;
    }

    /** In whose stead the officer is told, by the same rule; null if in the officer's own right. */
    public @Nullable String actingFor() {
        return actingFor;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public @Nullable Instant seenAt() {
        return seenAt;
    }

    public @Nullable Acknowledgement acknowledged() {
        return acknowledged;
    }

    /** The ledger, by lane, in the order in which the lanes are tried; empty for a suppressed alert. */
    public Map<String, Delivery> deliveries() {
        return Collections.unmodifiableMap(ledger.rows());
    }

    public boolean isSuppressed() {
        return suppressed != null;
    }

    public Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
