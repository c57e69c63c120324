package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The province reviews what came in. */
@ConsolePages
class ReviewPagesTest {
    private static final String ONE = "/duyet/" + StubServices.REPORT;
    private static final String REPORT = "/api/v1/reports/" + StubServices.REPORT;

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void saysOfEachReportInTheQueueWhatIsOddAndWhatChanged() throws Exception {
        assertThat(pages.page(get("/duyet"), "REVIEWER"))
                .contains("3 chờ duyệt · 2 không bất thường · 1 cần xem riêng · 1 đã trả lại")
                .contains("1 số bất thường")
                .contains("CA01 = 39, thường quanh 20")
                .contains("1 cảnh báo")
                .contains("Chưa khởi tố")
                .contains("1 ô khác bản 1")
                .contains("Nộp muộn")
                .doesNotContain("/duyet/chap-nhan?");
    }

    @Test
    void offersToAcceptAllCleanOnesOfOneFormAndPeriod() throws Exception {
        assertThat(pages.page(get("/duyet").param("bieu", "PCMT-THANG").param("ky", "2026-11"), "REVIEWER"))
                .contains("Chấp nhận 2 báo cáo không bất thường")
                .contains("/duyet/chap-nhan?bieu=PCMT-THANG&amp;ky=2026-11");
    }

    @Test
    void offersEveryFormAndPeriodThatWaitsWhicheverPageIsShown() throws Exception {
        assertThat(pages.page(get("/duyet"), "REVIEWER"))
                .containsPattern("bieu=PCMT-THANG&amp;ky=2026-11\"><span>[^<]*</span> <span class=\"tag info\">200<")
                .containsPattern("bieu=PCMT-QUY&amp;ky=2026-Q3\"><span>[^<]*</span> <span class=\"tag info\">1<");
    }

    @Test
    void passesNothingOnThatCannotStandInAHeader() throws Exception {
        for (String unfit : List.of("đ", "\u0001", "a\r\nX-Other: b")) {
            for (String field : List.of("etag", "key")) {
                var decision = post(ONE + "/chap-nhan")
                        .param("revision", "1")
                        .param(field, unfit)
                        .param(field.equals("key") ? "etag" : "key", "fit")
                        .with(csrf());
                assertThat(pages.open(decision, "REVIEWER").getStatus()).isEqualTo(400);
            }
        }
        assertThat(pages.calls("POST", REPORT + "/acceptance")).isEmpty();
    }

    @Test
    void showsWhyAReportWasSentBack() throws Exception {
        assertThat(pages.page(get(ONE).param("xong", "tra-lai"), "REVIEWER")).contains("Rà soát lại số người nghiện");
    }

    @Test
    void comparesRevisionsForWhoeverReviews() throws Exception {
        assertThat(pages.page(get(ONE + "/so-sanh").param("tu", "1").param("den", "2"), "REVIEWER"))
                .contains("Bản 2 khác gì bản 1")
                .contains("href=\"" + ONE + "\"");
    }

    @Test
    void listsWhatWouldBeAcceptedBeforeItIs() throws Exception {
        assertThat(pages.page(
                        get("/duyet/chap-nhan").param("bieu", "PCMT-THANG").param("ky", "2026-11"), "REVIEWER"))
                .contains("Chấp nhận 2 báo cáo không bất thường?")
                .contains("Xã Hải Lăng")
                .contains("Để lại xem riêng (1)")
                .contains("Xã Khe Sanh")
                .contains("có cảnh báo")
                .contains("value=\"2026-11-22T02:42:07Z\"");
    }

