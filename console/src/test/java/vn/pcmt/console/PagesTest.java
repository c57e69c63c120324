package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@SpringBootTest(properties = "spring.config.name=console")
@AutoConfigureMockMvc
class PagesTest {
    private static final StubServices SERVICES = start();
    private static final String FORM = "/bao-cao/" + StubServices.REPORT;
    private static final String SUBMISSION = "/api/v1/reports/" + StubServices.REPORT + "/submission";

    @Autowired
    private MockMvc mvc;

    private static StubServices start() {
        try {
            return new StubServices(0);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("PCMT_CONSOLE_SECRET", () -> "stub");
        registry.add("PCMT_ISSUER", SERVICES::url);
        registry.add("PCMT_PLAN_URL", SERVICES::url);
        registry.add("PCMT_REPORT_URL", SERVICES::url);
        registry.add("PCMT_NOTIFICATION_URL", SERVICES::url);
        registry.add("PCMT_SAMPLE", () -> "true");
    }

    @BeforeEach
    void forget() {
        SERVICES.answers.clear();
        SERVICES.calls.clear();
    }

    @AfterAll
    static void stop() {
        SERVICES.close();
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
                .contains("id=\"o-19742\"");
    }

    @Test
    void neverLetsANameBecomeMarkup() throws Exception {
        assertThat(page(get("/tong-quan"), "LEADER"))
                .contains("Xã &lt;b&gt;Minh Hóa&lt;/b&gt;")
                .doesNotContain("<b>Minh Hóa</b>");
        assertThat(page(get(FORM), "COMMUNE_REPORTER")).doesNotContain("<script>alert(1)");
    }

    @Test
    void allowsScriptsAndStylesOfItsOwnFilesOnly() throws Exception {
        var response =
                mvc.perform(get("/tong-quan").with(as("LEADER"))).andReturn().getResponse();
        assertThat(response.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
                        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
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
    void showsFormerValuesAndRemarksBesideTheFields() throws Exception {
        assertThat(page(get(FORM), "COMMUNE_REPORTER"))
                .contains("value=\"1.234,5\"")
                .contains("Tăng nhiều so kỳ trước")
                .contains("data-prev=\"38\"")
                .contains("Bị trả lại");
    }

    @Test
    void sendsNumbersTheVersionSeenAndTheKeyOfTheForm() throws Exception {
        var response = mvc.perform(send("CA01", "1.234").param("v.GC05", "12,5").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).endsWith("?da-gui");
        var call = SERVICES.calls.stream()
                .filter(c -> c.path().equals(SUBMISSION))
                .findFirst()
                .orElseThrow();
        assertThat(call.headers())
                .containsEntry("if-match", "\"3\"")
                .containsEntry("idempotency-key", "key-of-this-form")
                .containsEntry("authorization", "Bearer access-token");
        assertThat(call.body()).contains("\"CA01\":1234").contains("\"GC05\":12.5");
    }

    @Test
    void refusesWhatIsNoNumberWithoutTroublingTheService() throws Exception {
        var response = mvc.perform(send("CA01", "12.5").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("Chỉ nhập chữ số")
                .contains("value=\"12.5\"");
        assertThat(SERVICES.calls).noneMatch(call -> call.path().equals(SUBMISSION));
    }

    @Test
    void putsTheServicesFieldErrorsBesideTheFields() throws Exception {
        SERVICES.answers.put("POST " + SUBMISSION, Map.entry(422, """
                        {"code":"report-invalid","detail":"Có 1 chỗ chưa hợp lệ.",
                         "errors":[{"pointer":"/values/CA02","code":"negative","message":"Không được là số âm"}]}"""));
        var response = mvc.perform(send("CA02", "7").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("<a href=\"#f-CA02\">")
                .contains("Không được là số âm")
                .contains("value=\"7\"");
    }

    @Test
    void asksForAnExplanationAndSendsIt() throws Exception {
        SERVICES.answers.put("POST " + SUBMISSION, Map.entry(422, """
                        {"code":"report-invalid","detail":"Có 1 chỗ chưa hợp lệ.",
                         "errors":[{"pointer":"/explanations/R13","code":"explanation-needed",
                                    "message":"Cần giải trình: GC05 = 2 nhưng GC01 = 0"}]}"""));
        var asked = mvc.perform(send("GC05", "2").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(asked.getStatus()).isEqualTo(422);
        assertThat(asked.getContentAsString(StandardCharsets.UTF_8))
                .contains("Cần giải trình: GC05 = 2 nhưng GC01 = 0")
                .contains("name=\"x.R13\"");

        SERVICES.answers.remove("POST " + SUBMISSION);
        mvc.perform(send("GC05", "2").param("x.R13", "Nhặt được").with(as("COMMUNE_REPORTER")));
        assertThat(SERVICES.calls.getLast().body()).contains("\"explanations\":{\"R13\":\"Nhặt được\"}");
    }

    @Test
    void showsTheReviewerWhatTheRulesFoundAndWhatTheUnitSaid() throws Exception {
        assertThat(page(get("/duyet/" + StubServices.REPORT), "REVIEWER"))
                .contains("GC05 = 1.234,5 nhưng GC01 = 0")
                .contains("Chưa khởi tố");
        assertThat(page(get(FORM), "COMMUNE_REPORTER"))
                .contains("name=\"x.R13\"")
                .contains("Chưa khởi tố");
    }

    @Test
    void saysThatSomebodyElseWasFasterAndKeepsWhatWasTyped() throws Exception {
        SERVICES.answers.put("POST " + SUBMISSION, Map.entry(412, "{\"code\":\"stale-revision\"}"));
        var response = mvc.perform(send("CA02", "7").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("vừa được thay đổi ở nơi khác")
                .contains("value=\"7\"");
    }

    @Test
    void keepsTheKeyWhenTheOutcomeIsUnknown() throws Exception {
        SERVICES.answers.put("POST " + SUBMISSION, Map.entry(503, "{}"));
        var response = mvc.perform(send("CA02", "7").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("value=\"key-of-this-form\"");
    }

    @Test
    void keepsWhatWasTypedWhenTheReportServiceIsAwayAltogether() throws Exception {
        SERVICES.answers.put("POST " + SUBMISSION, Map.entry(503, "{}"));
        SERVICES.answers.put("GET /api/v1/reports/" + StubServices.REPORT, Map.entry(503, "{}"));
        var response = mvc.perform(
                        send("CA02", "1.234,5").param("note", "Mưa lũ").with(as("COMMUNE_REPORTER")))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("name=\"v.CA02\" value=\"1.234,5\"")
                .contains("Mưa lũ")
                .contains("value=\"key-of-this-form\"")
                .contains("value=\"&quot;3&quot;\"");
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
    void returnsAReportWithRemarksOfTheFieldsThatHaveOne() throws Exception {
        mvc.perform(post("/duyet/" + StubServices.REPORT + "/tra-lai")
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .param("reason", "Rà soát lại")
                .param("r.CA01", "Kiểm tra lại")
                .param("r.CA02", " ")
                .with(csrf())
                .with(as("REVIEWER")));
        assertThat(SERVICES.calls).anySatisfy(call -> {
            assertThat(call.path()).endsWith("/return");
            assertThat(call.body()).contains("Rà soát lại").contains("CA01").doesNotContain("CA02");
        });
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        assertThat(page(get("/tong-quan").param("ngon-ngu", "en"), "LEADER"))
                .contains("4 of 6 units have reported")
                .contains("SAMPLE DATA");
    }

    private MockHttpServletRequestBuilder send(String code, String value) {
        return post(FORM)
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .param("v." + code, value)
                .with(csrf());
    }

    private String page(MockHttpServletRequestBuilder request, String role) throws Exception {
        var response = mvc.perform(request.with(as(role))).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private int status(MockHttpServletRequestBuilder request, String role) throws Exception {
        return mvc.perform(request.with(as(role))).andReturn().getResponse().getStatus();
    }

    /** A visitor with a role, signed in; the token is that of the test support. */
    private RequestPostProcessor as(String role) {
        return oidcLogin()
                .authorities(List.of(new SimpleGrantedAuthority("ROLE_" + role)))
                .idToken(id -> id.claim("preferred_username", "user")
                        .claim("name", "Người dùng thử")
                        .claim("roles", List.of(role))
                        .claim("unit", StubServices.COMMUNE));
    }
}
