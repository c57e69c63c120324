package vn.pcmt.report.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.view.UnitClassified;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A province of four communes after the end of the year: one of each class, one free of drugs, one without a report. */
@OnStore
class ClassificationTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(650);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private String province;
    private String hit;
    private String free;
    private String silent;
    private Person reviewer;
    private Person leader;

    @BeforeEach
    void theYearIsOver() {
        clock.set(Instant.parse("2025-12-17T03:00:00Z"));
        String code = String.valueOf(PROVINCES.incrementAndGet());
        province = code + "@2025-07-01";
        hit = commune(code + "01");
        free = commune(code + "02");
        silent = commune(code + "03");
        UnitStock.put(store, SampleUnits.province(province));
        reports.addMissing(List.of(
                accepted(hit, Map.of("QL01", "9000", "CA01", "40", "CA09", "5", "GC11", "2", "GC02", "9")),
                accepted(free, Map.of("QL01", "9000", "CA01", "2", "TH01", "1", "CA06", "1"))));
        reviewer = Person.of(http, "duyet", province, REVIEWER);
        leader = Person.of(http, "lanhdao", province, LEADER);
    }

    @Test
    void theProposalShowsItsArithmeticAndItsDoubts() {
        JsonNode one = json(leader.get(path(hit)));
        assertThat(one.at("/proposed/proposal/areaClass").asString()).isEqualTo("I");
        assertThat(one.at("/proposed/proposal/drugFree").asBoolean()).isFalse();
        assertThat(one.at("/proposed/proposal/criteria/0/arithmetic").asString())
                .isEqualTo("100 × (40 + 5) ÷ 9000 = 0.5 %; I ≥ 0.5 %, II ≥ 0.1 %");
        assertThat(one.at("/proposed/revision").asInt()).isEqualTo(1);
        assertThat(one.at("/decisions").size()).isZero();

        JsonNode other = json(leader.get(path(free)));
        assertThat(other.at("/proposed/proposal/areaClass").asString()).isEqualTo("III");
        assertThat(other.at("/proposed/proposal/drugFree").asBoolean())
                .as("both addicts are in treatment that does not count against it")
                .isTrue();
        assertThat(doubts(other)).contains("WANTED_NOT_REPORTED");

        JsonNode nothing = json(leader.get(path(silent)));
        assertThat(nothing.at("/proposed/proposal/areaClass").isNull()).isTrue();
        assertThat(nothing.at("/proposed/proposal/drugFree").isNull()).isTrue();
        assertThat(doubts(nothing)).contains("FIGURE_MISSING", "NOT_ACCEPTED");
    }

    @Test
    void aPersonDecidesAndEveryDecisionStays() {
        assertThat(decide(reviewer, hit, 0, "I", false, "Đủ ba tiêu chí")).hasStatus(200);
        assertThat(decide(reviewer, hit, 1, "II", false, "Một tiêu chí tính sai"))
                .hasStatus(200);

        MvcTestResult read = leader.get(path(hit));
        assertThat(Person.version(read)).isEqualTo(2);
        JsonNode one = json(read);
        assertThat(one.at("/decisions/0/areaClass").asString()).isEqualTo("I");
        assertThat(one.at("/decisions/1/reason").asString()).isEqualTo("Một tiêu chí tính sai");
        assertThat(one.at("/decisions/1/by").asString()).isEqualTo("duyet");
        assertThat(one.at("/decisions/1/proposal/areaClass").asString()).isEqualTo("I");
        refused(decide(reviewer, hit, 1, "I", false, "Lại đổi"), 412, "stale-revision");
    }

    @Test
    void theShareOfDrugFreeUnitsIsCountedFromDecisionsAndApartFromProposals() {
        JsonNode before = json(leader.get("/api/v1/areas/" + province + "/classifications/2025"));
        assertThat(before.at("/decided/drugFreeShare").decimalValue()).isEqualByComparingTo("0");
        assertThat(before.at("/decided/known").asInt()).isZero();
        assertThat(before.at("/proposed/drugFree").asInt()).isEqualTo(1);

        assertThat(decide(reviewer, free, 0, "III", true, "Đủ điều kiện")).hasStatus(200);
        assertThat(decide(reviewer, silent, 0, null, true, "Kiểm tra tại chỗ ngày 16/12"))
                .hasStatus(200);
        JsonNode after = json(leader.get("/api/v1/areas/" + province + "/classifications/2025"));
        assertThat(after.at("/decided/drugFreeShare").decimalValue()).isEqualByComparingTo("66.67");
        assertThat(after.at("/decided/units").asInt()).isEqualTo(3);
        assertThat(after.at("/decided/classes/III").asInt()).isEqualTo(1);
        assertThat(after.at("/proposed/drugFreeShare").decimalValue()).isEqualByComparingTo("33.33");
        assertThat(after.at("/units/items").size()).isEqualTo(3);
    }

    @Test
    void aDecisionIsToldAsAgreed() {
        UnitClassified golden =
                (UnitClassified) EventCodec.decode("unit.classified.v1", GoldenEvents.json("unit.classified.v1"));
        decide(reviewer, hit, 0, "I", false, "Đủ ba tiêu chí");

        Document stored = store.findById(hit + "~2025", Document.class, Classification.COLLECTION);
        Document pending = stored.getEmbedded(List.of("outbox"), Document.class)
                .getList("pending", Document.class)
                .getFirst();
        assertThat(pending.getString("type")).isEqualTo("unit.classified.v1");
        UnitClassified told = (UnitClassified) EventCodec.decode(
                "unit.classified.v1", pending.getString("body").getBytes(StandardCharsets.UTF_8));
        assertThat(told.key()).isEqualTo(hit);
        assertThat(told.actor()).isEqualTo("duyet");
        assertThat(told.classification().decision()).isEqualTo(1);
        assertThat(told.classification().proposedClass()).hasToString("I");
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(pending.getString("body"));
        ObjectNode agreed = (ObjectNode) JsonMapper.shared().readTree(EventCodec.encode(golden));
        assertThat(body.get("classification").propertyNames())
                .isEqualTo(agreed.get("classification").propertyNames());
    }

    @Test
    void onlyReviewersOfTheAreaDecideAndNeighboursDoNotRead() {
        refused(decide(leader, hit, 0, "I", false, "Đủ"), 403, "forbidden");
        Person elsewhere = Person.of(http, "duyet-46", "46@2025-07-01", REVIEWER);
        refused(decide(elsewhere, hit, 0, "I", false, "Đủ"), 403, "wrong-area");
        refused(elsewhere.get(path(hit)), 403, "wrong-unit");
        Person head = Person.of(http, "ct", free, COMMUNE_HEAD);
        refused(head.get(path(hit)), 403, "wrong-unit");
        assertThat(head.get(path(free))).hasStatus(200);
        JsonNode area = json(head.get("/api/v1/areas/" + province + "/classifications/2025"));
        assertThat(area.at("/units/items").size()).isEqualTo(1);
        assertThat(http.get().uri(path(hit))).hasStatus(401);
        assertThat(http.put().uri(path(hit))).hasStatus(401);
        refused(reviewer.get(path("99@1999-01-01")), 404, "unit-unknown");
    }

    @Test
    void whatCannotBeDecidedIsRefused() {
        refused(decide(reviewer, hit, 0, "I", true, "Đủ"), 422, "drug-free-of-no-class");
        refused(decide(reviewer, hit, 0, "I", false, "Gọi 0912345678"), 422, "text-refused");
        refused(decide(reviewer, hit, 0, "I", false, " "), 422, "invalid-request");
        refused(decide(reviewer, province, 0, "I", false, "Đủ"), 422, "unit-not-classified");
        clock.set(Instant.parse("2025-12-14T03:00:00Z"));
        refused(decide(reviewer, hit, 0, "I", false, "Đủ"), 422, "year-not-over");
    }

    @Test
    void theSameCommandTwiceIsOneDecision() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = body("III", true, "Đủ điều kiện");
        assertThat(reviewer.send(HttpMethod.PUT, path(free), 0, key, body)).hasStatus(200);
        assertThat(reviewer.send(HttpMethod.PUT, path(free), 0, key, body)).hasStatus(200);
        assertThat(json(leader.get(path(free))).at("/decisions").size()).isEqualTo(1);
    }

    private static List<String> doubts(JsonNode one) {
        List<String> doubts = new ArrayList<>();
        one.at("/proposed/proposal/doubts").valueStream().forEach(doubt -> doubts.add(doubt.asString()));
        return doubts;
    }

    private String commune(String code) {
        UnitStock.put(store, SampleUnits.commune(code, province));
        return code + "@2025-07-01";
    }

    private static String path(String unit) {
        return "/api/v1/units/" + unit + "/classifications/2025";
    }

    private MvcTestResult decide(
            Person person, String unit, long version, @Nullable String areaClass, boolean free, String reason) {
        return person.put(path(unit), version, body(areaClass, free, reason));
    }

    private static Map<String, Object> body(@Nullable String areaClass, boolean free, String reason) {
        Map<String, Object> body = new HashMap<>(Map.of("drugFree", free, "reason", reason));
        body.put("areaClass", areaClass);
        body.put("keyRoute", false);
        return body;
    }

    private static Report accepted(String unit, Map<String, String> figures) {
        Map<String, String> all = new HashMap<>();
        List.of("QL01", "CA01", "CA09", "GC11", "GC02", "GC09", "GC10", "TH01", "CA06", "CA15")
                .forEach(code -> all.put(code, "0"));
        all.putAll(figures);
        return ReportStock.acceptedYear(ReportId.parse("PCMT-PHAN-LOAI~" + unit + "~2025"), all);
    }
}
