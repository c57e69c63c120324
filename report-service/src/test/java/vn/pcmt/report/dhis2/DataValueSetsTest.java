package vn.pcmt.report.dhis2;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.imports.Province.all;
import static vn.pcmt.report.submission.Reporting.CLOSED;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.imports.Province;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Reports;

/** A system that speaks to DHIS2 speaks to us: what it sends is taken in, what it is answered is what DHIS2 answers. */
@OnStore
class DataValueSetsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    private Province province;

    @BeforeEach
    void threeCommunesOweAugust() {
        clock.set(IN_TIME);
        province = new Province(store, reports, 3);
    }

    @Test
    void theFiguresOfOneUnitAndPeriodAreItsReport() {
        JsonNode message = ok(send(set(0, values(all("4")))));
        assertThat(message.get("httpStatus").asString()).isEqualTo("OK");
        assertThat(message.get("status").asString()).isEqualTo("OK");
        assertThat(message.get("message").asString()).isEqualTo("Import was successful.");
        JsonNode summary = message.get("response");
        assertThat(summary.get("responseType").asString()).isEqualTo("ImportSummary");
        assertThat(summary.get("status").asString()).isEqualTo("SUCCESS");
        assertThat(counts(summary)).containsExactly(40, 0, 0, 0);
        assertThat(summary.get("conflicts")).isEmpty();
        assertThat(province.report(0).latest().orElseThrow()).satisfies(revision -> {
            assertThat(revision.by()).isEqualTo("quantri-" + province.key);
            assertThat(revision.values().get("CA01")).isEqualByComparingTo("4");
        });
    }

    @Test
    void manyUnitsMayBeSentAtOnceEachValueSayingItsOwn() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int commune = i;
            all("2").forEach((code, figure) -> values.add("{\"dataElement\":\"" + code + "\",\"period\":\"202508\","
                    + "\"orgUnit\":\"" + province.codes.get(commune) + "\",\"value\":\"" + figure
                    + "\",\"categoryOptionCombo\":\"HllvX50cXC0\",\"storedBy\":\"x\",\"followup\":false}"));
        }
        JsonNode summary =
                ok(send("{\"dataValues\":[" + String.join(",", values) + "]}")).get("response");
        assertThat(counts(summary)).containsExactly(120, 0, 0, 0);
        assertThat(province.revisions()).containsExactly(1, 1, 1);
    }

    @Test
    void laterFiguresReplaceThoseOfTheLatestRevisionAndTheOthersStay() {
        ok(send(set(0, values(all("4")))));
        assertThat(counts(ok(send(set(0, values(Map.of("CA01", "9", "CA04", "9", "GC05", "0.5")))))
                        .get("response")))
                .containsExactly(0, 3, 0, 0);
        Report report = province.report(0);
        assertThat(report.revision()).isEqualTo(2);
        assertThat(report.latest().orElseThrow().values().get("CA01")).isEqualByComparingTo("9");
        assertThat(report.latest().orElseThrow().values().get("CA02")).isEqualByComparingTo("4");

        assertThat(counts(ok(send(set(0, values(Map.of("CA01", "9"))))).get("response")))
                .as("what is there already")
                .containsExactly(0, 1, 0, 0);
        assertThat(province.report(0).revision()).isEqualTo(2);
        ok(send(set(0, values(Map.of("CA01", "4", "CA04", "4")))));
        ok(send(set(0, values(Map.of("CA01", "9", "CA04", "9")))));
        assertThat(province.report(0).latest().orElseThrow().values().get("CA01"))
                .as("sent once before, and again after something else")
                .isEqualByComparingTo("9");
    }

    @Test
    void whatIsWrongIsAConflictAndTheRestIsTaken() {
        String good = values(all("1"));
        String bad = "{\"dataElement\":\"fbfJHSPpUQD\",\"value\":\"1\"},{\"dataElement\":\"TL01\",\"value\":\"1\"},"
                + "{\"dataElement\":\"CA01\",\"orgUnit\":\"00000\",\"value\":\"1\"},"
                + "{\"dataElement\":\"CA01\",\"period\":\"202513\",\"value\":\"1\"},"
                + "{\"dataElement\":\"CA02\",\"value\":\"\"},null";
        MvcTestResult answer = send(set(0, good + "," + bad));
        assertThat(answer).hasStatus(409);
        JsonNode message = json(answer);
        assertThat(message.get("httpStatus").asString()).isEqualTo("Conflict");
        assertThat(message.get("httpStatusCode").asInt()).isEqualTo(409);
        assertThat(message.get("status").asString()).isEqualTo("WARNING");
        JsonNode summary = message.get("response");
        assertThat(summary.get("status").asString()).isEqualTo("WARNING");
        assertThat(counts(summary)).containsExactly(40, 0, 6, 0);
        assertThat(conflicts(summary, "errorCode"))
                .containsExactly("E7610", "E7633", "E7612", "E7611", "E7618", "E7610");
        JsonNode first = summary.get("conflicts").get(0);
        assertThat(first.get("object").asString()).isEqualTo("fbfJHSPpUQD");
        assertThat(first.get("property").asString()).isEqualTo("dataElement");
        assertThat(first.get("indexes").get(0).asInt()).isEqualTo(40);
        assertThat(first.get("value").asString()).isNotBlank().doesNotStartWith("field.");
        assertThat(summary.get("rejectedIndexes").size()).isEqualTo(6);
    }

    @Test
    void aReportThatIsNotWholeIsRefusedWithEveryFigureThatIsMissing() {
        MvcTestResult answer = send(set(0, values(Map.of("CA01", "x", "CA02", "1"))));
        assertThat(answer).hasStatus(409);
        JsonNode summary = json(answer).get("response");
        assertThat(summary.get("status").asString()).isEqualTo("ERROR");
        assertThat(counts(summary)).containsExactly(0, 0, 2, 0);
        assertThat(conflicts(summary, "object")).contains("CA01", "TT01").hasSize(39);
        assertThat(conflicts(summary, "errorCode")).contains("E7619");
        assertThat(province.revisions()).containsOnly(0);
    }

    @Test
    void aClosedPeriodAnUnknownFormAndWhatNobodyOwesAreConflicts() {
        clock.set(CLOSED);
        assertThat(conflicts(json(send(set(0, values(all("1"))))).get("response"), "errorCode"))
                .containsExactly("E7640");
        clock.set(IN_TIME);
        assertThat(conflicts(
                        json(send(set(0, values(all("1"))).replace("PCMT-THANG", "aLpVgfXiz0f")))
                                .get("response"),
                        "errorCode"))
                .containsExactly("E7600");
        assertThat(conflicts(
                        json(send(set(0, values(all("1"))).replace("202508", "203101")))
                                .get("response"),
                        "errorCode"))
                .containsExactly("E7643");
        assertThat(province.revisions()).containsOnly(0);
    }

    @Test
    void aTrialKeepsNothing() {
        JsonNode summary = ok(post(set(0, values(all("1"))), "?dryRun=true", province.admin()))
                .get("response");
        assertThat(counts(summary)).containsExactly(40, 0, 0, 0);
        assertThat(province.revisions()).containsOnly(0);
    }

    @Test
    void aCommuneSendsItsOwnOnlyAndOthersNothing() {
        assertThat(post(set(0, values(all("1"))), "", province.reporter(0))).hasStatus(200);
        assertThat(conflicts(
                        json(post(set(1, values(all("1"))), "", province.reporter(0)))
                                .get("response"),
                        "errorCode"))
                .containsExactly("E7612");
        for (OfficerRole role : List.of(OfficerRole.REVIEWER, OfficerRole.LEADER, OfficerRole.OFFICER)) {
            assertThat(post(set(1, values(all("1"))), "", TestTokens.bearer("ai", province.key, role)))
                    .hasStatus(403);
        }
        assertThat(http.post()
                        .uri("/api/v1/dataValueSets")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .exchange())
                .hasStatus(401);
        assertThat(province.revisions()).containsExactly(1, 0, 0);
    }

    @Test
    void whatIsNoDataValueSetIsMalformed() {
        for (String body : List.of("", "[]", "{\"dataValues\":7}", "{\"dataValues\":[{\"value\":{}}]}", "nope")) {
            assertThat(send(body)).as(body).hasStatus(400);
        }
        assertThat(counts(ok(send("{}")).get("response"))).containsExactly(0, 0, 0, 0);
    }

    private String set(int commune, String values) {
        return "{\"dataSet\":\"PCMT-THANG\",\"completeDate\":\"2025-08-16\",\"period\":\"202508\",\"orgUnit\":\""
                + province.codes.get(commune) + "\",\"dataValues\":[" + values + "]}";
    }

    private static String values(Map<String, String> figures) {
        return figures.entrySet().stream()
                .map(one -> "{\"dataElement\":\"" + one.getKey() + "\",\"value\":\"" + one.getValue() + "\"}")
                .collect(Collectors.joining(","));
    }

    private static List<Integer> counts(JsonNode summary) {
        JsonNode count = summary.get("importCount");
        return List.of(
                count.get("imported").asInt(),
                count.get("updated").asInt(),
                count.get("ignored").asInt(),
                count.get("deleted").asInt());
    }

    private static List<String> conflicts(JsonNode summary, String member) {
        return StreamSupport.stream(summary.get("conflicts").spliterator(), false)
                .map(conflict -> conflict.has(member) ? conflict.get(member).asString() : "")
                .toList();
    }

    private MvcTestResult send(String body) {
        return post(body, "", province.admin());
    }

    private MvcTestResult post(String body, String query, String bearer) {
        return http.post()
                .uri("/api/v1/dataValueSets" + query)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static JsonNode ok(MvcTestResult answer) {
        assertThat(answer).hasStatus(200);
        return json(answer);
    }

    private static JsonNode json(MvcTestResult answer) {
        return JSON.readTree(answer.getResponse().getContentAsByteArray());
    }
}
