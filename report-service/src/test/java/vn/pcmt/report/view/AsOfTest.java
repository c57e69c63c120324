package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitReorganised;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.past.PastLog;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.topology.TopologyUnderTest;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.unit.UnitTree;

/**
 * Three communes of a province of before report, late or again, are sent back, accepted, correct; in the midst of it two of
 * them become one and the third is split. Whatever was to be seen at any moment is what the stream had made of the events
 * up to it.
 */
@OnStore
class AsOfTest {

    private static final String PROVINCE = "15@2021-01-01";
    private static final LocalDate MERGER = LocalDate.of(2025, 9, 20);
    private static final Instant MERGED = Instant.parse("2025-09-20T01:00:00Z");
    private static final List<String> OLD = List.of("15101@2021-01-01", "15102@2021-01-01", "15103@2021-01-01");
    private static final String ONE = "15001@2025-09-20";
    private static final String HALF = "15002@2025-09-20";
    private static final String REST = "15003@2025-09-20";
    private static final Instant BEGIN = Instant.parse("2025-08-14T17:00:00Z");
    private static final Instant END = Instant.parse("2025-11-20T00:00:00Z");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private Sights sights;

    @Autowired
    private Past past;

    @Autowired
    private TestClock clock;

    private final Random random = new Random(15);
    private final List<Event> history = new ArrayList<>();
    private final List<ReportId> all = new ArrayList<>();

    @BeforeEach
    void aYearOfMoments() {
        clock.set(END.plus(Duration.ofDays(3)));
        List<UnitEvent> units = units();
        units.forEach(event -> UnitStock.put(store, event.unit()));
        history.addAll(units);
        List<Report> owed = new ArrayList<>();
        for (String month : List.of("2025-08", "2025-09")) {
            OLD.forEach(unit -> owed.add(ReportStock.expected(id(unit, month))));
        }
        for (String unit : List.of(ONE, HALF, REST)) {
            owed.add(ReportStock.expected(id(unit, "2025-10")));
        }
        owed.forEach(report -> {
            all.add(report.id());
            live(report);
        });
        store.remove(
                Query.query(Criteria.where("_id")
                        .in(all.stream().map(ReportId::toString).toList())),
                Report.class);
        reports.addMissing(owed);
        List<EventEnvelope<ReportEvent>> told = ReportStock.told(store, all);
        told.forEach(one -> history.add(one.event()));
        PastLog log = new PastLog(store);
        log.hear(units, told);
        log.hear(units, told.reversed());
    }

    @Test
    void fiftyRandomMomentsAreWhatAReplayOfTheLogMakesOfThem() {
        int different = 0;
        Map<String, StoredTotals> before = Map.of();
        for (int i = 0; i < 50; i++) {
            Instant then = BEGIN.plusSeconds(
                    random.nextLong(Duration.between(BEGIN, END).toSeconds()));
            Map<String, StoredTotals> replayed = replay(then);
            Map<String, StoredTotals> seen =
                    new TreeMap<>(sights.at(then).totals().find(replayed.keySet()));
            assertThat(plain(seen)).as("as of %s", then).isEqualTo(plain(replayed));
            different += plain(replayed).equals(before) ? 0 : 1;
            before = plain(replayed);
        }
        assertThat(different).as("the moments differ").isGreaterThan(25);
    }

    @Test
    void onlyTheLogOfTheUnitsAskedForIsRead() {
        String elsewhere = "15999@2021-01-01";
        store.save(
                new Document("_id", elsewhere + "#1")
                        .append("version", "illegible")
                        .append("at", Date.from(BEGIN))
                        .append("unit", new Document("_id", elsewhere).append("path", List.of(elsewhere, "VN"))),
                "area_log");
        try {
            UnitTree then = past.units(END);
            assertThat(then.within(List.of(PROVINCE))).hasSize(7);
            assertThat(then.directlyBelow(PROVINCE, LocalDate.of(2025, 11, 1)).stream()
                            .map(Unit::key))
                    .containsExactly(ONE, HALF, REST);
            assertThat(then.find(OLD.getFirst()).orElseThrow().validTo()).isEqualTo(MERGER);
            assertThat(past.units(MERGED.minusSeconds(1))
                            .find(OLD.getFirst())
                            .orElseThrow()
                            .validTo())
                    .isNull();
            assertThatThrownBy(() -> then.find(elsewhere))
                    .as("it is there, and cannot be read")
                    .isNotNull();
        } finally {
            store.remove(Query.query(Criteria.where("_id").is(elsewhere + "#1")), "area_log");
        }
    }

