package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

@OnStore
class RepeatedQuestionsTest {

    private static final String PROVINCE = "19@2025-07-01";
    private static final String COMMUNE = "19001@2025-07-01";
    private static final String NEIGHBOUR = "19002@2025-07-01";
    private static final List<UnitState> UNITS = List.of(
            SampleUnits.province(PROVINCE),
            SampleUnits.commune("19001", PROVINCE),
            SampleUnits.commune("19002", PROVINCE));

    private final List<ReportId> sent = new ArrayList<>();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TestClock clock;

    @Autowired
    private MeterRegistry registry;

    private Person admin;
    private Person leader;
    private Person reporter;
    private Person neighbour;

    @BeforeEach
    void twoCommunesOfAProvinceReport() {
        clock.set(Instant.parse("2025-11-25T03:00:00Z"));
        UNITS.forEach(unit -> UnitStock.put(store, unit));
        sent.clear();
        send(accepted(COMMUNE, "2025-10", 7));
        admin = Person.of(http, "quantri", PROVINCE, ADMIN);
        leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        reporter = Person.of(http, "bc-1", COMMUNE, COMMUNE_REPORTER);
        neighbour = Person.of(http, "bc-2", NEIGHBOUR, COMMUNE_REPORTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/totals?period=2025-10",
                "/totals/series?from=2025-09&to=2025-11&indicators=GC01",
                "/children?period=2025-10",
                "/communes?period=2025-10"
            })
    void theSameWordsAreAnsweredTheSameAndReadOnce(String question) {
        String address = "/api/v1/areas/" + PROVINCE + question;

        MvcTestResult first = leader.get(address);
        MvcTestResult again = leader.get(address);

        assertThat(first).hasStatusOk();
        assertThat(readAnew(first)).isTrue();
        assertThat(again).hasStatusOk().hasContentType("application/json");
        assertThat(readAnew(again)).isFalse();
        assertThat(json(again)).isEqualTo(json(first));
        assertThat(again.getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
                .isEqualTo(first.getResponse().getHeader(HttpHeaders.CACHE_CONTROL));
    }

    @Test
    void whoMayNotReadItIsRefusedInWordsThatAnotherUsed() {
        String address = "/api/v1/areas/" + COMMUNE + "/totals?period=2025-10";
        assertThat(reporter.get(address)).hasStatusOk();
        assertThat(readAnew(reporter.get(address))).isFalse();

        refused(neighbour.get(address), 403, "area-forbidden");
        assertThat(http.get().uri(address).exchange()).hasStatus(401);

        assertThat(reporter.get(address)).hasStatusOk();
    }

    @Test
    void whatHasChangedSinceIsSeen() {
        String address = "/api/v1/areas/" + PROVINCE + "/totals?indicators=GC01&period=2025-10";
        assertThat(cases(leader.get(address))).isEqualTo(7);

        send(accepted(NEIGHBOUR, "2025-10", 4));
        events.publishEvent(new Heard.Lost());

        MvcTestResult again = leader.get(address);
        assertThat(readAnew(again)).isFalse();
        assertThat(cases(again)).isEqualTo(11);
    }

    @Test
    void anotherLanguageIsAnotherQuestion() {
        Map<String, Object> text = Map.of(
                "nameVi", "Hai xã", "nameEn", "Two communes", "members", List.of(COMMUNE, NEIGHBOUR), "retired", false);
        assertThat(admin.post("/api/v1/area-groups", 0, Map.of("code", "hai-xa-19", "text", text)))
                .hasStatus(201);
        String address = "/api/v1/areas/group:hai-xa-19/totals?indicators=GC01&period=2025-10";

        for (int asked = 0; asked < 2; asked++) {
            assertThat(name(leader, address, "vi")).isEqualTo("Hai xã");
            assertThat(name(leader, address, "en")).isEqualTo("Two communes");
        }
    }

    @Test
    void onlyReadingIsAnswered() {
        String address = "/api/v1/areas/" + PROVINCE + "/totals?period=2025-10";
        assertThat(leader.get(address)).hasStatusOk();

        assertThat(leader.send(HttpMethod.POST, address, 0, "key", null)).hasStatus(405);
        assertThat(leader.get(address + "&period=2025-13")).hasStatus(400);
    }

    @Test
    void whoMayReadItSinceAMergerIsAnsweredInWordsThatAnotherUsed() {
        String address = "/api/v1/areas/" + COMMUNE + "/totals?period=2025-10";
        assertThat(reporter.get(address)).hasStatusOk();
        refused(neighbour.get(address), 403, "area-forbidden");

        LocalDate merger = LocalDate.of(2025, 11, 1);
        UnitStock.put(store, SampleUnits.split(UNITS.get(1), merger, Map.of(NEIGHBOUR, "1")));

        MvcTestResult after = neighbour.get(address);
        assertThat(after).hasStatusOk();
        assertThat(readAnew(after)).isFalse();
    }

    @Test
    void aVeryLongQuestionIsAnsweredAndNotKept() {
        String address = "/api/v1/areas/" + PROVINCE + "/totals?period=2025-10&filler=" + "x".repeat(3_000);

        for (int asked = 0; asked < 2; asked++) {
            MvcTestResult answer = leader.get(address);
            assertThat(answer).hasStatusOk();
            assertThat(readAnew(answer)).isTrue();
        }
    }

    @Test
    void anAnswerGivenAgainIsCountedByItsPatternLikeTheFirst() {
        String address = "/api/v1/areas/" + PROVINCE + "/totals?period=2025-10&counted=yes";
        assertThat(readAnew(leader.get(address))).isTrue();
        long before = answersCounted();

        assertThat(readAnew(leader.get(address))).isFalse();

        assertThat(answersCounted()).isEqualTo(before + 1);
    }

    private long answersCounted() {
        return registry
                .get("http.server.requests")
                .tag("uri", "/api/v1/areas/{area}/totals")
                .tag("status", "200")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static boolean readAnew(MvcTestResult result) {
        return result.getMvcResult().getHandler() instanceof HandlerMethod;
    }

    private static int cases(MvcTestResult result) {
        JsonNode figure = json(result).at("/figures/0");
        return figure.path("accepted").asInt();
    }

    private String name(Person person, String address, String language) {
        MvcTestResult result = http.get()
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, person.bearer())
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange();
        return json(result).at("/name").asString();
    }

    private void send(Report report) {
        reports.addMissing(List.of(report));
        sent.add(report.id());
        CountedReports.show(store, UNITS, sent);
    }

    private static Report accepted(String unit, String month, int cases) {
        return ReportStock.accepted(id(unit, month), complete().with("GC01", String.valueOf(cases)));
    }
}