    @Test
    void acceptsWhatWasCleanWhenTheReviewerLookedAndNamesTheRest() throws Exception {
        var begun = pages.open(
                post("/duyet/chap-nhan")
                        .param("bieu", "PCMT-THANG")
                        .param("ky", "2026-11")
                        .param("luc", "2026-11-22T02:42:07Z")
                        .param("key", "key-of-this-click")
                        .with(csrf()),
                "REVIEWER");
        assertThat(begun.getRedirectedUrl()).isEqualTo("/duyet/chap-nhan/a1");
        assertThat(pages.page(get("/duyet/chap-nhan/a1"), "REVIEWER"))
                .contains("Đã chấp nhận 2 báo cáo.")
                .contains("cần xem riêng: có cảnh báo, số bất thường");
        var call = pages.calls("POST", "/api/v1/acceptances").getFirst();
        assertThat(call.headers()).containsEntry("idempotency-key", "key-of-this-click");
        assertThat(call.body()).contains("\"seenAt\":\"2026-11-22T02:42:07Z\"").contains("\"template\":\"PCMT-THANG\"");
    }

    @Test
    void tellsHowFarItHasComeAndStopsIt() throws Exception {
        pages.answer("GET /api/v1/acceptances/a1", 200, """
                {"id":"a1","state":"RUNNING","template":"PCMT-THANG","period":"2026-11","reports":300,"accepted":90,
                 "left":10,"begun":"2020-11-22T02:00:00Z"}""");
        assertThat(pages.page(get("/duyet/chap-nhan/a1").header("HX-Request", "true"), "REVIEWER"))
                .contains("Đã xem 100/300 báo cáo", "max=\"300\"", "value=\"100\"")
                .contains("hx-trigger=\"every 1s\"")
                .doesNotContain("<html");
        pages.open(post("/duyet/chap-nhan/a1/dung").with(csrf()), "REVIEWER");
        assertThat(pages.calls("POST", "/api/v1/acceptances/a1/cancellation")).hasSize(1);
    }

    @Test
    void showsTheRevisionBesideTheOneBeforeWithWhatTheRulesAndTheUnitSay() throws Exception {
        second("SUBMITTED");
        assertThat(pages.page(get(ONE), "REVIEWER"))
                .contains("GC05 = 1.234,5 nhưng GC01 = 0")
                .contains("Chưa khởi tố")
                .contains("CA01 = 39, thường quanh 20")
                .contains("<del class=\"o\">40</del>")
                .contains("Ổn định")
                .contains("bien-ban.pdf")
                .contains("name=\"rn.tinh-hinh\"");
    }

    @Test
    void returnsAReportWithRemarksOfTheFieldsThatHaveOne() throws Exception {
        pages.open(
                post(ONE + "/tra-lai")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .param("reason", "Rà soát lại")
                        .param("r.CA01", "Kiểm tra lại")
                        .param("rn.tinh-hinh", "Nêu nguyên nhân")
                        .param("r.CA02", " ")
                        .with(csrf()),
                "REVIEWER");
        assertThat(pages.calls("POST", REPORT + "/return").getFirst().body())
                .contains("Rà soát lại")
                .contains("\"indicator\":\"CA01\"")
                .contains("\"narrative\":\"tinh-hinh\"")
                .doesNotContain("CA02");
    }

    @Test
    void theQueueStandsBesideTheReportWithTheNextOne() throws Exception {
        second("SUBMITTED");
        pages.answer("GET /api/v1/review-queue", 200, """
                {"asOf":"2026-11-22T02:42:07Z","counts":{"waiting":2,"clean":1,"odd":1,"returned":0},"page":0,"size":50,
                 "total":2,"items":[%s,%s]}""".formatted(
                        waiting(StubServices.REPORT, "Xã Khe Sanh"), waiting("x~y~z", "Xã Hải Lăng")));

        assertThat(pages.page(get(ONE), "REVIEWER"))
                .containsPattern("<a href=\"" + ONE + "\" aria-current=\"true\">")
                .contains("accesskey=\"j\"", "Báo cáo sau: Xã Hải Lăng")
                .doesNotContain("accesskey=\"k\"");
        assertThat(pages.queries("/api/v1/review-queue")).anySatisfy(asked -> assertThat(asked)
                .containsEntry("template", "PCMT-THANG")
                .containsEntry("period", "2026-11")
                .doesNotContainKey("area"));
        assertThat(pages.page(get(ONE), "LEADER")).doesNotContain("Báo cáo sau");
    }

