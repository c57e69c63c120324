package vn.pcmt.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.outlier.Screenings;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** Six communes of a province of their own have sent September; the reviewer looked on the 20th. */
@OnStore
class AcceptCleanTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(200);
    private static final Instant SEEN = Instant.parse("2025-09-20T03:00:00Z");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private BeanFactory service;

    @Autowired
    private TestClock clock;

    private int number;
    private String province;
    private String reviewer;
    private List<ReportId> all;

    @BeforeEach
    void sixReportsWait() {
        number = PROVINCES.incrementAndGet();
        province = number + "@2025-07-01";
        UnitStock.put(store, SampleUnits.province(province));
        all = new ArrayList<>();
        IntStream.rangeClosed(1, 6).forEach(i -> {
            UnitStock.put(store, SampleUnits.commune(number + "0" + i, province));
            all.add(id(number + "0" + i + "@2025-07-01", "2025-09"));
        });
        reports.addMissing(all.stream().map(id -> submitted(id, complete())).toList());
        Screenings.screen(service, all.toArray(ReportId[]::new));
        reviewer = TestTokens.bearer("duyet-" + number, province, REVIEWER);
        clock.set(SEEN.plusSeconds(60));
    }

    /** Other suites read all reports there are. */
    @AfterEach
    void whatWasBrokenIsRemoved() {
        store.remove(
                Query.query(Criteria.where("_id")
                        .in(all.stream().map(ReportId::toString).toList())),
                Report.class);
    }

    @Test
    void acceptsAllThatAreClean() {
        JsonNode answer = accepted(acceptAll("accept-all-1"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(6);
        assertThat(answer.get("left").isEmpty()).isTrue();
        assertThat(all).allSatisfy(id -> {
            Report report = reports.find(id).orElseThrow();
            assertThat(report.status()).isEqualTo(ReportStatus.ACCEPTED);
            assertThat(report.decisions()).extracting(Decision::by).containsExactly("duyet-" + number);
            assertThat(ReportStock.told(store, List.of(id))).hasSize(3);
        });
    }

    @Test
    void whateverIsWrongWithTheFirstTheOthersAreAccepted() {
        String first = all.getFirst().toString();
        store.updateFirst(
                Query.query(Criteria.where("_id").is(first)), Update.update("receipts", "broken"), Report.class);

        JsonNode answer = accepted(acceptAll("broken-1"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(5);
        assertThat(left(answer)).containsExactly(first + " FAILED");
    }

    @Test
    void aReportThatCannotEvenBeListedDoesNotStandInTheWay() {
        String first = all.getFirst().toString();
        store.updateFirst(
                Query.query(Criteria.where("_id").is(first)), Update.update("deadlines", "broken"), Report.class);

        JsonNode answer = accepted(acceptAll("broken-2"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(5);
        assertThat(left(answer)).containsExactly(first + " FAILED");
    }

    @Test
    void oddOnesAreLeftAndItIsSaidWhy() {
        Report sentBack = reports.find(all.get(1)).orElseThrow();
        sentBack.giveBack("Xem lại", List.of(new Remark("CA01", "?")), "duyet", SEEN.minusSeconds(4000));
        ReportStock.sendAgain(sentBack, complete(), SEEN.minusSeconds(3000));
        reports.save(sentBack);
        Screenings.screen(service, all.get(1));
        Report unscreened = reports.find(all.get(2)).orElseThrow();
        ReportStock.sendAgain(unscreened, complete(), SEEN.minusSeconds(3000));
        reports.save(unscreened);

        JsonNode answer = accepted(acceptAll("odd-ones-1"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(4);
        assertThat(left(answer)).containsExactlyInAnyOrder(all.get(1) + " ODD", all.get(2) + " ODD");
        assertThat(answer.get("left").valueStream().map(one -> one.get("odd").toString()))
                .containsExactlyInAnyOrder("[\"SENT_BACK\"]", "[\"NOT_SCREENED\"]");
        assertThat(answer.get("left").get(0).get("unitName").asString()).startsWith("Xã " + number);
    }

    @Test
    void whatCameInAfterTheReviewerLookedIsLeft() {
        sendAgain(0, SEEN.plusSeconds(1));
        sendAgain(1, SEEN.minusSeconds(5));
        sendAgain(2, SEEN.minusSeconds(11));

        JsonNode answer = accepted(acceptAll("came-later-1"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(4);
        assertThat(left(answer))
                .as("five seconds before, it may still have been on its way")
                .containsExactlyInAnyOrder(
                        all.get(0) + " NOT_THE_REVISION_SEEN", all.get(1) + " NOT_THE_REVISION_SEEN");
    }

    @Test
    void onlyThoseNamedAreAcceptedInTheRevisionNamed() {
        sendAgain(1, SEEN.plusSeconds(1));
        String unknown = "PCMT-THANG~99999@2025-07-01~2025-09";
        String otherPeriod = all.get(3).toString().replace("2025-09", "2025-08");
        Report decided = reports.find(all.get(4)).orElseThrow();
        decided.accept(1, "ai-do", SEEN);
        reports.save(decided);

        JsonNode answer = accepted(accept(
                reviewer,
                Map.of(
                        "area",
                        province,
                        "template",
                        "PCMT-THANG",
                        "period",
                        "2025-09",
                        "reports",
                        List.of(
                                seen(all.get(0).toString(), 1),
                                seen(all.get(1).toString(), 1),
                                seen(unknown, 1),
                                seen(otherPeriod, 1),
                                seen("nonsense", 1),
                                seen(all.get(4).toString(), 1))),
                "named-ones-1"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(1);
        assertThat(left(answer))
                .containsExactly(
                        all.get(1) + " NOT_THE_REVISION_SEEN",
                        unknown + " NOT_FOUND",
                        otherPeriod + " NOT_FOUND",
                        "nonsense NOT_FOUND",
                        all.get(4) + " NOT_WAITING");
        assertThat(reports.find(all.get(5)).orElseThrow().status()).isEqualTo(ReportStatus.SUBMITTED);
    }

    @Test
    void nobodyAcceptsWhatHeSentHimselfAmongOthers() {
        String self = TestTokens.bearer("bc", province, REVIEWER);

        JsonNode answer = accepted(acceptAll(self, SEEN, "own-report-1"));

        assertThat(answer.get("accepted").asInt()).isZero();
        assertThat(left(answer)).hasSize(6).allMatch(one -> one.endsWith(" OWN_REPORT"));
    }

    @Test
    void theSameCommandAgainIsAnsweredAlikeAndAcceptsNothingMore() {
        JsonNode first = accepted(acceptAll("twice-key-1"));
        correct(0);

        JsonNode again = accepted(acceptAll("twice-key-1"));

        assertThat(again).isEqualTo(first);
        assertThat(reports.find(all.getFirst()).orElseThrow().status()).isEqualTo(ReportStatus.CORRECTED);
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        accepted(acceptAll("reused-key-1"));

        assertThat(accept(
                        reviewer,
                        Map.of(
                                "area",
                                province,
                                "template",
                                "PCMT-THANG",
                                "period",
                                "2025-08",
                                "seenAt",
                                SEEN.toString()),
                        "reused-key-1"))
                .hasStatus(409)
                .bodyJson()
                .hasPathSatisfying("$.code", path -> path.assertThat().isEqualTo("idempotency-key-reused"));
    }

    @Test
    void whatACrashCutShortGoesOnAndCountsWhatWasDone() {
        accepted(acceptAll("crashed-key-1"));
        // As after a crash half way: two are accepted, and nothing says that it came to an end.
        store.updateFirst(
                Query.query(Criteria.where("by").is("duyet-" + number)),
                new Update().unset("outcome"),
                CleanAcceptance.class);
        for (ReportId id : all.subList(2, 6)) {
            store.remove(Query.query(Criteria.where("_id").is(id.toString())), Report.class);
        }
        reports.addMissing(
                all.subList(2, 6).stream().map(id -> submitted(id, complete())).toList());
        Screenings.screen(service, all.subList(2, 6).toArray(ReportId[]::new));
        sendAgain(5, SEEN.plusSeconds(20));

        JsonNode answer = accepted(acceptAll("crashed-key-1"));

        assertThat(answer.get("accepted").asInt()).isEqualTo(5);
        assertThat(left(answer)).containsExactly(all.get(5) + " NOT_THE_REVISION_SEEN");
        assertThat(all.subList(0, 5))
                .allSatisfy(id -> assertThat(reports.find(id).orElseThrow().decisions())
                        .as("accepted once")
                        .hasSize(1));
    }

    @Test
    void twiceAtOnceAcceptsOnceAndAnswersAlike() throws Exception {
        Callable<JsonNode> command = () -> accepted(acceptAll("at-once-key-1"));
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<JsonNode>> answers = threads.invokeAll(List.of(command, command, command));

            for (Future<JsonNode> answer : answers) {
                assertThat(answer.get().get("accepted").asInt()).isEqualTo(6);
            }
        }
        assertThat(all)
                .allSatisfy(id ->
                        assertThat(reports.find(id).orElseThrow().decisions()).hasSize(1));
    }

    @Test
    void itMustBeSaidWhatWasSeen() {
        Map<String, Object> area = Map.of("area", province, "template", "PCMT-THANG", "period", "2025-09");
        refused(accept(reviewer, area, "nothing-seen-1"), 422, "nothing-seen");
        refused(acceptAll(reviewer, clock.instant().plusSeconds(1), "in-future-1"), 422, "seen-in-future");
        refused(accept(reviewer, Map.of("area", province), "no-period-1"), 422, "invalid-request");
        refused(
                accept(
                        reviewer,
                        Map.of("area", province, "template", "PCMT-NAM", "period", "2025", "seenAt", SEEN.toString()),
                        "no-template-1"),
                404,
                "template-unknown");
        assertThat(all)
                .allSatisfy(id ->
                        assertThat(reports.find(id).orElseThrow().status()).isEqualTo(ReportStatus.SUBMITTED));
    }

    @Test
    void onlyAReviewerOfTheAreaMay() {
        String commune = all.getFirst().unitKey();
        refused(acceptAll(TestTokens.bearer("ct", commune, COMMUNE_HEAD), SEEN, "commune-key"), 403, "forbidden");
        refused(acceptAll(TestTokens.bearer("lanhdao", province, LEADER), SEEN, "leader-key"), 403, "forbidden");
        refused(
                acceptAll(TestTokens.bearer("duyet-45", "45@2021-01-01", REVIEWER), SEEN, "other-area"),
                403,
                "wrong-area");
        refused(acceptAll(null, SEEN, "no-token-1"), 401, "unauthenticated");
        refused(accept(reviewer, Map.of(), null), 428, "idempotency-key-required");
        assertThat(all)
                .allSatisfy(id ->
                        assertThat(reports.find(id).orElseThrow().status()).isEqualTo(ReportStatus.SUBMITTED));
    }

    private void sendAgain(int commune, Instant at) {
        Report report = reports.find(all.get(commune)).orElseThrow();
        ReportStock.sendAgain(report, complete(), at);
        reports.save(report);
        Screenings.screen(service, all.get(commune));
    }

    private void correct(int commune) {
        sendAgain(commune, SEEN.plusSeconds(30));
    }

    private static Map<String, Object> seen(String id, int revision) {
        return Map.of("id", id, "revision", revision);
    }

    private static List<String> left(JsonNode answer) {
        return answer.get("left")
                .valueStream()
                .map(one -> one.get("report").asString() + " " + one.get("why").asString())
                .toList();
    }

    private static JsonNode accepted(MvcTestResult result) {
        assertThat(result).hasStatus(200);
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private static void refused(MvcTestResult result, int status, String problem) {
        assertThat(result).hasStatus(status).bodyJson().hasPathSatisfying("$.code", path -> path.assertThat()
                .isEqualTo(problem));
    }

    private MvcTestResult acceptAll(String key) {
        return acceptAll(reviewer, SEEN, key);
    }

    private MvcTestResult acceptAll(@Nullable String bearer, Instant seenAt, String key) {
        return accept(
                bearer,
                Map.of("area", province, "template", "PCMT-THANG", "period", "2025-09", "seenAt", seenAt.toString()),
                key);
    }

    private MvcTestResult accept(@Nullable String bearer, Map<String, Object> body, @Nullable String key) {
        MockMvcTester.MockMvcRequestBuilder request = http.post()
                .uri("/api/v1/acceptances")
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(body));
        if (bearer != null) {
            request.header(HttpHeaders.AUTHORIZATION, bearer);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.exchange();
    }
}
