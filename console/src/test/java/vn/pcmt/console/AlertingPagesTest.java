package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The administrator says who is told of what, what is not said for a while, and in which words. */
@ConsolePages
class AlertingPagesTest {
    private static final String ROUTES = "/hop-viec/phan-luong";
    private static final String SILENCES = "/hop-viec/tam-ngung";
    private static final String WORDING = "/hop-viec/mau-loi/alert.any.OVERDUE.title/vi";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void readsTheTreeOfRoutesInWords() throws Exception {
        assertThat(pages.page(get(ROUTES), "ADMIN"))
                .contains("Bản 3, đặt lúc 08:00 ngày 20/11/2026 bởi quantri.")
                .contains("Mọi việc")
                .contains("Loại việc là Báo cáo")
                .contains("Nội dung báo là Quá hạn")
                .contains("cán bộ thẩm định, duyet")
                .contains("Đơn vị không phải Xã Khe Sanh")
                .contains("không ai, có chủ ý")
                .contains("nut=0&amp;moi=1");
    }

    @Test
    void offersNoEditingToWhomTheServiceLetsOnlyRead() throws Exception {
        assertThat(pages.page(get(ROUTES), "AUDITOR")).doesNotContain("/sua?");
        pages.answer("GET /api/v1/routes", 403, "{\"code\":\"forbidden\"}");
        assertThat(pages.open(get(ROUTES), "COMMUNE_REPORTER").getStatus()).isEqualTo(403);
        assertThat(pages.page(get("/hop-viec"), "COMMUNE_REPORTER"))
                .doesNotContain(ROUTES)
                .doesNotContain(SILENCES);
    }

    @Test
    void changesOneBranchAndSendsTheWholeTreeForTheVersionSeen() throws Exception {
        assertThat(pages.page(get(ROUTES + "/sua").param("nut", "0"), "ADMIN"))
                .contains("value=\"bao-cao-cham\"")
                .contains("value=\"30 phút\"")
                .contains("value=\"4 giờ\"")
                .contains("value=\"2 ngày\"")
                .contains("value=\"duyet\"");
        assertThat(pages.open(branch().param("lam", "luu"), "ADMIN").getStatus())
                .isEqualTo(302);

        var call = pages.calls("PUT", "/api/v1/routes").getFirst();
        assertThat(call.headers())
                .containsEntry("if-match", "\"3\"")
                .containsEntry("idempotency-key", "key-of-this-form");
        JsonNode sent = JSON.readTree(call.body());
        JsonNode changed = sent.at("/routes/0");
        assertThat(changed.path("name").asString()).isEqualTo("nhiem-vu");
        assertThat(changed.at("/matchers/0").toString())
                .isEqualTo("{\"field\":\"OWES\",\"values\":[\"TASK\",\"OBSTACLE\"],\"not\":true}");
        assertThat(changed.at("/receivers/0/who").asString()).isEqualTo("HEAD");
        assertThat(changed.at("/receivers/1/officer").asString()).isEqualTo("duyet");
        assertThat(changed.at("/group/interval").asString()).isEqualTo("PT2H");
        assertThat(sent.at("/routes/1/name").asString()).isEqualTo("con-lai");
    }

    @Test
    void putsANewBranchFirstBelowItsParent() throws Exception {
        pages.open(branch("").param("moi", "1"), "ADMIN");
        JsonNode sent =
                JSON.readTree(pages.calls("PUT", "/api/v1/routes").getFirst().body());
        assertThat(sent.at("/routes/0/name").asString()).isEqualTo("nhiem-vu");
        assertThat(sent.path("routes").size()).isEqualTo(3);
        assertThat(sent.path("name").asString()).isEqualTo("in-charge");
    }

