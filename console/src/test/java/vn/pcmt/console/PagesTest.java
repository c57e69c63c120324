package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ConsolePages
class PagesTest {
    private static final StubServices SERVICES = Pages.SERVICES;
    private static final String FORM = "/bao-cao/" + StubServices.REPORT;

    @Autowired
    private Pages pages;

    @Autowired
    private MockMvc mvc;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void sendsAStrangerToTheProviderWithProofKey() throws Exception {
        var first = mvc.perform(get("/tong-quan")).andReturn().getResponse();
        assertThat(first.getStatus()).isEqualTo(302);
        assertThat(first.getRedirectedUrl()).endsWith("/oauth2/authorization/pcmt");

        var second = mvc.perform(get("/oauth2/authorization/pcmt")).andReturn().getResponse();
        assertThat(second.getRedirectedUrl())
                .startsWith(SERVICES.url() + "/oauth2/authorize")
                .contains("code_challenge_method=S256")
                .contains("client_id=console");
    }

    @Test
    void showsTheLeaderThePosition() throws Exception {
        String page = page(get("/tong-quan"), "LEADER");
        assertThat(page)
                .contains("4/6 đơn vị đã nộp báo cáo (66,7%)")
                .contains("2.148")
                .contains("2 đơn vị quá hạn chưa nộp")
                .contains("4/6 đã nộp, 2 chấp nhận")
                .contains("DỮ LIỆU MẪU")
                .contains("Lực lượng cấp tỉnh")
                .contains("đã gồm trong số trên")
                .contains("id=\"o-19742\"");
    }