    @Test
    void theTreeWasAnotherOneBeforeTheMerger() {
        Person leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        JsonNode before = json(leader.get("/api/v1/areas/" + PROVINCE + "/children?period=2025-08&asOf=2025-09-19"));
        assertThat(before.at("/items").valueStream().map(child -> child.at("/area")
                        .asString()))
                .containsExactlyElementsOf(OLD);
        JsonNode after = json(leader.get("/api/v1/areas/" + PROVINCE + "/children?period=2025-08&asOf=2025-09-20"));
        assertThat(after.at("/items").valueStream().map(child -> child.at("/area")
                        .asString()))
                .containsExactly(ONE, HALF, REST);
        assertThat(after.at("/items/1/estimated").asInt()).isEqualTo(1);
    }

    @Test
    void whoHadReportedIsToldAsItWas() {
        Person leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        String path = "/api/v1/areas/" + PROVINCE + "/completeness?period=2025-08&asOf=";
        JsonNode opened = json(leader.get(path + "2025-08-14T17:00:00Z"));
        assertThat(opened.at("/units").valueStream().map(unit -> unit.at("/status")
                        .asString()))
                .containsExactly("EXPECTED", "EXPECTED", "EXPECTED");
        assertThat(opened.at("/coverage/received").asInt()).isZero();
        JsonNode end = json(leader.get(path + END));
        Map<String, String> now = all.stream()
                .filter(report -> report.period().toString().equals("2025-08"))
                .collect(Collectors.toMap(
                        ReportId::unitKey,
                        one -> reports.find(one).orElseThrow().status().name()));
        Map<String, String> told = new HashMap<>();
        end.at("/units")
                .valueStream()
                .forEach(unit -> told.put(
                        unit.at("/unitKey").asString(), unit.at("/status").asString()));
        assertThat(told).isEqualTo(now);
    }

    @Test
    void aCorrectionDoesNotChangeWhenAReportFirstCame() {
        Person leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        List<String> corrected = new ArrayList<>();
        for (String asked : List.of("2025-08", "2025-09", "2025-08&asOf=" + END, "2025-09&asOf=" + END)) {
            JsonNode answer = json(leader.get("/api/v1/areas/" + PROVINCE + "/completeness?period=" + asked));
            answer.at("/units").valueStream().forEach(unit -> {
                List<Revision> sent = reports.find(id(unit.at("/unitKey").asString(), asked.substring(0, 7)))
                        .orElseThrow()
                        .revisions();
                assertThat(unit.at("/firstSubmittedAt").asString(null))
                        .isEqualTo(
                                sent.isEmpty()
                                        ? null
                                        : sent.getFirst().submittedAt().toString());
                assertThat(unit.at("/submittedAt").asString(null))
                        .isEqualTo(
                                sent.isEmpty()
                                        ? null
                                        : sent.getLast().submittedAt().toString());
                if (sent.size() > 1) {
                    corrected.add(asked);
                }
            });
        }
        assertThat(corrected)
                .as("some came twice, and both ways of reading saw them")
                .hasSizeGreaterThan(1);
    }

    @Test
    void moreReportsThanCanBeCountedAgainAreRefusedBeforeTheyAreRead() {
        List<Unit> units = IntStream.range(0, 20_001)
                .mapToObj(i -> "15%05d@2021-01-01".formatted(i))
                .map(key -> List.of(key, PROVINCE, "VN"))
                .map(path -> Unit.of(state(path.getFirst(), UnitKind.COMMUNE, null, path, List.of(whole(path))), 1))
                .toList();
        PastTotals totals = new PastTotals(past, new KnownUnits(units), END);

        assertThatThrownBy(() -> totals.find(List.of(PROVINCE + "~PCMT-THANG~2025-08~TODAY")))
                .hasMessageStartingWith("as-of-too-large");
        assertThatThrownBy(() -> totals.owed(
                        units.stream().map(Unit::key).toList(),
                        "PCMT-THANG",
                        List.of(ReportingPeriod.parse("2025-08"))))
                .hasMessageStartingWith("as-of-too-large");
    }

