package vn.pcmt.notification.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.Delivery;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.preferences.ChannelName;

/** Counts what became of the alerts of some units in a time. */
@Component
class CountDeliveries {

    /**
     * @param suppressed alerts that nobody was told, with a reason in the ledger
     */
    record Statistics(
            Instant from,
            Instant until,
            long alerts,
            long suppressed,
            List<ByChannel> channels,
            List<ByUnitAndKind> acknowledgements) {}

    /**
     * What became of the messages of a channel.
     *
     * @param states how many stand in each state
     * @param tried how many were attempted at all
     * @param deliveredShare of those attempted, in per cent with one decimal; null if none was
     */
    record ByChannel(
            ChannelName channel,
            Map<Delivery.State, Long> states,
            long tried,
            @Nullable Double deliveredShare) {}

    /**
     * How soon a unit's officers took on what they were told.
     *
     * @param medianMinutes from the alert to the promise; null if there is none
     * @param slowestTenthMinutes nine of ten took no longer
     */
    record ByUnitAndKind(
            String unitKey,
            AlertKind kind,
            long told,
            long seen,
            long acknowledged,
            @Nullable Long medianMinutes,
            @Nullable Long slowestTenthMinutes) {}

    private record Group(String unitKey, AlertKind kind) {}

    private static final class Tally {
        private long told;
        private long seen;
        private final List<Duration> waits = new ArrayList<>();
    }

    private final Alerts alerts;

    CountDeliveries(Alerts alerts) {
        this.alerts = alerts;
    }

    Statistics count(Collection<String> units, Instant from, Instant until) {
        Map<ChannelName, Map<Delivery.State, Long>> channels = new TreeMap<>();
        Map<Group, Tally> groups =
                new TreeMap<>(Comparator.comparing(Group::unitKey).thenComparing(Group::kind));
        long[] counts = new long[2];
        try (Stream<Alert> raised = alerts.raised(units, from, until)) {
            raised.forEach(alert -> {
                if (alert.isSuppressed()) {
                    counts[1]++;
                    return;
                }
                counts[0]++;
                alert.deliveries().forEach((lane, delivery) -> channels.computeIfAbsent(
                                Lane.parse(lane).channel(), channel -> new TreeMap<>())
                        .merge(delivery.state(), 1L, Long::sum));
                add(alert, groups);
            });
        }
        return new Statistics(
                from,
                until,
                counts[0],
                counts[1],
                channels.entrySet().stream()
                        .map(channel -> byChannel(channel.getKey(), channel.getValue()))
                        .toList(),
                groups.entrySet().stream()
                        .map(group -> byGroup(group.getKey(), group.getValue()))
                        .toList());
    }

    private static void add(Alert alert, Map<Group, Tally> groups) {
        Tally tally = groups.computeIfAbsent(
                new Group(alert.cause().unitKey(), alert.cause().kind()), group -> new Tally());
        tally.told++;
        if (alert.seenAt() != null) {
            tally.seen++;
        }
        Alert.Acknowledgement acknowledged = alert.acknowledged();
        if (acknowledged != null) {
            tally.waits.add(Duration.between(alert.raisedAt(), acknowledged.at()));
        }
    }

    private static ByChannel byChannel(ChannelName channel, Map<Delivery.State, Long> states) {
        long untried = Stream.of(
                        Delivery.State.NOT_SENT, Delivery.State.RESERVE, Delivery.State.HELD, Delivery.State.DUE)
                .mapToLong(state -> states.getOrDefault(state, 0L))
                .sum();
        long tried = states.values().stream().mapToLong(Long::longValue).sum() - untried;
        long delivered = states.getOrDefault(Delivery.State.DELIVERED, 0L);
        return new ByChannel(channel, states, tried, tried == 0 ? null : Math.round(1000.0 * delivered / tried) / 10.0);
    }

    private static ByUnitAndKind byGroup(Group group, Tally tally) {
        List<Duration> waits = tally.waits.stream().sorted().toList();
        return new ByUnitAndKind(
                group.unitKey(),
                group.kind(),
                tally.told,
                tally.seen,
                waits.size(),
                minutes(waits, 0.5),
                minutes(waits, 0.9));
    }

    private static @Nullable Long minutes(List<Duration> sorted, double share) {
        return sorted.isEmpty()
                ? null
                : sorted.get((int) Math.ceil(share * sorted.size()) - 1).toMinutes();
    }
}
