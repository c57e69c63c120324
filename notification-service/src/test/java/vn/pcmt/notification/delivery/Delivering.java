package vn.pcmt.notification.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.calendar.TestHours;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.routing.Recipient;

/** One node that delivers, on the store under test, by channels and a clock of the test's own. Nothing runs by itself. */
public final class Delivering {

    public static final Duration LEASE = Duration.ofMinutes(2);

    private final Clock clock;
    private final List<Channel> channels;
    private final Relevance relevance;
    private final WorkingHours hours;
    private final Digests digests;
    private final Subscribers subscribers;
    private final RaiseAlert raise;
    private final DeliverAlert deliver;

    private Delivering(
            Clock clock,
            List<Channel> channels,
            Relevance relevance,
            WorkingHours hours,
            Digests digests,
            Subscribers subscribers) {
        this.clock = clock;
        this.channels = channels;
        this.relevance = relevance;
        this.hours = hours;
        this.digests = digests;
        this.subscribers = subscribers;
        PlanDelivery plans = new PlanDelivery(ServiceOnStore.bean(Preferences.class), subscribers, hours, channels);
        LedgerMeters meters = new LedgerMeters(new SimpleMeterRegistry());
        this.raise = new RaiseAlert(alerts(), plans, meters, event -> {}, clock);
        this.deliver = new DeliverAlert(
                alerts(),
                channels,
                digests,
                plans,
                relevance,
                ServiceOnStore.directory(),
                ServiceOnStore.bean(Tell.class),
                settings(),
                meters,
                event -> {},
                clock);
    }

    /** Awake at any hour, and everything told still holds. */
    public static Delivering by(Clock clock, Channel... channels) {
        return new Delivering(
                clock,
                List.of(channels),
                cause -> true,
                TestHours.always(),
                (digest, alert) -> new Digests.Standing.NotInIt(),
                () -> cause -> List.of());
    }

    public Delivering knowing(Relevance other) {
        return new Delivering(clock, channels, other, hours, digests, subscribers);
    }

    /** Quiet at night and on days off. */
    public Delivering inWorkingHours() {
        return new Delivering(clock, channels, relevance, TestHours.quiet(), digests, subscribers);
    }

    public Delivering withDigests(Digests other) {
        return new Delivering(clock, channels, relevance, hours, other, subscribers);
    }

    public Delivering telling(Subscribers other) {
        return new Delivering(clock, channels, relevance, hours, digests, other);
    }

    /** Tells an officer of the store something about the report of the fixture. */
    public String raise(String officer, AlertKind kind) {
        return raise(officer, AnAlert.about(kind));
    }

    public String raise(String officer, AlertCause cause) {
        Officer known = ServiceOnStore.bean(Directory.class).officer(officer).orElseThrow();
        Recipient recipient = new Recipient(known, Recipient.Rule.OWN_UNIT, null, false);
        raise.tell(List.of(Telling.of(recipient, cause)));
        return cause.idFor(officer);
    }

    public void attempt(String alert, Lane lane) {
        deliver.attempt(new DeliveryId(alert, lane));
    }

    /** Attempts everything that is due by these channels until nothing is; how many attempts that took. */
    public int attemptAllDue() {
        int attempts = 0;
        for (List<String> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(id -> deliver.attempt(DeliveryId.parse(id)));
            attempts += due.size();
        }
        return attempts;
    }

    private List<String> due() {
        return channels.stream()
                .flatMap(channel -> alerts().due(channel.name(), clock.instant(), 10_000).stream())
                .toList();
    }

    public static Alerts alerts() {
        return ServiceOnStore.bean(Alerts.class);
    }

    public static DeliverySettings settings() {
        return ServiceOnStore.bean(DeliverySettings.class);
    }

    /** The row of one lane. */
    public static Delivery row(String alert, Lane lane) {
        return alerts().find(alert).orElseThrow().ledger().row(lane);
    }

    /** The states that a row went through. */
    public static List<Delivery.State> states(String alert, Lane lane) {
        return history(alert, lane).map(Delivery.Entry::state).toList();
    }

    public static Stream<Delivery.Entry> history(String alert, Lane lane) {
        return row(alert, lane).history().stream();
    }

    public static List<String> due(Lane lane, Instant at) {
        return alerts().due(lane.channel(), at, 10_000);
    }
}
