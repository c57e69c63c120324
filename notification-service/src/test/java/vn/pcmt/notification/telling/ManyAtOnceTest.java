package vn.pcmt.notification.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.telling.Province.vietnam;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.grouping.DueGroups;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.Term;

/** Bad conditions: thousands at once, several nodes, the same event again and again, clocks that jump. */
@EngineSuite
class ManyAtOnceTest {

    private static final Instant DUE = vietnam("2026-11-16T17:00:00");

    /** Two nodes of which one stops half-way; what it had claimed is taken over when its lease is over. */
    @Test
    void tenThousandDueInTheSameMinuteAreEachToldOnceByTwoNodesOfWhichOneStops() throws InterruptedException {
        Province province = Province.of(20);
        List<String> owed = new ArrayList<>();
        ServiceOnStore.at(DUE.minus(Duration.ofDays(3)));
        for (int number = 0; number < 10_000; number++) {
            Debt task = task(
                    "t" + number,
                    1,
                    province.communes().get(number % 20),
                    "bc-" + (60001 + number % 20),
                    Obligation.State.OPEN,
                    DUE);
            owed.add(task.id());
            ServiceOnStore.apply(task);
        }
        ServiceOnStore.at(DUE);
        long began = System.nanoTime();

        Set<String> decidedByTheFirst = Collections.synchronizedSet(new HashSet<>());
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            nodes.submit(() -> owed.stream().limit(6_000).forEach(id -> {
                ServiceOnStore.decide(id);
                decidedByTheFirst.add(id);
            }));
            nodes.submit(() -> Collections.unmodifiableList(owed.reversed()).forEach(ServiceOnStore::decide));
            nodes.shutdown();
            assertThat(nodes.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        }
        ServiceOnStore.at(DUE.plus(Duration.ofMinutes(1)));
        ServiceOnStore.decideWhatIsDue();
        System.out.printf(
                "10,000 due in the same minute: told in %d ms%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));

        List<String> overdue = Province.alerts().stream()
                .filter(alert -> alert.getString("_id").contains("~OVERDUE~"))
                .map(alert -> alert.get("cause", Document.class).getString("obligation"))
                .toList();
        assertThat(overdue).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(decidedByTheFirst).hasSize(6_000);
    }

    @Test
    void theSameEventAHundredTimesAmongOthersChangesNothing() {
        Province.of(1);
        Events.Report report = Events.report("60001@2025-07-01", "2026-11", DUE);
        List<ReportEvent> life = List.of(
                report.expected(vietnam("2026-11-15T00:00:00")),
                report.submitted(vietnam("2026-11-16T08:00:00")),
                report.returned(vietnam("2026-11-16T09:00:00"), "thiếu mục 2"));
        List<ReportEvent> events = new ArrayList<>();
        for (int time = 0; time < 100; time++) {
            events.addAll(life);
        }
        Collections.shuffle(events, new Random(6));
        ServiceOnStore.at(vietnam("2026-11-16T09:00:00"));

        events.forEach(event -> {
            ServiceOnStore.apply(event);
            ServiceOnStore.decideWhatIsDue();
        });

        assertThat(Province.told())
                .filteredOn(told -> told.startsWith("RETURNED"))
                .containsExactly("RETURNED bc-60001", "RETURNED ct-60001");
        assertThat(Province.alerts()).allSatisfy(alert -> assertThat(
                        alert.get("outbox", Document.class).getList("pending", Document.class))
                .filteredOn(event -> event.getString("type").equals("alert.raised.v1"))
                .hasSize(1));
    }

    @Test
    void aClockThatJumpsBackOrFarAheadRepeatsNothingAndForgetsNothing() {
        Province.of(1).reports();
        Province.at("2026-11-16T08:00:00");
        List<String> before = Province.told();

        Province.at("2026-11-14T08:00:00");
        assertThat(Province.told()).isEqualTo(before);
        Province.at("2026-11-16T08:00:00");
        assertThat(Province.told()).isEqualTo(before);
        Province.at("2026-12-10T09:00:00");
        assertThat(Province.told()).contains("OVERDUE bc-60001").doesNotContain("ESCALATED ct-60001");
        Province.at("2026-11-16T18:00:00");
        Province.at("2026-12-11T09:00:00");

        assertThat(Collections.frequency(Province.told(), "OVERDUE bc-60001")).isEqualTo(1);
        assertThat(Province.told()).contains("ESCALATED ct-60001");
    }

    /** What a group was told is in the alert's id: telling it again after a crash is telling the same. */
    @Test
    void aNodeThatStopsBetweenTellingAGroupAndKeepingItRepeatsNothing() {
        Province.of(3).reports();
        Province.at("2026-11-16T17:00:00");
        ServiceOnStore.at(vietnam("2026-11-16T17:30:00"));
        DueGroups.tell();
        int told = Province.told().size();
        ServiceOnStore.mongo()
                .updateMulti(
                        new Query(),
                        new Update()
                                .set("told", Set.of())
                                .unset("toldAt")
                                .set("repeats", 0)
                                .set("tellings", 0)
                                .set("nextAt", vietnam("2026-11-16T17:30:00")),
                        "alert_groups");

        DueGroups.tell();

        assertThat(Province.told()).hasSize(told);
    }

    @Test
    void aNodeThatStopsBeforeItMakesAGroupForWhatItPutInIsMadeUpFor() {
        stoppedHavingPutThreeReportsIn();
        ServiceOnStore.mongo().remove(new Query(), "alert_groups");

        Province.at("2026-11-16T17:01:00");
        Province.at("2026-11-16T17:31:00");

        assertThat(Province.told()).contains("SUMMARY duyet");
    }

    @Test
    void aNodeThatStopsBeforeItWakesAGroupForWhatItPutInIsMadeUpFor() {
        stoppedHavingPutThreeReportsIn();
        ServiceOnStore.mongo().updateMulti(new Query(), new Update().set("nextAt", null), "alert_groups");

        Province.at("2026-11-16T17:01:00");
        Province.at("2026-11-16T17:31:00");

        assertThat(Province.told()).contains("SUMMARY duyet");
    }

    @Test
    void theIndexesOfItsQuestionsExist() {
        Province.of(1).reports();
        Province.at("2026-11-16T17:00:00");

        assertThat(indexes("alerts")).contains("by_unit", "by_obligation");
        assertThat(indexes("obligations")).contains("alike", "returns_due");
    }

    private static List<String> indexes(String collection) {
        return ServiceOnStore.mongo().indexOps(collection).getIndexInfo().stream()
                .map(IndexInfo::getName)
                .toList();
    }

    private static void stoppedHavingPutThreeReportsIn() {
        Province.of(3).reports();
        ServiceOnStore.at(DUE);
        ServiceOnStore.raiseWhatIsDueAndStop();
        assertThat(ServiceOnStore.mongo().count(new Query(), "group_members")).isEqualTo(3);
    }

    private static Debt task(
            String id, long version, String unit, String officer, Obligation.State state, Instant dueAt) {
        return new Debt(
                Debt.id(ObligationKind.TASK, id),
                version,
                dueAt.minus(Duration.ofDays(20)),
                Seat.in(unit),
                "",
                "",
                Term.until(dueAt),
                state,
                new Subject(ObligationKind.TASK, "ke-hoach", "Tuyên truyền", officer, false, null),
                false,
                null,
                null,
                false,
                null);
    }
}
