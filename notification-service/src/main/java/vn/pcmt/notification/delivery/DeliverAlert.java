package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.delivery.Delivery.State;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.preferences.ChannelName;

/**
 * Carries one delivery one step on: claims it, sends, then notes what came of it. A crash between sending and noting
 * leaves the row in {@link State#SENDING}; when its lease is over it becomes {@link State#UNKNOWN}, the other side is
 * asked, and if it cannot tell the message is sent once more under the same id. A channel that fails for good hands over
 * to the next of the officer's choice. An officer who went on leave while it was held is not sent anything: whoever
 * answers by then is told.
 */
@Component
class DeliverAlert {

    private final Alerts alerts;
    private final Map<ChannelName, Channel> channels;
    private final Digests digests;
    private final PlanDelivery plans;
    private final Relevance relevance;
    private final Directory directory;
    private final Tell others;
    private final DeliverySettings settings;
    private final LedgerMeters meters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeliverAlert(
            Alerts alerts,
            List<Channel> channels,
            Digests digests,
            PlanDelivery plans,
            Relevance relevance,
            Directory directory,
            Tell others,
            DeliverySettings settings,
            LedgerMeters meters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.digests = digests;
        this.plans = plans;
        this.relevance = relevance;
        this.directory = directory;
        this.others = others;
        this.settings = settings;
        this.meters = meters;
        this.events = events;
        this.clock = clock;
    }

    void attempt(DeliveryId id) {
        Channel channel = channels.get(id.lane().channel());
        if (channel == null) {
            return;
        }
        Ledger.Step[] step = {Ledger.Step.NOTHING};
        Optional<Alert> claimed = alerts.change(id.alert(), alert -> {
            step[0] = alert.begin(id.lane(), now(), now().plus(settings.lease()), channel.mostUnclear());
            return step[0] != Ledger.Step.NOTHING;
        });
        if (claimed.isEmpty()) {
            return;
        }
        Alert alert = claimed.get();
        switch (step[0]) {
            case NOTHING -> {}
            case NOTED -> {
                meters.moved(id.lane(), State.UNKNOWN);
                attempt(id);
            }
            case GIVE_UP -> end(id, State.GAVE_UP, "outcome unknown twice");
            case SEND -> sendIfItStillMatters(id, alert, channel);
            case TELL_IN_DIGEST -> tellInDigest(id, alert);
            case LOOK_UP -> lookUp(id, alert, channel);
        }
    }

    private void sendIfItStillMatters(DeliveryId id, Alert alert, Channel channel) {
        meters.moved(id.lane(), State.SENDING);
        if (isPointless(id, alert)) {
            return;
        }
        settle(id, alert, channel.deliver(alert, id.lane()));
    }

    /** Notes, if so, that there is nothing to say any more, or nobody to say it to. */
    private boolean isPointless(DeliveryId id, Alert alert) {
        if (maySettle(alert.cause().kind()) && !relevance.stillHolds(alert.cause())) {
            leave(id, "settled");
            return true;
        }
        if (alert.ledger().leadsToOfficer(id.lane()) && isAway(alert.officer())) {
            others.tell(alert.cause());
            leave(id, Alert.AWAY);
            return true;
        }
        return false;
    }

    private void leave(DeliveryId id, String why) {
        change(
                id,
                alert -> alert.note(rows -> {
                    rows.note(id.lane(), State.NOT_SENT, now(), why, null);
                    if (rows.leadsToOfficer(id.lane())) {
                        rows.reserveNotNeeded(now(), why);
                    }
                }));
    }

    private void tellInDigest(DeliveryId id, Alert alert) {
        if (isPointless(id, alert)) {
            return;
        }
        switch (digests.tell(Objects.requireNonNull(alert.ledger().digest()), alert)) {
            case Digests.Standing.Settled(Outcome outcome) -> settle(id, alert, outcome);
            case Digests.Standing.Later(Instant at) ->
                change(id, changed -> changed.note(rows -> rows.postpone(id.lane(), at)));
            case Digests.Standing.NotInIt() -> {
                change(id, changed -> changed.note(rows -> rows.leaveDigest(now(), "the digest went without it")));
                attempt(id);
            }
        }
    }

    private void lookUp(DeliveryId id, Alert alert, Channel channel) {
        boolean sent = alert.ledger().row(id.lane()).state() == State.SENT;
        switch (channel.lookUp(alert, id.lane())) {
            case Fate.Known(Outcome outcome) -> settle(id, alert, outcome);
            case Fate.AskLater(String cause) -> {
                if (isOver(alert)) {
                    endUnclear(id, sent, cause);
                } else {
                    postpone(id, settings.backoff(1));
                }
            }
            case Fate.NeverArrived() -> sendAgain(id, alert, channel);
            case Fate.CannotTell() -> {
                if (sent) {
                    endUnclear(id, true, "the other side does not say");
                } else {
                    sendAgain(id, alert, channel);
                }
            }
        }
    }

    /** What was taken over counts as sent for ever; what may never have arrived gives way to the next channel. */
    private void endUnclear(DeliveryId id, boolean sent, String cause) {
        if (sent) {
            change(id, alert -> alert.note(rows -> rows.postpone(id.lane(), null)));
        } else {
            end(id, State.GAVE_UP, "outcome unknown: " + cause);
        }
    }

