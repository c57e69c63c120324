package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.alert.AlertAcknowledged;
import vn.pcmt.contract.alert.AlertDelivered;
import vn.pcmt.contract.alert.AlertRaised;
import vn.pcmt.contract.alert.AlertSeen;
import vn.pcmt.contract.alert.AlertState;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.contract.alert.AlertSuppressed;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.routing.Recipient;

/** One thing told to one officer about one obligation, once, with the ledger of how it reached the officer. */
@Document(Alert.COLLECTION)
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
    private final Instant raisedAt;
    private final @Nullable String suppressed;
    private long revision;
    private @Nullable Instant seenAt;
    private @Nullable Acknowledgement acknowledged;
    private final Map<ChannelName, Delivery> deliveries;
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
            @Nullable Map<ChannelName, Delivery> deliveries,
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
        this.deliveries = new EnumMap<>(ChannelName.class);
        if (deliveries != null) {
            this.deliveries.putAll(deliveries);
        }
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
            @Nullable String suppressed) {
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
                null,
                null,
                new Outbox(),
                new Receipts());
    }

    /**
     * Decides that an officer is told. The inbox has it by being saved.
     *
     * @param sendAt when an e-mail may go out, outside quiet hours
     */
    static Alert raise(Recipient recipient, AlertCause cause, Instant now, Instant sendAt) {
        Alert alert =
                new Alert(recipient.officer().id(), cause, recipient.rule().name(), recipient.actingFor(), now, null);
        alert.outbox.record(version -> new AlertRaised(version, now, Event.SYSTEM, alert.state()));
        alert.deliveries.put(ChannelName.INBOX, Delivery.first(State.DELIVERED, now, null));
        alert.outbox.record(
                version -> new AlertDelivered(version, now, Event.SYSTEM, alert.state(), ChannelName.INBOX.name()));
        if (cause.overtaken()) {
            alert.deliveries.put(ChannelName.EMAIL, Delivery.first(State.NOT_SENT, now, "overtaken"));
        } else if (cause.kind() == AlertKind.CLOSED) {
            alert.deliveries.put(ChannelName.EMAIL, Delivery.first(State.NOT_SENT, now, "inbox-only"));
        } else if (recipient.away()) {
            alert.deliveries.put(ChannelName.EMAIL, Delivery.first(State.NOT_SENT, now, AWAY));
        } else {
            alert.deliveries.put(ChannelName.EMAIL, Delivery.first(State.DUE, now, null));
            alert.sendAt = sendAt;
        }
        return alert;
    }

    /** Records that nobody is told, and why. There is no officer; {@value Event#SYSTEM} stands for all of them. */
    static Alert suppress(AlertCause cause, String reason, Instant now) {
        Alert alert = new Alert(Event.SYSTEM, cause, reason, null, now, reason);
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

    boolean mailIsDue(Instant now) {
        return sendAt != null && !sendAt.isAfter(now);
    }

    /**
     * Takes the e-mail for one attempt.
     *
     * @param until if nothing is noted by then, the outcome of this attempt is unknown
     * @return whether to send now; false if it is not due, or if what a stopped node left was noted as unknown or given up
     */
    boolean beginSending(Instant now, Instant until) {
        if (!mailIsDue(now)) {
            return false;
        }
        Delivery mail = mail();
        if (mail.state() == State.SENDING) {
            if (mail.wasEver(State.UNKNOWN)) {
                note(State.GAVE_UP, now, "outcome unknown twice", null);
            } else {
                note(State.UNKNOWN, now, "the node stopped between sending and noting it", now);
            }
            return false;
        }
        note(State.SENDING, now, mail.wasEver(State.UNKNOWN) ? "again, with the same Message-ID" : null, until);
        return true;
    }

    /**
     * Finds the window for an e-mail that waits: the next one; after a failure, the next one from the time of the new
     * attempt on.
     *
     * @return false, with nothing changed, if it does not wait or would go out at the same time
     */
    boolean mailPlannedAgain(Instant now, WorkingHours hours) {
        Instant planned = sendAt;
        if (planned == null || !planned.isAfter(now) || mail().state() == State.SENDING) {
            return false;
        }
        sendAt = hours.next(mail().state() == State.DUE ? now : planned);
        return !planned.equals(sendAt);
    }

    void mailDelivered(Instant now, String detail) {
        note(State.DELIVERED, now, detail, null);
        outbox.record(version -> new AlertDelivered(version, now, Event.SYSTEM, state(), ChannelName.EMAIL.name()));
    }

    void mailFailed(Instant now, String why, Instant nextAttempt) {
        note(State.FAILED_RETRY, now, why, nextAttempt);
    }

    void mailGivenUp(Instant now, String why) {
        note(State.GAVE_UP, now, why, null);
    }

    void mailPointless(Instant now, String why) {
        note(State.NOT_SENT, now, why, null);
    }

    private void note(State state, Instant now, @Nullable String detail, @Nullable Instant next) {
        deliveries.put(ChannelName.EMAIL, mail().to(state, now, detail));
        sendAt = next;
    }

    Delivery mail() {
        Delivery mail = deliveries.get(ChannelName.EMAIL);
        if (mail == null) {
            throw new IllegalStateException(id + " has no e-mail");
        }
        return mail;
    }

    private AlertState state() {
        return new AlertState(
                id,
                cause.obligation(),
                cause.kind(),
                severity,
                cause.unitKey(),
                officer,
                cause.dueAt(),
                cause.subject().owes());
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

    /** The ledger, by channel; empty for a suppressed alert. */
    public Map<ChannelName, Delivery> deliveries() {
        return Map.copyOf(deliveries);
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
