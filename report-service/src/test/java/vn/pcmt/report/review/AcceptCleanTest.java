package vn.pcmt.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.ReviewDesk.body;
import static vn.pcmt.report.ReviewDesk.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Duration;
import java.time.Instant;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.ReviewDesk;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.outlier.Screenings;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;

/** Six communes of a province of their own have sent September; the reviewer looked on the 20th. */
@OnStore
class AcceptCleanTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(200);
    private static final Instant SEEN = Instant.parse("2025-09-20T03:00:00Z");

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

    private ReviewDesk desk;
    private String province;
    private List<ReportId> all;

    @BeforeEach
    void sixReportsWait() {
        desk = new ReviewDesk(http, store, PROVINCES.incrementAndGet(), 6);
        province = desk.province;
        all = IntStream.rangeClosed(1, 6)
                .mapToObj(i -> id(desk.unit(i), "2025-09"))
                .toList();
        reports.addMissing(all.stream().map(id -> submitted(id, complete())).toList());
        Screenings.screen(service, all.toArray(ReportId[]::new));
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
        assertThat(left(answer)).isEmpty();
        assertThat(outcomes(answer, "?accepted=true"))
                .extracting(one -> one.get("report").asString(), one -> one.get("revision")
                        .asInt())
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(id -> tuple(id.toString(), 1)).toList());
        assertThat(all).allSatisfy(id -> {
            Report report = reports.find(id).orElseThrow();
            assertThat(report.status()).isEqualTo(ReportStatus.ACCEPTED);
            assertThat(report.decisions()).extracting(Decision::by).containsExactly(desk.reviewer);
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
        assertThat(outcomes(answer, "?accepted=false"))
                .extracting(one -> one.get("odd").toString(), one -> one.get("unitName")
                        .asString())
                .containsExactlyInAnyOrder(
                        tuple("[\"SENT_BACK\"]", "Xã " + desk.code(2)),
                        tuple("[\"NOT_SCREENED\"]", "Xã " + desk.code(3)));
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
                desk.bearer,
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
                .containsExactlyInAnyOrder(
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
                        desk.bearer,
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
        refused(accept(desk.bearer, area, "nothing-seen-1"), 422, "nothing-seen");
        refused(acceptAll(desk.bearer, clock.instant().plusSeconds(1), "in-future-1"), 422, "seen-in-future");
        refused(accept(desk.bearer, Map.of("area", province), "no-period-1"), 422, "invalid-request");
        refused(
                accept(
                        desk.bearer,
                        Map.of("area", province, "template", "PCMT-NAM", "period", "2025", "seenAt", SEEN.toString()),
                        "no-template-1"),
                404,
                "template-unknown");
        assertThat(all)
                .allSatisfy(id ->
                        assertThat(reports.find(id).orElseThrow().status()).isEqualTo(ReportStatus.SUBMITTED));
    }

    @Test
    void howItWentIsForReviewersOfTheAreaOnly() {
        String acceptance = "/api/v1/acceptances/"
                + accepted(acceptAll("who-reads-1")).get("id").asString();
        String elsewhere = TestTokens.bearer("duyet-46", "46@2025-07-01", REVIEWER);
        String leader = TestTokens.bearer("lanhdao", province, LEADER);

        for (String uri : List.of(acceptance, acceptance + "/reports")) {
            refused(desk.get(uri, elsewhere), 403, "wrong-area");
            refused(desk.get(uri, leader), 403, "forbidden");
            refused(desk.get(uri, null), 401, "unauthenticated");
        }
        String cancellation = acceptance + "/cancellation";
        refused(desk.post(cancellation, Map.of(), elsewhere, "cancel-key-1"), 403, "wrong-area");
        refused(desk.post(cancellation, Map.of(), leader, "cancel-key-2"), 403, "forbidden");
        refused(desk.post(cancellation, Map.of(), desk.bearer, null), 428, "idempotency-key-required");
        refused(desk.post(cancellation, Map.of()), 409, "acceptance-ended");
        refused(desk.get("/api/v1/acceptances/unheard-of"), 404, "acceptance-unknown");
    }

    @Test
    void onlyAReviewerOfTheAreaMay() {
        String commune = all.getFirst().unitKey();
        refused(acceptAll(TestTokens.bearer("ct", commune, COMMUNE_HEAD), SEEN, "commune-key"), 403, "forbidden");
        refused(acceptAll(TestTokens.bearer("lanhdao", province, LEADER), SEEN, "leader-key"), 403, "forbidden");
        refused(
                acceptAll(TestTokens.bearer("duyet-46", "46@2025-07-01", REVIEWER), SEEN, "other-area"),
                403,
                "wrong-area");
        refused(acceptAll(null, SEEN, "no-token-1"), 401, "unauthenticated");
        refused(accept(desk.bearer, Map.of(), null), 428, "idempotency-key-required");
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

    private List<String> left(JsonNode answer) {
        return outcomes(answer, "?accepted=false").stream()
                .map(one -> one.get("report").asString() + " " + one.get("left").asString())
                .toList();
    }

    private List<JsonNode> outcomes(JsonNode answer, String query) {
        return body(desk.get("/api/v1/acceptances/" + answer.get("id").asString() + "/reports" + query), 200)
                .get("items")
                .valueStream()
                .toList();
    }

    /** How it stands when it has ended. */
    private JsonNode accepted(MvcTestResult result) {
        assertThat(result).hasStatus(202);
        String location = result.getResponse().getHeader(HttpHeaders.LOCATION);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !body(desk.get(location), 200).get("done").isNull());
        JsonNode ended = body(desk.get(location), 200);
        assertThat(ended.get("state").asString()).isEqualTo("DONE");
        assertThat(ended.get("reports").asInt())
                .isEqualTo(ended.get("accepted").asInt() + ended.get("left").asInt());
        return ended;
    }

    private MvcTestResult acceptAll(String key) {
        return acceptAll(desk.bearer, SEEN, key);
    }

    private MvcTestResult acceptAll(@Nullable String bearer, Instant seenAt, String key) {
        return accept(
                bearer,
                Map.of("area", province, "template", "PCMT-THANG", "period", "2025-09", "seenAt", seenAt.toString()),
                key);
    }

    private MvcTestResult accept(@Nullable String bearer, Map<String, Object> body, @Nullable String key) {
        return desk.post("/api/v1/acceptances", body, bearer, key);
    }
}
