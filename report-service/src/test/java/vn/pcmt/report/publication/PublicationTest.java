package vn.pcmt.report.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.view.PublicationReleased;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.CountedReports;

/** A province of five communes: four reported August, of which one had three offenders; the last has not reported. */
@OnStore
class PublicationTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(210);
    private static final Instant NOW = Instant.parse("2025-09-19T03:00:00Z");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private ReleaseDue release;

    @Autowired
    private TestClock clock;

    private final List<UnitState> units = new ArrayList<>();
    private String province;
    private String small;
    private String silent;
    private Person leader;
    private Person commune;

    @BeforeEach
    void augustHasBeenReported() {
        clock.set(NOW);
        String code = String.valueOf(PROVINCES.incrementAndGet());
        province = code + "@2025-07-01";
        units.add(SampleUnits.province(province));
        for (int i = 1; i <= 5; i++) {
            units.add(SampleUnits.commune(code + "0" + i, province));
        }
        units.forEach(unit -> UnitStock.put(store, unit));
        small = units.get(1).key();
        silent = units.get(5).key();
        count(List.of(
                accepted(small, "3"),
                accepted(units.get(2).key(), "20"),
                accepted(units.get(3).key(), "30"),
                ReportStock.submitted(
                        id(units.get(4).key(), "2025-08"), complete().with("GC02", "40")),
                ReportStock.expected(id(silent, "2025-08"))));
        leader = Person.of(http, "lanhdao", province, LEADER);
        commune = Person.of(http, "ct", silent, COMMUNE_HEAD);
    }

    @Test
    void whatIsPublishedStaysAsItWas() {
        String id = publish(body());

        JsonNode before = json(leader.get(path(id)));
        assertThat(accepted(before, province, "GC02").asInt()).isEqualTo(53);
        assertThat(cell(before, province, "GC02").at("/received").asInt()).isEqualTo(93);
        assertThat(cell(before, silent, "GC02").at("/accepted").isNull())
                .as("missing is never zero")
                .isTrue();
        assertThat(before.at("/figures/rows/0/coverage/expected").asInt()).isEqualTo(5);
        assertThat(before.at("/figures/rows/0/coverage/accepted").asInt()).isEqualTo(3);
        assertThat(before.at("/figures/asOf").isNull()).isFalse();
        assertThat(before.at("/figures/lagMs").isNumber()).isTrue();
        assertThat(before.at("/edition").asString()).isEqualTo("INSIDE");
        assertThat(before.at("/intact").asBoolean()).isTrue();
        assertThat(before.at("/hash").asString()).hasSize(64);

        laterFigures("25");
        assertThat(json(leader.get(path(id)))).isEqualTo(before);
    }

    @Test
    void whoChangesWhatIsStoredIsFoundOut() {
        String id = publish(body());
        store.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("content.rows.0.name", "Tỉnh khác"),
                Publication.class);

        assertThat(json(leader.get(path(id))).at("/intact").asBoolean()).isFalse();
    }

    @Test
    void aLaterVintageStandsBesideTheFirst() {
        String first = publish(body());
        laterFigures("25");
        clock.set(NOW.plus(Duration.ofDays(3)));
        String second = publish(body());
        laterFigures("24");
        clock.set(NOW.plus(Duration.ofDays(6)));
        String third = publish(body());

        JsonNode revisions = json(leader.get(path(first) + "/revisions"));
        JsonNode line = line(revisions, "GC02");
        assertThat(revisions.at("/vintages").size()).isEqualTo(3);
        assertThat(line.at("/first").asInt()).isEqualTo(53);
        assertThat(line.at("/second").asInt()).isEqualTo(58);
        assertThat(line.at("/latest").asInt()).isEqualTo(57);
        assertThat(line.at("/revision").asInt()).isEqualTo(4);
        assertThat(line.at("/percent").decimalValue()).isEqualByComparingTo("7.5472");
        assertThat(line.at("/largest").asInt()).isEqualTo(5);
        assertThat(json(leader.get(path(third))).at("/vintage").asInt()).isEqualTo(3);
        assertThat(json(leader.get(path(second))).at("/vintages").asInt()).isEqualTo(3);

        JsonNode outside = json(leader.get(
                path(first) + "/revisions?edition=OUTSIDE&area=" + units.get(2).key()));
        assertThat(line(outside, "GC02").at("/latest").isNull())
                .as("withheld to protect its neighbour in the first vintage, and so in the later ones")
                .isTrue();
        refused(leader.get(path(first) + "/revisions?area=VN"), 404, "area-not-published");
    }

    @Test
    void outsideSmallCountsAreNotToldAndInsideTotalsAreExact() {
        String id = publish(body());

        JsonNode outside = json(commune.get(path(id)));
        assertThat(outside.at("/edition").asString()).isEqualTo("OUTSIDE");
        assertThat(accepted(outside, province, "GC02").asInt()).isEqualTo(53);
        assertThat(accepted(outside, small, "GC02").isNull()).isTrue();
        assertThat(cell(outside, small, "GC02").at("/suppressed").asBoolean()).isTrue();
        assertThat(cell(outside, units.get(2).key(), "GC02").at("/suppressed").asBoolean())
                .isTrue();
        assertThat(cell(outside, silent, "GC02").at("/suppressed").asBoolean())
                .as("it is missing")
                .isFalse();
        assertThat(accepted(outside, small, "QL01").asInt()).isEqualTo(9000);
        assertThat(cell(outside, province, "GC02").at("/received").isNull())
                .as("only what is accepted is published")
                .isTrue();
        assertThat(outside.at("/suppressed").asInt()).isPositive();
        assertThat(outside.at("/intact").asBoolean()).isTrue();

        JsonNode inside = json(leader.get(path(id)));
        assertThat(outside.at("/hash")).isNotEqualTo(inside.at("/hash"));
        int sum = 0;
        for (JsonNode row : inside.at("/figures/rows")) {
            if (!row.at("/area").asString().equals(province)) {
                sum += accepted(inside, row.at("/area").asString(), "GC02").asInt(0);
            }
        }
        assertThat(sum).isEqualTo(53);
        assertThat(json(leader.get(path(id) + "?edition=OUTSIDE"))).isEqualTo(outside);
        refused(commune.get(path(id) + "?edition=INSIDE"), 403, "area-forbidden");
    }

    @Test
    void beforeTheEmbargoIsOverOnlyWhoPublishesSeesIt() {
        Instant until = NOW.plus(Duration.ofHours(4));
        String id = publish(body("embargoUntil", until.toString()));
        Person auditor = Person.of(http, "kiemtra", province, ADMIN);

        assertThat(leader.get(path(id))).hasStatus(200);
        refused(commune.get(path(id)), 404, "publication-unknown");
        refused(auditor.get(path(id)), 404, "publication-unknown");
        assertThat(json(commune.get(list())).at("/total").asInt()).isZero();
        assertThat(json(leader.get(list())).at("/total").asInt()).isEqualTo(1);
        release.sweep();
        assertThat(pending(id)).isEmpty();

        clock.set(until);
        assertThat(commune.get(path(id))).as("the time decides, not the sweep").hasStatus(200);
        assertThat(json(commune.get(list())).at("/items/0/content/areaName").asString())
                .isNotBlank();
        release.sweep();
        release.sweep();
        assertThat(pending(id)).hasSize(1);
    }

    @Test
    void anEmbargoIsMovedUntilItIsOver() {
        String id = publish(body("embargoUntil", NOW.plus(Duration.ofHours(4)).toString()));
        String embargo = path(id) + "/embargo";

        assertThat(leader.put(embargo, 0, move(NOW.plus(Duration.ofDays(2)), "Chờ họp báo")))
                .hasStatus(200);
        refused(leader.put(embargo, 0, move(NOW, "Sớm hơn")), 412, "stale-revision");
        refused(leader.put(embargo, 1, move(NOW.plus(Duration.ofDays(91)), "Muộn")), 422, "embargo-out-of-range");
        refused(leader.put(embargo, 1, move(NOW, "Gọi 0912345678")), 422, "text-refused");
        refused(commune.put(embargo, 1, move(NOW, "Sớm hơn")), 403, "forbidden");
        assertThat(leader.put(embargo, 1, move(NOW.minusSeconds(60), "Công bố ngay")))
                .hasStatus(200);
        assertThat(pending(id)).as("in the same write").hasSize(1);
        assertThat(commune.get(path(id))).hasStatus(200);
        refused(leader.put(embargo, 2, move(NOW.plus(Duration.ofDays(1)), "Lại")), 409, "embargo-over");
        assertThat(json(leader.get(embargo)).at("/0/reason").asString()).isEqualTo("Chờ họp báo");
    }

    @Test
    void thatItIsReleasedIsToldAsAgreed() {
        PublicationReleased golden = GoldenEvents.event(PublicationReleased.class);
        String id = publish(body());

        Document event = pending(id).getFirst();
        assertThat(event.getString("type")).isEqualTo("publication.released.v1");
        PublicationReleased told = (PublicationReleased) EventCodec.decode(
                "publication.released.v1", event.getString("body").getBytes(StandardCharsets.UTF_8));
        assertThat(told.key()).isEqualTo(province);
        assertThat(told.actor()).isEqualTo("lanhdao");
        assertThat(told.publication().accepted()).isEqualTo(3);
        assertThat(told.publication().hash())
                .isEqualTo(json(commune.get(path(id))).at("/hash").asString());
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(event.getString("body"));
        ObjectNode agreed = (ObjectNode) JsonMapper.shared().readTree(EventCodec.encode(golden));
        assertThat(body.get("publication").propertyNames())
                .isEqualTo(agreed.get("publication").propertyNames());
    }

    @Test
    void theSameCommandTwiceIsOnePublication() {
        String key = UUID.randomUUID().toString();
        MvcTestResult first = leader.send(HttpMethod.POST, list(), 0, key, body());
        laterFigures("25");
        MvcTestResult again = leader.send(HttpMethod.POST, list(), 0, key, body());

        assertThat(first).hasStatus(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(json(leader.get(list())).at("/total").asInt()).isEqualTo(1);
        refused(leader.send(HttpMethod.POST, list(), 0, key, body("period", "2025-07")), 409, "idempotency-key-reused");
    }

    @Test
    void onlyLeadersAndReviewersOfTheAreaPublish() {
        refused(Person.of(http, "quantri", province, ADMIN).post(list(), 0, body()), 403, "forbidden");
        refused(commune.post(list(), 0, body()), 403, "forbidden");
        Person elsewhere = Person.of(http, "duyet-46", "46@2025-07-01", REVIEWER);
        refused(elsewhere.post(list(), 0, body()), 403, "area-forbidden");
        assertThat(http.post().uri(list())).hasStatus(401);
        assertThat(Person.of(http, "duyet", province, REVIEWER).post(list(), 0, body()))
                .hasStatus(201);
        String of = "/api/v1/areas/" + small + "/publications";
        assertThat(leader.post(of, 0, body())).hasStatus(201);
        refused(commune.get(of), 403, "area-forbidden");
        refused(leader.get(path("khong-co")), 404, "publication-unknown");
    }

    @Test
    void whatCannotBePublishedIsRefused() {
        refused(leader.post(list(), 0, body("period", "2025-12")), 422, "no-figures-yet");
        refused(leader.post(list(), 0, body("name", "Gọi 0912345678")), 422, "text-refused");
        refused(leader.post(list(), 0, body("template", "KHONG-CO")), 404, "template-unknown");
        refused(leader.post(list(), 0, body("yearTo", "2025-08")), 400, "span-malformed");
        refused(
                leader.post(list(), 0, body("embargoUntil", NOW.minusSeconds(1).toString())),
                422,
                "embargo-out-of-range");
        assertThat(json(leader.get(list())).at("/total").asInt()).isZero();
    }

    private static Report accepted(String unit, String offenders) {
        return ReportStock.accepted(id(unit, "2025-08"), complete().with("GC02", offenders));
    }

    private void count(List<Report> all) {
        reports.addMissing(all);
        List<ReportId> ids = all.stream().map(Report::id).toList();
        CountedReports.show(store, units, ids);
    }

    /** The second commune says something else; the figures of all are counted anew. */
    private void laterFigures(String offenders) {
        ReportId id = id(units.get(2).key(), "2025-08");
        store.remove(Query.query(Criteria.where("_id").is(id.toString())), Report.class);
        reports.addMissing(List.of(accepted(id.unitKey(), offenders)));
        CountedReports.show(
                store,
                units,
                units.stream().skip(1).map(unit -> id(unit.key(), "2025-08")).toList());
    }

    private String publish(Map<String, Object> body) {
        MvcTestResult published = leader.post(list(), 0, body);
        assertThat(published).hasStatus(201);
        return json(published).at("/id").asString();
    }

    private List<Document> pending(String id) {
        Document stored = store.findById(id, Document.class, Publication.COLLECTION);
        return stored.getEmbedded(List.of("outbox"), Document.class).getList("pending", Document.class);
    }

    private String list() {
        return "/api/v1/areas/" + province + "/publications";
    }

    private static String path(String id) {
        return "/api/v1/publications/" + id;
    }

    private static Map<String, Object> body(String... more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "Số liệu tháng 8 năm 2025", "period", "2025-08"));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return body;
    }

    private static Map<String, Object> move(Instant until, String reason) {
        return Map.of("until", until.toString(), "reason", reason);
    }

    private static JsonNode accepted(JsonNode published, String area, String indicator) {
        return cell(published, area, indicator).at("/accepted");
    }

    private static JsonNode cell(JsonNode published, String area, String indicator) {
        return published
                .at("/figures/rows")
                .valueStream()
                .filter(row -> row.at("/area").asString().equals(area))
                .flatMap(row -> row.at("/cells").valueStream())
                .filter(cell -> cell.at("/indicator").asString().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode line(JsonNode revisions, String indicator) {
        return revisions
                .at("/figures")
                .valueStream()
                .filter(line -> line.at("/indicator").asString().equals(indicator))
                .findFirst()
                .orElseThrow();
    }
}