    @Test
    void movesAndRemovesABranch() throws Exception {
        arrange("len");
        arrange("xoa");
        List<StubServices.Call> calls = pages.calls("PUT", "/api/v1/routes");
        assertThat(JSON.readTree(calls.get(0).body()).at("/routes/0/name").asString())
                .isEqualTo("con-lai");
        assertThat(JSON.readTree(calls.get(1).body()).path("routes").size()).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithABranchBesideItsFields() throws Exception {
        pages.answer("PUT /api/v1/routes", 422, """
                {"code":"routes-refused","detail":"Cây không hợp lệ; chưa thay đổi gì.","errors":[
                  {"pointer":"/routes/0/matchers/0/values","code":"a","message":"Không có giá trị này."},
                  {"pointer":"/routes/0/receivers/1/officer","code":"b","message":"Hãy chọn cán bộ đang tại chức."},
                  {"pointer":"/routes/1/name","code":"c","message":"Tên khác bị trùng."}]}""");
        var response = pages.open(branch(), "ADMIN");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response))
                .containsPattern("id=\"e-OWES\"[^>]*>Không có giá trị này\\.")
                .containsPattern("id=\"e-receivers\"[^>]*>Hãy chọn cán bộ đang tại chức\\.")
                .contains("Cây không hợp lệ; chưa thay đổi gì. Tên khác bị trùng.")
                .contains("value=\"nhiem-vu\"");
    }

    @Test
    void takesNoTimeThatItCannotRead() throws Exception {
        var response = pages.open(
                post(ROUTES + "/sua")
                        .param("nut", "0")
                        .param("ten", "x")
                        .param("gop", "1")
                        .param("dau", "chốc lát")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .with(csrf()),
                "ADMIN");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response)).containsPattern("id=\"e-group\"[^>]*>Thời gian ghi dạng 30 phút");
        assertThat(pages.calls("PUT", "/api/v1/routes")).isEmpty();
    }

    @Test
    void keepsWhatWasEditedWhenSomebodyElseHasSetOtherRoutes() throws Exception {
        var response = pages.open(
                post(ROUTES + "/sua")
                        .param("nut", "0")
                        .param("ten", "nhiem-vu")
                        .param("etag", "\"2\"")
                        .param("key", "key-of-this-form")
                        .with(csrf()),
                "ADMIN");
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(Pages.text(response))
                .contains("Có người vừa đặt luồng khác.")
                .contains("value=\"nhiem-vu\"");
        assertThat(pages.calls("PUT", "/api/v1/routes")).isEmpty();
    }

    @Test
    void triesRoutesInForceAndThoseNotSavedYet() throws Exception {
        assertThat(pages.page(
                        get(ROUTES + "/thu").param("viec", "TASK").param("don-vi", StubServices.COMMUNE), "REVIEWER"))
                .contains("1 người sẽ nhận")
                .contains("Chủ tịch UBND")
                .contains("đứng đầu đơn vị")
                .contains("06:30 ngày 23/11/2026")
                .contains("Đang tạm ngừng, xem lại lúc 17:00 ngày 25/11/2026");
        var tried = pages.open(branch().param("lam", "thu"), "ADMIN");
        assertThat(tried.getStatus()).isEqualTo(200);
        assertThat(Pages.text(tried)).contains("1 người sẽ nhận").contains("value=\"nhiem-vu\"");
        assertThat(pages.calls("PUT", "/api/v1/routes")).isEmpty();
        assertThat(pages.calls("POST", "/api/v1/routes/dry-run").getFirst().body())
                .contains("nhiem-vu");
    }

    @Test
    void listsSilencesAndWhatOneOfThemKeptBack() throws Exception {
        assertThat(pages.page(get(SILENCES), "ADMIN"))
                .contains("Xã Khe Sanh")
                .contains("đang có hiệu lực")
                .contains("Mất mạng &lt;i&gt;do bão&lt;/i&gt;")
                .contains("Loại việc là Báo cáo hoặc Nhiệm vụ")
                .contains("Kết thúc ngay");
        assertThat(pages.page(get(SILENCES), "COMMUNE_HEAD"))
                .contains("Mất mạng")
                .doesNotContain("Kết thúc ngay")
                .doesNotContain("name=\"ly-do\"");
        assertThat(pages.page(get(SILENCES + "/tam-ngung/lan-1"), "ADMIN"))
                .contains("1 lần không báo")
                .contains("Quá hạn, Xã Khe Sanh");
    }

    @Test
    void declaresAnOutageWithItsReasonAndEnd() throws Exception {
        assertThat(pages.open(outage("Mất mạng", "17:00"), "ADMIN").getStatus()).isEqualTo(302);
        var call = pages.calls("POST", "/api/v1/outages").getFirst();
        assertThat(call.body())
                .contains("\"area\":\"19429@2025-07-01\"")
                .contains("\"values\":[\"REPORT\"]")
                .contains("\"until\":\"2026-11-30T10:00:00Z\"")
                .contains("\"reason\":\"Mất mạng\"");
        assertThat(call.headers()).containsEntry("idempotency-key", "key-of-this-form");
    }

    @Test
    void saysWhyASilenceCannotBeDeclaredBesideTheField() throws Exception {
        var incomplete = pages.open(outage(" ", "lúc nào đó"), "ADMIN");
        assertThat(incomplete.getStatus()).isEqualTo(422);
        assertThat(Pages.text(incomplete))
                .containsPattern("id=\"e-until\"[^>]*>Giờ ghi dạng")
                .containsPattern("id=\"e-reason\"[^>]*>Nêu lý do tạm ngừng\\.");
        assertThat(pages.calls("POST", "/api/v1/outages")).isEmpty();
        pages.answer("POST /api/v1/outages", 422, """
                {"code":"silence-refused","detail":"Nội dung khai báo không hợp lệ.","errors":[
                  {"pointer":"/reason","code":"x","message":"Không ghi số điện thoại."}]}""");
        assertThat(Pages.text(pages.open(outage("gọi 0912345678", "17:00"), "ADMIN")))
                .containsPattern("id=\"e-reason\"[^>]*>Không ghi số điện thoại\\.")
                .contains("gọi 0912345678");
    }

    @Test
    void endsAnOutageEarlyInTheVersionSeen() throws Exception {
        var response = pages.open(
                post(SILENCES + "/su-co/lan-1/ket-thuc")
                        .param("etag", "\"0\"")
                        .param("key", "key-of-this-form")
                        .with(csrf()),
                "ADMIN");
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(pages.calls("POST", "/api/v1/outages/lan-1/end").getFirst().headers())
                .containsEntry("if-match", "\"0\"");
        assertThat(pages.open(get(SILENCES + "/khac/lan-1"), "ADMIN").getStatus())
                .isEqualTo(404);
    }

    @Test
    void namesEveryTextAndShowsItsVersions() throws Exception {
        assertThat(pages.page(get("/hop-viec/mau-loi"), "ADMIN"))
                .contains("Quá hạn: tiêu đề")
                .contains("Thư điện tử: bản chữ")
                .contains("bản 2")
                .contains("bản gốc");
        assertThat(pages.page(get(WORDING), "ADMIN"))
                .contains(">Quá hạn: {{subject}}</textarea>")
                .contains("{{unit}}")
                .contains("bản 1");
        assertThat(pages.page(get(WORDING).param("ban", "1"), "ADMIN"))
                .contains(">Chậm: {{subject}}</textarea>")
                .contains("Đang dùng lời của bản 1; chưa ban hành.");
        assertThat(pages.page(get(WORDING).param("ban", "0"), "ADMIN")).contains(">Nguyên bản {{subject}}</textarea>");
    }

    @Test
    void previewsWordsOnEveryChannelAndPublishesNothing() throws Exception {
        var response = pages.open(words("Chậm: {{subject}}").param("lam", "thu"), "ADMIN");
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(Pages.text(response))
                .contains("Nội dung &lt;b&gt;thật&lt;/b&gt;")
                .contains("Chữ của thư")
                .containsPattern("<iframe [^>]*sandbox[^>]*srcdoc=\"&lt;p&gt;HTML của thư&lt;/p&gt;\"")
                .doesNotContain("<p>HTML của thư</p>")
                .contains("PCMT: Chậm: báo cáo http://x/")
                .contains(">Chậm: {{subject}}</textarea>");
        assertThat(pages.calls("PUT", AlertAnswers.WORDING)).isEmpty();
    }

    @Test
    void publishesWordsOrSaysBesideThemWhatIsWrong() throws Exception {
        assertThat(pages.open(words("Chậm:\r\n{{subject}}"), "ADMIN").getStatus())
                .isEqualTo(302);
        var call = pages.calls("PUT", AlertAnswers.WORDING).getFirst();
        assertThat(call.body()).isEqualTo("{\"source\":\"Chậm:\\n{{subject}}\"}");
        assertThat(call.headers()).containsEntry("if-match", "\"3\"");
        pages.answer("PUT " + AlertAnswers.WORDING, 422, """
                {"code":"message-template-malformed","detail":"Không hiểu được: officer","errors":[
                  {"pointer":"/source","code":"message-template-malformed","message":"Không hiểu được: officer"}]}""");
        var refused = pages.open(words("{{officer}}"), "ADMIN");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused)).containsPattern("id=\"e-source\"[^>]*>Không hiểu được: officer");
    }

    @Test
    void hasWordsForEverythingInBothLanguages() throws Exception {
        for (String language : List.of("vi", "en")) {
            for (String path : List.of(
                    "/hop-viec",
                    "/hop-viec/" + AlertAnswers.ALERT + "/vi-sao",
                    "/hop-viec/viec/" + AlertAnswers.OWED,
                    "/hop-viec/nhat-ky",
                    "/hop-viec/nhat-ky?xem=so",
                    "/hop-viec/cach-nhan",
                    ROUTES,
                    ROUTES + "/sua?nut=0",
                    ROUTES + "/sua?nut=&moi=1",
                    ROUTES + "/thu?viec=TASK",
                    SILENCES + "?loai=su-co",
                    SILENCES + "/su-co/lan-1",
                    "/hop-viec/mau-loi",
                    WORDING)) {
                String address = path + (path.contains("?") ? "&" : "?") + "ngon-ngu=" + language;
                assertThat(pages.page(get(URI.create(address)), "ADMIN"))
                        .as(address)
                        .doesNotContain("??")
                        .doesNotContainPattern(">(REPORT|OVERDUE|SILENCED|IN_CHARGE|DELIVERED|WEB_PUSH)<");
            }
        }
    }

    private MockHttpServletRequestBuilder branch() {
        return branch("0");
    }

    private MockHttpServletRequestBuilder branch(String path) {
        return post(ROUTES + "/sua")
                .param("nut", path)
                .param("ten", "nhiem-vu")
                .param("m.OWES", "TASK", "OBSTACLE")
                .param("n.OWES", "1")
                .param("m.PLAN", "")
                .param("vai", "HEAD")
                .param("nguoi", "duyet, ")
                .param("gop", "1")
                .param("dau", "10 phút")
                .param("cach", "2 giờ")
                .param("nhac", "1 ngày")
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .with(csrf());
    }

    private void arrange(String how) throws Exception {
        assertThat(pages.open(
                                post(ROUTES + "/xep")
                                        .param("nut", "1")
                                        .param("lam", how)
                                        .param("etag", "\"3\"")
                                        .param("key", "key-" + how + "-form")
                                        .with(csrf()),
                                "ADMIN")
                        .getStatus())
                .isEqualTo(302);
    }

    private static MockHttpServletRequestBuilder outage(String reason, String time) {
        return post(SILENCES)
                .param("loai", "su-co")
                .param("dia-ban", StubServices.COMMUNE)
                .param("viec", "REPORT")
                .param("ly-do", reason)
                .param("gio", time)
                .param("ngay", "30/11/2026")
                .param("key", "key-of-this-form")
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder words(String source) {
        return post(WORDING)
                .param("loi", source)
                .param("vi-du", AlertAnswers.ALERT)
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .with(csrf());
    }
}