    @Test
    void aMomentToComeOrNoMomentIsRefused() {
        Person leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        refused(leader.get("/api/v1/areas/" + PROVINCE + "/totals?asOf=2031-01-01"), 422, "as-of-in-future");
        refused(leader.get("/api/v1/areas/" + PROVINCE + "/totals?asOf=hom-qua"), 400, "as-of-malformed");
        assertThat(http.get().uri("/api/v1/areas/" + PROVINCE + "/totals?asOf=2025-10-01"))
                .hasStatus(401);
    }

    /** Whatever people do with a report, at moments of their own. */
    private void live(Report report) {
        Instant at = ReportStock.opened(report.id());
        for (int step = random.nextInt(6); step > 0; step--) {
            at = at.plusSeconds(3600 + random.nextInt(400_000));
            if (report.isWaiting()) {
                if (random.nextBoolean()) {
                    report.accept(report.revision(), "duyet", at);
                } else {
                    report.giveBack("Xem lại", List.of(), "duyet", at);
                }
            } else {
                ReportStock.sendAgain(
                        report,
                        complete()
                                .with("GC01", String.valueOf(random.nextInt(50)))
                                .with("GC05", "1.5"),
                        at);
            }
        }
    }

    private Map<String, StoredTotals> replay(Instant then) {
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.receives(
                    history.stream().filter(event -> !event.at().isAfter(then)).toList());
            Map<String, StoredTotals> totals = new TreeMap<>();
            for (AreaTotals one : topology.totals()) {
                // The country holds the reports of other suites, too.
                if (one.coverage().expected() > 0 && !one.area().equals(UnitState.COUNTRY_KEY)) {
                    totals.put(one.aggregateId(), StoredTotals.of(one, 0));
                }
            }
            return totals;
        }
    }

    /** Without what counts how often a total has changed, and with one time for all. */
    private static Map<String, StoredTotals> plain(Map<String, StoredTotals> totals) {
        Function<StoredTotals, StoredTotals> plain = one -> new StoredTotals(
                one.id(),
                0,
                0,
                Instant.EPOCH,
                one.area(),
                one.template(),
                one.period(),
                one.basis(),
                one.coverage(),
                one.outstanding(),
                one.estimated(),
                one.figures(),
                one.provincial());
        Map<String, StoredTotals> all = new TreeMap<>();
        totals.forEach((id, one) -> all.put(id, plain.apply(one)));
        return all;
    }

    private static List<UnitEvent> units() {
        List<UnitEvent> events = new ArrayList<>();
        Instant first = Instant.parse("2021-01-01T00:00:00Z");
        List<String> province = List.of(PROVINCE, "VN");
        events.add(new UnitRegistered(
                1, first, "quantri", state(PROVINCE, UnitKind.PROVINCE, null, province, List.of(whole(province)))));
        for (String key : OLD) {
            List<String> path = List.of(key, PROVINCE, "VN");
            events.add(new UnitRegistered(
                    1, first, "quantri", state(key, UnitKind.COMMUNE, null, path, List.of(whole(path)))));
        }
        for (String key : List.of(ONE, HALF, REST)) {
            List<String> path = List.of(key, PROVINCE, "VN");
            events.add(new UnitRegistered(
                    1, MERGED, "quantri", state(key, UnitKind.COMMUNE, null, path, List.of(whole(path)))));
        }
        List<Successor> merged = List.of(whole(List.of(ONE, PROVINCE, "VN")));
        List<Successor> split = List.of(
                new Successor(new BigDecimal("0.4"), List.of(HALF, PROVINCE, "VN")),
                new Successor(new BigDecimal("0.6"), List.of(REST, PROVINCE, "VN")));
        for (int i = 0; i < OLD.size(); i++) {
            events.add(new UnitReorganised(
                    2,
                    MERGED,
                    "quantri",
                    state(
                            OLD.get(i),
                            UnitKind.COMMUNE,
                            MERGER,
                            List.of(OLD.get(i), PROVINCE, "VN"),
                            i < 2 ? merged : split),
                    "sap-nhap"));
        }
        return events;
    }

    private static Successor whole(List<String> path) {
        return new Successor(BigDecimal.ONE, path);
    }

    private static UnitState state(String key, UnitKind kind, LocalDate end, List<String> path, List<Successor> today) {
        String[] codeAndStart = key.split("@", 2);
        return new UnitState(
                key,
                codeAndStart[0],
                "Đơn vị " + codeAndStart[0],
                kind,
                LocalDate.parse(codeAndStart[1]),
                end,
                false,
                null,
                null,
                null,
                path,
                today);
    }
}
