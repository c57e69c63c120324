package vn.pcmt.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;

/** An administrator deals with failed events, reads the settings, and has many reports taken in from a file. */
@ConsolePages
class OperationsPagesTest {
    private static final String LETTERS = "/quan-tri/su-kien-loi";
    private static final String LETTER = LETTERS + "/REPORT/report-past~report-events~1~42";
    private static final String IMPORTS = "/quan-tri/nhap";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void listsFailedEventsOfTheServiceThatHasMost() throws Exception {
        assertThat(pages.page(get(LETTERS), "ADMIN"))
                .contains("report.submitted.v1", "không đọc được &lt;b&gt;nội dung&lt;/b&gt;", "Đang chờ")
                .doesNotContain("??");
        assertThat(pages.page(get(LETTERS).param("dich-vu", "NOTIFICATION").param("viec", "DISCARDED"), "ADMIN"))
                .doesNotContain("??");
        assertThat(pages.calls("GET", "/api/v1/dead-letters"))
                .anySatisfy(call -> assertThat(call.query()).containsEntry("state", "DISCARDED"));
    }

    @Test
    void triesMendsAndRedrivesAFailedEventInTheVersionThatWasSeen() throws Exception {
        assertThat(pages.page(get(LETTER), "ADMIN"))
                .contains("019a8ad6-7c2e-7000-8000-000000000001", "vẫn lỗi", "{&quot;version&quot;:1}")
                .doesNotContain("??");
        assertThat(pages.page(get(LETTER + "/thu"), "ADMIN"))
                .contains(
                        "report-past~report-events~1~41",
                        "Sai lược đồ",
                        "còn 2 sự kiện",
                        "Tỉnh Quảng Trị",
                        ", CA01",
                        ", số đã nhận")
                .doesNotContain("??");

        var mended = pages.open(
                post(LETTER + "/sua")
                        .param("noi-dung", "{\"version\":2}")
                        .param("ly-do", "Sai phiên bản")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(mended.getRedirectedUrl()).endsWith("?xong=sua");
        assertThat(pages.calls("PUT", AdministrationAnswers.ONE_LETTER + "/correction")
                        .getFirst()
                        .body())
                .contains("Sai phiên bản");

        pages.open(
                post(LETTER + "/xu-ly-lai")
                        .param("ca-sau", "true")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        var redriven = pages.calls("POST", AdministrationAnswers.ONE_LETTER + "/redrive")
                .getFirst();
        assertThat(redriven.body()).contains("\"followers\":true");
        assertThat(redriven.headers()).containsEntry("if-match", "\"3\"").containsEntry("idempotency-key", "k");
    }

    @Test
    void givesAFailedEventUpWithAReasonAndOnlyAdministratorsDo() throws Exception {
        pages.open(
                post(LETTER + "/bo")
                        .param("ly-do-bo", "Bản ghi thử")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(pages.calls("POST", AdministrationAnswers.ONE_LETTER + "/discard")
                        .getFirst()
                        .body())
                .contains("\"reason\":\"Bản ghi thử\"");
        assertThat(pages.open(post(LETTER + "/bo").with(csrf()), "LEADER").getStatus())
                .isEqualTo(403);
        assertThat(pages.open(get(LETTERS), "REVIEWER").getStatus()).isEqualTo(403);
    }

    @Test
    void showsAllThatCanBeSetAndWhereItIsChanged() throws Exception {
        String page = pages.page(get("/quan-tri/cai-dat"), "AUDITOR");
        assertThat(page)
                .contains("href=\"/quan-tri/lich\"", "href=\"/hop-viec/phan-luong\"")
                .contains("Giờ yên tĩnh", "pcmt.notification.quiet-hours.enabled", ">có<", "Trọng số xếp hạng", "0.5")
                .contains("unheard")
                .doesNotContain("??");
        pages.answer("GET /api/v1/settings", 500, "{}");
        assertThat(pages.page(get("/quan-tri/cai-dat"), "ADMIN"))
                .as("what is changed on pages is shown though no service answers")
                .contains("href=\"/quan-tri/lich\"", "Chưa tải được");
    }

    @Test
    void manyReportsOfAFileAreTriedLookedAtTakenInOrCalledOff() throws Exception {
        assertThat(pages.page(get(IMPORTS), "ADMIN")).contains("type=\"file\"").doesNotContain("??");
        var tried = pages.open(
                multipart(IMPORTS)
                        .file(new MockMultipartFile("tep", "bao-cao.csv", "text/csv", "unit,GC01".getBytes(UTF_8)))
                        .param("bieu", "PCMT-THANG")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(tried.getRedirectedUrl()).isEqualTo(IMPORTS + "/n1");
        var call = pages.calls("POST", "/api/v1/report-imports").getFirst();
        assertThat(call.query()).containsEntry("dryRun", "true").containsEntry("template", "PCMT-THANG");
        assertThat(call.headers()).containsEntry("content-type", "text/csv");
        assertThat(pages.page(get(IMPORTS + "/n1"), "ADMIN"))
                .contains("Sẽ nhập 7 báo cáo", "Nhập 7 báo cáo", "Không phải số &lt;b&gt;", "C4")
                .doesNotContain("every 1s", "??");

        pages.answer("GET " + AdministrationAnswers.ONE_IMPORT, 200, AdministrationAnswers.imported("RUNNING", false));
        assertThat(pages.page(get(IMPORTS + "/n1").header("HX-Request", "true"), "ADMIN"))
                .as("the block alone, which asks again")
                .contains("every 1s", "value=\"40\"", "Dừng lại")
                .doesNotContain("<html", "??");
        pages.open(post(IMPORTS + "/n1/dung").param("key", "k").with(csrf()), "ADMIN");
        assertThat(pages.calls("POST", AdministrationAnswers.ONE_IMPORT + "/cancellation"))
                .hasSize(1);
        assertThat(pages.open(post(IMPORTS + "/n1/nhan").param("key", "k").with(csrf()), "AUDITOR")
                        .getStatus())
                .isEqualTo(403);
    }
}