    @Test
    void eachFigureStandsBesideItsLastSixPeriodsAndWhatIsAsBeforeCanBeHidden() throws Exception {
        second("SUBMITTED");

        String page = pages.page(get(ONE), "REVIEWER");

        assertThat(pages.queries("/api/v1/areas/" + StubServices.COMMUNE + "/figures/series"))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked).containsEntry("from", "2026-06").containsEntry("to", "2026-11"));
        assertThat(page)
                .containsPattern("class=\"mu3 xs\">CA01<(?s:.*?)<svg class=\"sp1\"")
                .contains("id=\"khac\"")
                .containsPattern("<tr class=\"chg\"><td class=\"mu3 xs\">CA01<")
                .containsPattern("<tr class=\"same\">");
    }

    @Test
    void setPhrasesAndTheDayOfTheNextAttemptGoOutWithTheReason() throws Exception {
        pages.open(
                post(ONE + "/tra-lai")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .param("mau", "explanation", "unit", "made-up")
                        .param("han", "30/11/2026")
                        .param("reason", "Xem lại CA01.")
                        .with(csrf()),
                "REVIEWER");

        assertThat(pages.calls("POST", REPORT + "/return").getFirst().body())
                .contains("\"reason\":\"Sai đơn vị tính. Thiếu giải trình. Xem lại CA01. Nộp lại trước ngày"
                        + " 30/11/2026.\"");
    }

    @Test
    void aDayThatIsNoneIsSaidBesideItAndNothingIsSent() throws Exception {
        second("SUBMITTED");

        var response = pages.open(
                post(ONE + "/tra-lai")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .param("mau", "sum")
                        .param("han", "31/11/2026")
                        .param("reason", "Rà soát lại")
                        .with(csrf()),
                "REVIEWER");

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response))
                .contains("id=\"e-han\"", "value=\"31/11/2026\"", "Rà soát lại")
                .containsPattern("id=\"mau-sum\" value=\"sum\" checked");
        assertThat(pages.calls("POST", REPORT + "/return")).isEmpty();
    }

    @Test
    void keepsRemarksThatCouldNotBeSent() throws Exception {
        second("SUBMITTED");
        pages.answer("POST " + REPORT + "/return", 412, "{\"code\":\"stale-revision\",\"detail\":\"Đã có bản mới.\"}");
        var response = pages.open(
                post(ONE + "/tra-lai")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .param("reason", "Rà soát lại")
                        .param("r.CA01", "Kiểm tra lại")
                        .with(csrf()),
                "REVIEWER");
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(Pages.text(response)).contains("value=\"Kiểm tra lại\"").contains("Rà soát lại");
    }

    @Test
    void tellsWhichTotalsARevisionMoved() throws Exception {
        assertThat(pages.page(get(ONE + "/ban/1"), "REVIEWER"))
                .contains("Tỉnh Quảng Trị")
                .contains("+1")
                .contains("Phần của báo cáo này, trước")
                .contains("Bản này chưa được chấp nhận.");
    }

    @Test
    void leavesTheQueueToThoseWhoDecide() throws Exception {
        assertThat(pages.page(get("/duyet"), "LEADER")).contains("Xã Khe Sanh");
        assertThat(pages.calls("GET", "/api/v1/review-queue")).isEmpty();
    }

    private static String waiting(String id, String unit) {
        return """
                {"id":"%s","template":"PCMT-THANG","unitKey":"19429@2025-07-01","unitName":"%s","period":"2026-11",
                 "status":"SUBMITTED","revision":1,"dueAt":null,"submittedAt":null,"timeliness":null,"reason":null,
                 "clean":true,"odd":[],"findings":[],"outliers":[],"openings":[],"remarks":[],"changes":null}""".formatted(id, unit);
    }

    /** The report's second revision, in a state. */
    private void second(String status) {
        String report = StubAnswers.answer("GET", REPORT, java.util.Map.of());
        pages.answer(
                "GET " + REPORT,
                200,
                String.valueOf(report)
                        .replace("\"revision\":1,\"version\"", "\"revision\":2,\"version\"")
                        .replace("\"RETURNED\"", "\"" + status + "\""));
    }
}