    @Test
    void offersTheFiguresOfThePeriodAsFiles() throws Exception {
        assertThat(page(get("/tong-quan").param("ky", "2026-10"), "LEADER"))
                .contains("/tong-quan/tep/xlsx?ky=2026-10", "/tong-quan/tep/docx?ky=2026-10");

        SERVICES.answers.put(
                "GET /api/v1/areas/" + StubServices.PROVINCE + "/figures.csv", Map.entry(200, "Đã duyệt\r\n53\r\n"));
        var file = mvc.perform(get("/tong-quan/tep/csv").param("ky", "2026-10").with(as("LEADER")))
                .andReturn()
                .getResponse();

        assertThat(file.getStatus()).isEqualTo(200);
        assertThat(file.getContentAsString(StandardCharsets.UTF_8)).contains("53");
        assertThat(file.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(file.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void neverLetsANameBecomeMarkup() throws Exception {
        assertThat(page(get("/tong-quan"), "LEADER"))
                .contains("Xã &lt;b&gt;Minh Hóa&lt;/b&gt;")
                .doesNotContain("<b>Minh Hóa</b>");
        assertThat(page(get(FORM), "COMMUNE_REPORTER")).doesNotContain("<script>alert(1)");
    }

    @Test
    void saysWhenALateReportFirstCameAndNotWhenItWasCorrected() throws Exception {
        assertThat(page(get("/tong-quan"), "LEADER"))
                .contains(">18:30 ngày 16/11/2026</span>")
                .doesNotContain(">09:15 ngày 20/11/2026</span>");
    }

    @Test
    void allowsScriptsAndStylesOfItsOwnFilesOnly() throws Exception {
        var response =
                mvc.perform(get("/tong-quan").with(as("LEADER"))).andReturn().getResponse();
        assertThat(response.getHeader("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
                                + "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain(" style=\"")
                .doesNotContain(" onclick=")
                .doesNotContainPattern("<script>[^<]");
    }

    @Test
    void keepsReviewersPagesFromCommunes() throws Exception {
        assertThat(status(get("/duyet"), "COMMUNE_REPORTER")).isEqualTo(403);
        assertThat(status(get("/duyet"), "REVIEWER")).isEqualTo(200);
        assertThat(status(get("/bao-cao"), "LEADER")).isEqualTo(403);
        assertThat(status(get("/thu"), "LEADER")).isEqualTo(403);
    }

    @Test
    void leadsAReviewerFromTheLinkOfAnAlertToTheReport() throws Exception {
        for (String role : List.of("REVIEWER", "LEADER", "OFFICER", "ADMIN", "AUDITOR")) {
            var response = mvc.perform(get(FORM).with(as(role))).andReturn().getResponse();
            assertThat(response.getStatus()).isEqualTo(302);
            assertThat(URLDecoder.decode(String.valueOf(response.getRedirectedUrl()), StandardCharsets.UTF_8))
                    .isEqualTo("/duyet/" + StubServices.REPORT);
        }
    }

    @Test
    void hasWordsForEveryStateOfADelivery() throws Exception {
        for (String state : List.of(
                "DUE",
                "HELD",
                "SENDING",
                "SENT",
                "DELIVERED",
                "FAILED_RETRY",
                "UNKNOWN",
                "GAVE_UP",
                "NOT_SENT",
                "RESERVE")) {
            SERVICES.answers.put("GET /api/v1/inbox", Map.entry(200, """
                            {"items":[{"id":"o1","obligation":"o1","kind":"CLOSED","severity":"INFO","title":"Đã xong",
                              "body":"Đã xong","unitKey":"19429@2025-07-01","unitName":"Xã Khe Sanh",
                              "dueAt":"2026-11-16T10:00:00Z","raisedAt":"2026-11-17T03:00:00Z","link":"/bao-cao/o1",
                              "deliveries":[{"channel":"EMAIL","state":"%s","at":"2026-11-17T03:00:00Z"}]}],
                             "page":0,"size":20,"total":1,"unread":0}""".formatted(state)));
            for (String language : List.of("vi", "en")) {
                assertThat(page(get("/hop-viec").param("ngon-ngu", language), "COMMUNE_REPORTER"))
                        .as(state)
                        .contains("Đã xong")
                        .doesNotContain(state);
            }
        }
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        var response =
                mvc.perform(post(FORM).with(as("COMMUNE_REPORTER"))).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(SERVICES.calls).isEmpty();
    }

    @Test
    void showsTheRestWhenOnePartIsAway() throws Exception {
        SERVICES.answers.put("GET /api/v1/areas/44@2025-07-01/completeness", Map.entry(503, "{}"));
        assertThat(page(get("/tong-quan"), "LEADER"))
                .contains("Chưa tải được: Nộp báo cáo kỳ này.")
                .contains("2.148");
    }

    @Test
    void saysWhenAServiceIsAway() throws Exception {
        SERVICES.answers.put("GET /api/v1/inbox", Map.entry(500, "{}"));
        var response =
                mvc.perform(get("/hop-viec").with(as("LEADER"))).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("dịch vụ tạm gián đoạn");
    }

    @Test
    void takesAPromisedDayAsItIsWrittenHere() throws Exception {
        String path = "/hop-viec/o1~OVERDUE~1~canbo/tiep-nhan";
        mvc.perform(post(path).param("ngay", "30/11/2026").with(csrf()).with(as("COMMUNE_REPORTER")));
        assertThat(SERVICES.calls).anySatisfy(call -> {
            assertThat(call.path()).isEqualTo("/api/v1/alerts/o1~OVERDUE~1~canbo/acknowledgement");
            assertThat(call.body()).isEqualTo("{\"promisedOn\":\"2026-11-30\"}");
        });
        var wrong = mvc.perform(post(path).param("ngay", "mai").with(csrf()).with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8)).contains("Ngày hẹn ghi dạng 30/11/2026.");
    }

    @Test
    void takesNoPromisedDayThatNoCalendarHas() throws Exception {
        var response = pages.open(
                post("/hop-viec/o1~OVERDUE~1~canbo/tiep-nhan")
                        .param("ngay", "31/02/2027")
                        .with(csrf()),
                "COMMUNE_REPORTER");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response)).contains("aria-invalid=\"true\"").contains("value=\"31/02/2027\"");
        assertThat(pages.calls("POST", "/api/v1/alerts/o1~OVERDUE~1~canbo/acknowledgement"))
                .isEmpty();
    }

    @Test
    void asksForEveryPartOfTheOverviewInTheVisitorsLanguage() throws Exception {
        for (String language : List.of("vi", "en")) {
            pages.forget();
            page(get("/tong-quan").param("ngon-ngu", language), "LEADER");
            for (String part : List.of("totals", "totals/series", "completeness")) {
                assertThat(pages.calls("GET", "/api/v1/areas/44@2025-07-01/" + part))
                        .as(part)
                        .isNotEmpty()
                        .allSatisfy(call -> assertThat(call.headers()).containsEntry("accept-language", language));
            }
        }
    }

    @Test
    void leavesTheProvincesOwnReportOutOfTheCommunesThatACardCounts() throws Exception {
        assertThat(page(get("/tong-quan"), "LEADER")).doesNotContain("5/6 đã nộp");
    }

    @Test
    void saysOfTheAcceptedReportsHowManyAreBeingCorrected() throws Exception {
        String totals = StubAnswers.answer("GET", "/api/v1/areas/44@2025-07-01/totals", Map.of("period", "2026-11"));
        pages.answer(
                "GET /api/v1/areas/44@2025-07-01/totals",
                200,
                String.valueOf(totals).replace("\"acceptedReports\":2", "\"acceptedReports\":4"));
        assertThat(page(get("/tong-quan"), "LEADER"))
                .contains("4/6 đã nộp, 4 chấp nhận")
                .contains("4 đã chấp nhận (trong đó 2 đang sửa, chờ duyệt lại)");
    }

    @Test
    void leadsBackFromAPeriodThatIsNotNow() throws Exception {
        assertThat(page(get("/tong-quan").param("ky", "1999-01"), "LEADER")).contains("Về kỳ hiện tại");
        assertThat(page(get("/tong-quan"), "LEADER")).doesNotContain("Về kỳ hiện tại");
    }

    @Test
    void hasNoPageOfAnotherProvider() throws Exception {
        var stranger = mvc.perform(get("/oauth2/authorization/x")).andReturn().getResponse();
        assertThat(stranger.getStatus()).isEqualTo(302);
        assertThat(stranger.getRedirectedUrl()).endsWith("/oauth2/authorization/pcmt");
        assertThat(status(get("/oauth2/authorization/x"), "LEADER")).isEqualTo(404);
    }

    @Test
    void hasNoPageOfErrorsWhereNothingFailed() throws Exception {
        var response = mvc.perform(get("/error")).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(Pages.text(response)).contains("Không tìm thấy trang");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        assertThat(page(get("/tong-quan").param("ngon-ngu", "en"), "LEADER"))
                .contains("4 of 6 units have reported")
                .contains("SAMPLE DATA");
    }

    private String page(MockHttpServletRequestBuilder request, String role) throws Exception {
        return pages.page(request, role);
    }

    private int status(MockHttpServletRequestBuilder request, String role) throws Exception {
        return pages.open(request, role).getStatus();
    }

    private static RequestPostProcessor as(String role) {
        return Pages.as(role);
    }
}
