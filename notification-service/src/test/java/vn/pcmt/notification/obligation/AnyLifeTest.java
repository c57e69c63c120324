package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.notification.obligation.Owed.vietnam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bson.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.notification.Events;

/** Reports with a life of any kind: whatever the order of their events, the same obligations, and each alert once. */
class AnyLifeTest {

    /** Who is told of what these units owe. The second was merged into the first; nobody reports for the third. */
    private static final Map<String, String> TOLD =
            Map.of("18859@2025-07-01", "bc-18859", "18883@2021-01-01", "bc-18859", "18862@2025-07-01", "duyet");

    private static final List<Event> OFFICIALS = List.of(
            Events.commune("18859", "Phường Đồng Thuận"),
            Events.commune("18862", "Phường Đồng Sơn"),
            Events.merged("18883@2021-01-01", "Xã Cũ", "18859@2025-07-01"),
            Events.officer("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER),
            Events.officer("duyet", "44@2025-07-01", OfficerRole.REVIEWER));

    /** Decided once, after all of them have come: everything in the store is the same, down to the last field. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void anyRepetitionAndReorderingGivesTheSameObligationsAndAlerts(@ForAll long seed) {
        Random random = new Random(seed);
        List<Event> history = new ArrayList<>(OFFICIALS);
        // The deadline of the second is too old for anybody to be chased.
        history.addAll(life("18859@2025-07-01", "2026-11", Owed.DUE, random));
        history.addAll(life("18883@2021-01-01", "2026-08", vietnam("2026-08-17T17:00:00"), random));
        history.addAll(life("18862@2025-07-01", "2026-11", Owed.DUE, random));
        assertThat(AnyOrderTest.tell(disturbed(history, random))).isEqualTo(AnyOrderTest.tell(history));
    }

    /** Decided again and again while they come, by nodes that stop in the middle of it: each alert is raised once. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void howeverOftenItIsDecidedMeanwhileEachReturnAndEachFlagIsToldOnceAndSettledOnce(@ForAll long seed) {
        Random random = new Random(seed);
        List<ReportEvent> history = lives(random);
        receive(disturbed(history, random), random);
        assertThat(raised()).containsExactlyElementsOf(owedAlerts(history));
    }

    /** Shows that the property can fail: a consumer that takes the number of arrival for the version. */
    @Example
    void aServiceThatTakesTheLastArrivalFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<ReportEvent> history = lives(random);
                        List<ReportEvent> numbered = new ArrayList<>();
                        disturbed(history, random).forEach(event -> {
                            if (event instanceof ReportReturned it) {
                                numbered.add(new ReportReturned(
                                        numbered.size() + 1L, it.at(), it.actor(), it.report(), it.reason()));
                            } else {
                                numbered.add(event);
                            }
                        });
                        receive(numbered, random);
                        assertThat(raised()).containsExactlyElementsOf(owedAlerts(history));
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private static void receive(List<ReportEvent> events, Random random) {
        // Empties the store, after the other class has begun, which fills it.
        AnyOrderTest.tell(List.of());
        OFFICIALS.forEach(AnyOrderTest::apply);
        Instant now = ServiceOnStore.SUNDAY_NIGHT;
        for (ReportEvent event : events) {
            ServiceOnStore.apply(event);
            switch (random.nextInt(6)) {
                case 0 -> ServiceOnStore.decideWhatIsDue();
                case 1 -> {
                    ServiceOnStore.raiseWhatIsDueAndStop();
                    // Long enough for another node to take over, and still in the night, so that nobody is chased.
                    now = now.plus(ServiceOnStore.settings().lease()).plus(Duration.ofMillis(1));
                    ServiceOnStore.at(now);
                }
                default -> {}
            }
        }
        ServiceOnStore.at(now.plus(ServiceOnStore.settings().lease()));
        ServiceOnStore.decideWhatIsDue();
    }

    /** The ids of all alerts, one for each time that one was raised. */
    private static List<String> raised() {
        return ServiceOnStore.mongo().findAll(Document.class, "alerts").stream()
                .flatMap(alert -> alert.get("outbox", Document.class).getList("pending", Document.class).stream()
                        .filter(event -> !event.getString("type").equals("alert.delivered.v1"))
                        .map(event -> event.getString("type") + " " + alert.getString("_id")))
                .sorted()
                .toList();
    }

    /**
     * What has to be told: that a report was sent back, each time; and that this is settled, once it is in or was sent
     * back again. Likewise that its openings do not fit, and that they fit again.
     */
    private static List<String> owedAlerts(List<ReportEvent> history) {
        TreeSet<String> owed = new TreeSet<>();
        for (ReportEvent event : history) {
            if (event instanceof ReportReturned returned) {
                ReportState report = returned.report();
                String officer = TOLD.get(report.unitKey());
                String version = "v" + returned.version();
                owed.add("alert.raised.v1 " + report.id() + "~RETURNED~" + version + "~" + officer);
                boolean settled = history.stream()
                        .anyMatch(later -> !(later instanceof ReportFlagged)
                                && later.report().id().equals(report.id())
                                && later.version() > returned.version());
                if (settled) {
                    owed.add("alert.raised.v1 " + report.id() + "~CLOSED~RETURNED." + version + "~" + officer);
                }
            }
            if (event instanceof ReportFlagged flagged && !flagged.openings().isEmpty()) {
                ReportState report = flagged.report();
                String officer = TOLD.get(report.unitKey());
                String version = "v" + flagged.version();
                owed.add("alert.raised.v1 " + report.id() + "~FLAGGED~" + version + "~" + officer);
                boolean fitsAgain = history.stream()
                        .anyMatch(later -> later instanceof ReportFlagged it
                                && it.openings().isEmpty()
                                && it.report().id().equals(report.id())
                                && it.version() > flagged.version());
                if (fitsAgain) {
                    owed.add("alert.raised.v1 " + report.id() + "~CLOSED~FLAGGED." + version + "~" + officer);
                }
            }
        }
        return List.copyOf(owed);
    }

    private static List<ReportEvent> lives(Random random) {
        return Stream.of("18859@2025-07-01", "18883@2021-01-01", "18862@2025-07-01")
                .flatMap(unit -> life(unit, "2026-11", Owed.DUE, random).stream())
                .toList();
    }

    /** A life as report-service allows it, in order. */
    private static List<ReportEvent> life(String unit, String period, Instant due, Random random) {
        Events.Report report = Events.report(unit, period, due);
        Instant at = due.minus(Duration.ofHours(40));
        List<ReportEvent> life = new ArrayList<>(List.of(report.expected(at)));
        for (int step = random.nextInt(9); step > 0; step--) {
            at = at.plus(Duration.ofHours(1 + random.nextInt(12)));
            ReportStatus status = life.getLast().report().status();
            if (status != ReportStatus.EXPECTED && status != ReportStatus.WITHDRAWN && random.nextInt(4) == 0) {
                life.add(random.nextBoolean() ? report.flagged(at, "CA01") : report.flagged(at));
                continue;
            }
            life.add(
                    switch (status) {
                        case WITHDRAWN -> report.expected(at);
                        case EXPECTED ->
                            switch (random.nextInt(5)) {
                                case 0 -> report.withdrawn(at, "unit-not-there");
                                case 1 -> report.extended(at, due.plus(Duration.ofHours(step)), "mưa lũ");
                                default -> report.submitted(at);
                            };
                        case RETURNED -> report.submitted(at);
                        case SUBMITTED, CORRECTED ->
                            random.nextBoolean() ? report.returned(at, "lần " + step) : report.accepted(at);
                        case ACCEPTED -> report.corrected(at, "nhập nhầm");
                    });
        }
        return life;
    }

    /** The same events in any order, some of them several times. */
    private static <E> List<E> disturbed(List<E> history, Random random) {
        List<E> events = new ArrayList<>(history);
        history.forEach(event -> {
            for (int copies = random.nextInt(3); copies > 0; copies--) {
                events.add(event);
            }
        });
        Collections.shuffle(events, random);
        return events;
    }
}