    private void sendAgain(DeliveryId id, Alert alert, Channel channel) {
        if (change(id, changed -> changed.note(rows -> rows.again(id.lane(), now(), now().plus(settings.lease()))))) {
            sendIfItStillMatters(id, alert, channel);
        }
    }

    private void settle(DeliveryId id, Alert seen, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered(String detail) -> change(id, seen, alert -> alert.arrived(id.lane(), now(), detail));
            case Outcome.Accepted(String detail) -> note(id, State.SENT, detail, now().plus(settings.lookUpAfter()));
            case Outcome.GaveUp(String cause) -> end(id, State.GAVE_UP, cause);
            case Outcome.TryLater(String cause, Duration pause) -> tryLater(id, cause, pause);
            case Outcome.Away(String cause, Duration pause) -> {
                if (hasReserve(id)) {
                    end(id, State.NOT_SENT, cause);
                } else {
                    tryLater(id, cause, pause);
                }
            }
            case Outcome.Unclear(String cause) -> unclear(id, cause);
        }
    }

    private boolean hasReserve(DeliveryId id) {
        return alerts.find(id.alert())
                .filter(alert -> alert.ledger().leadsToOfficer(id.lane()))
                .flatMap(alert -> alert.ledger().reserved())
                .isPresent();
    }

    private void unclear(DeliveryId id, String cause) {
        Alert alert = alerts.find(id.alert()).orElseThrow();
        Delivery row = alert.ledger().row(id.lane());
        if (row.times(State.UNKNOWN) >= channel(id).mostUnclear() || isOver(alert)) {
            end(id, State.GAVE_UP, "outcome unknown again: " + cause);
            return;
        }
        Duration backoff = settings.backoff(row.attempts());
        Duration wait = backoff.compareTo(settings.lookUpAfter()) > 0 ? backoff : settings.lookUpAfter();
        note(id, State.UNKNOWN, cause, now().plus(wait));
    }

    private Channel channel(DeliveryId id) {
        return Objects.requireNonNull(channels.get(id.lane().channel()));
    }

    private void tryLater(DeliveryId id, String cause, Duration pause) {
        Alert alert = alerts.find(id.alert()).orElseThrow();
        if (isOver(alert)) {
            end(id, State.GAVE_UP, cause);
            return;
        }
        Duration backoff = settings.backoff(alert.ledger().row(id.lane()).attempts());
        Instant next = now().plus(backoff.compareTo(pause) > 0 ? backoff : pause);
        note(
                id,
                State.FAILED_RETRY,
                cause,
                alert.ledger().leadsToOfficer(id.lane())
                        ? plans.window(alert.officer(), alert.severity(), next)
                        : next);
    }

    private boolean isOver(Alert alert) {
        return alert.raisedAt().plus(settings.giveUpAfter()).isBefore(now());
    }

    /** Ends a delivery that failed and hands over to the next lane of the officer's choice, by one write. */
    private void end(DeliveryId id, State state, String cause) {
        @Nullable Lane[] next = {null};
        change(id, alert -> {
            alert.note(rows -> rows.note(id.lane(), state, now(), cause, null));
            if (alert.seenAt() != null) {
                alert.note(rows -> rows.reserveNotNeeded(now(), "seen in the inbox"));
            } else {
                Instant window = plans.window(alert.officer(), alert.severity(), now());
                alert.note(rows ->
                        next[0] = rows.failOver(id.lane(), now(), window).orElse(null));
            }
        });
        if (next[0] != null) {
            events.publishEvent(new DeliveryDue(new DeliveryId(id.alert(), next[0])));
        }
    }

    private void postpone(DeliveryId id, Duration pause) {
        change(id, alert -> alert.note(rows -> rows.postpone(id.lane(), now().plus(pause))));
    }

    private void note(DeliveryId id, State state, String why, @Nullable Instant next) {
        change(id, alert -> alert.note(rows -> rows.note(id.lane(), state, now(), why, next)));
    }

    /** False, with nothing changed, if it was delivered meanwhile. */
    private boolean change(DeliveryId id, Consumer<Alert> outcome) {
        return alerts.find(id.alert()).filter(seen -> change(id, seen, outcome)).isPresent();
    }

    private boolean change(DeliveryId id, Alert seen, Consumer<Alert> outcome) {
        State[] before = new State[1];
        Optional<Alert> changed = alerts.change(seen, alert -> {
            before[0] = alert.ledger().row(id.lane()).state();
            if (before[0] == State.DELIVERED) {
                return false; // another node took over a slow attempt and was faster to note it
            }
            outcome.accept(alert);
            return true;
        });
        changed.map(alert -> alert.ledger().row(id.lane()).state())
                .filter(state -> state != before[0])
                .ifPresent(state -> meters.moved(id.lane(), state));
        return changed.isPresent();
    }

    private boolean isAway(String officer) {
        LocalDate today = LocalDate.ofInstant(now(), VietnamTime.ZONE);
        return directory.officer(officer).filter(one -> one.isAway(today)).isPresent();
    }

    private static boolean maySettle(AlertKind kind) {
        return kind == AlertKind.REMINDER || kind == AlertKind.OVERDUE || kind == AlertKind.FLAGGED;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
