package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.obligation.Owed.vietnam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.notification.Events;

/** Whatever the order, and however often each event comes: the same read models, obligations and alerts. */
class AnyOrderTest {

    private static final List<Event> STORY = story();
    private static final Map<String, Object> TOLD_IN_ORDER = tell(STORY);

    @Property(tries = 60)
    void theOrderAndNumberOfEventsDoNotMatter(@ForAll("asTheyCome") List<Event> events) {
        assertThat(tell(events)).isEqualTo(TOLD_IN_ORDER);
    }

    @Property(tries = 1)
    void theStoryHasEveryKindOfAlert() {
        assertThat(TOLD_IN_ORDER.keySet().stream()
                        .filter(key -> key.startsWith("alert "))
                        .map(key -> key.substring("alert PCMT-THANG~".length())))
                .containsExactlyInAnyOrder(
                        // returned twice, received twice; the deputy left before
                        "18859@2025-07-01~2026-11~RETURNED~v3~bc-18859",
                        "18859@2025-07-01~2026-11~RETURNED~v5~bc-18859",
                        "18859@2025-07-01~2026-11~CLOSED~RETURNED.v3~bc-18859",
                        "18859@2025-07-01~2026-11~CLOSED~RETURNED.v5~bc-18859",
                        // what came before it was corrected, corrected otherwise, and corrected back
                        "18859@2025-07-01~2026-11~FLAGGED~v8~bc-18859",
                        "18859@2025-07-01~2026-11~FLAGGED~v9~bc-18859",
                        "18859@2025-07-01~2026-11~CLOSED~FLAGGED.v8~bc-18859",
                        "18859@2025-07-01~2026-11~CLOSED~FLAGGED.v9~bc-18859",
                        // owed by a commune that is part of 18859 today
                        "18883@2021-01-01~2026-11~RETURNED~v3~bc-18859",
                        // nobody reports for this one: its reviewer is told
                        "18862@2025-07-01~2026-11~RETURNED~v3~duyet",
                        // set aside
                        "18859@2025-07-01~2024-11~OVERDUE~20241118T1700~system");
    }

    @Provide
    Arbitrary<List<Event>> asTheyCome() {
        return Arbitraries.shuffle(STORY).flatMap(once -> Arbitraries.of(STORY)
                .list()
                .ofMaxSize(STORY.size() * 2)
                .flatMap(again -> {
                    List<Event> all = new ArrayList<>(once);
                    all.addAll(again);
                    return Arbitraries.shuffle(all);
                }));
    }

    private static List<Event> story() {
        List<Event> story = new ArrayList<>();
        story.add(Events.commune("18859", "Phường Đồng Thuận"));
        story.add(Events.commune("18862", "Phường Đồng Sơn"));
        story.add(Events.merged("18883@2021-01-01", "Xã Cũ", "18859@2025-07-01"));
        story.add(Events.officer("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER));
        story.add(Events.officer("pho-18859", "18859@2025-07-01", OfficerRole.COMMUNE_HEAD));
        story.add(Events.left("pho-18859", "18859@2025-07-01", OfficerRole.COMMUNE_HEAD));
        story.add(Events.officer("duyet", "44@2025-07-01", OfficerRole.REVIEWER));

        Events.Report twice = Events.report("18859@2025-07-01", "2026-11", Owed.DUE);
        story.add(twice.expected(Owed.OPENED));
        story.add(twice.submitted(vietnam("2026-11-15T09:00:00")));
        story.add(twice.returned(vietnam("2026-11-16T09:00:00"), "một"));
        story.add(twice.submitted(vietnam("2026-11-16T10:00:00")));
        story.add(twice.returned(vietnam("2026-11-17T09:00:00"), "hai"));
        story.add(twice.submitted(vietnam("2026-11-17T10:00:00")));
        story.add(twice.accepted(vietnam("2026-11-18T10:00:00")));
        story.add(twice.flagged(vietnam("2026-11-19T10:00:00"), "CA01"));
        story.add(twice.flagged(vietnam("2026-11-19T11:00:00"), "CA01", "CA09"));
        story.add(twice.flagged(vietnam("2026-11-19T12:00:00")));

        for (String unit : List.of("18883@2021-01-01", "18862@2025-07-01")) {
            Events.Report back = Events.report(unit, "2026-11", Owed.DUE);
            story.add(back.expected(Owed.OPENED));
            story.add(back.submitted(vietnam("2026-11-15T09:00:00")));
            story.add(back.returned(vietnam("2026-11-18T09:00:00"), "thiếu mục 2"));
        }
        story.add(Events.report("18859@2025-07-01", "2024-11", vietnam("2024-11-18T17:00:00"))
                .expected(vietnam("2024-11-15T00:00:00")));
        return story;
    }

    static void apply(Event event) {
        switch (event) {
            case UnitEvent unit -> ServiceOnStore.directory().apply(unit);
            case OfficerEvent officer -> ServiceOnStore.directory().apply(officer);
            case ReportEvent report -> ServiceOnStore.apply(report);
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    /** Applies the events, then decides at one moment; answers with everything that is in the store afterwards. */
    static Map<String, Object> tell(List<Event> events) {
        ServiceOnStore.reset();
        events.forEach(AnyOrderTest::apply);
        ServiceOnStore.decideWhatIsDue();
        Map<String, Object> found = new TreeMap<>();
        ServiceOnStore.directory()
                .units(List.of("18859@2025-07-01", "18862@2025-07-01", "18883@2021-01-01"))
                .forEach(unit -> found.put("unit " + unit.key(), unit));
        for (String officer : List.of("bc-18859", "pho-18859", "duyet")) {
            found.put("officer " + officer, ServiceOnStore.directory().officer(officer));
        }
        ServiceOnStore.mongo()
                .findAll(Obligation.class)
                .forEach(obligation -> found.put("obligation " + obligation.id(), obligation));
        for (Document alert : ServiceOnStore.mongo().findAll(Document.class, "alerts")) {
            alert.remove("outbox"); // event ids and times of sending are new every time
            found.put("alert " + alert.getString("_id"), alert);
        }
        return found;
    }
}
