package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator keeps officers, totals and the log of deeds in order. */
@ConsolePages
class AdministrationPagesTest {
    private static final String OFFICERS = "/quan-tri/can-bo";
    private static final String OFFICER = OFFICERS + "/bc-19429";
    private static final String MAINTENANCE = "/quan-tri/van-hanh";
    private static final String AUDIT = "/quan-tri/nhat-ky";
    private static final String UNDER_WAY = """
            {"current":4,"items":[{"generation":5,"phase":"COMPARING","by":"quantri","begun":"2020-11-01T02:00:00Z",
             "compared":6,"toCompare":24,"mended":0,"checksum":null,"wrong":[],"ended":null}]}""";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void listsOfficersAndFindsThemWithoutAccents() throws Exception {
        assertThat(pages.page(get(OFFICERS), "ADMIN"))
                .contains("Nguyễn &lt;b&gt;Thị&lt;/b&gt; Hoa", "Xã Khe Sanh", "đang vắng mặt, ct-19429 thay")
                .contains("Đỗ Văn An")
                .doesNotContain("??");
        assertThat(pages.page(get(OFFICERS).param("tim", "do van"), "ADMIN"))
                .contains("Đỗ Văn An")
                .doesNotContain("Hoa</a>");
    }

    @Test
    void amendsAnOfficerInTheVersionThatWasSeen() throws Exception {
        assertThat(pages.page(get(OFFICER), "ADMIN"))
                .contains("hoa@example.test", "value=\"01/01/2020\"", "value=\"ct-19429\"")
                .doesNotContain("??");

        var amended = pages.open(
                post(OFFICER)
                        .param("ten", "Nguyễn Thị Hoa")
                        .param("chuc-vu", "Phó Chủ tịch")
                        .param("don-vi", "19429@2025-07-01")
                        .param("vai-tro", "COMMUNE_HEAD", "COMMUNE_REPORTER")
                        .param("tu", "1/12/2026")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");

        assertThat(amended.getRedirectedUrl()).isEqualTo(OFFICER + "?xong=sua");
        var call = pages.calls("PUT", AdministrationAnswers.ONE_OFFICER).getFirst();
        assertThat(call.body())
                .contains("\"post\":\"Phó Chủ tịch\"", "\"since\":\"2026-12-01\"")
                .contains("[\"COMMUNE_HEAD\",\"COMMUNE_REPORTER\"]");
        assertThat(call.headers()).containsEntry("if-match", "\"3\"").containsEntry("idempotency-key", "k");
    }

    @Test
    void recordsAbsencesAndLeavingOffice() throws Exception {
        pages.open(
                post(OFFICER + "/vang-mat")
                        .param("tu.0", "1/12/2026")
                        .param("den.0", "5/12/2026")
                        .param("thay.0", "ct-19429")
                        .param("tu.1", "")
                        .param("den.1", "")
                        .param("thay.1", "")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(pages.calls("PUT", AdministrationAnswers.ONE_OFFICER + "/leaves")
                        .getFirst()
                        .body())
                .contains(
                        "\"leaves\":[{", "\"from\":\"2026-12-01\"", "\"to\":\"2026-12-05\"", "\"deputy\":\"ct-19429\"");

        var noDay = pages.open(
                post(OFFICER + "/thoi-viec")
                        .param("ngay", "31/2/2026")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(noDay.getStatus()).isEqualTo(422);
        assertThat(Pages.text(noDay)).contains("id=\"e-on\"");
        pages.open(
                post(OFFICER + "/thoi-viec")
                        .param("ngay", "1/1/2027")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(pages.calls("POST", AdministrationAnswers.ONE_OFFICER + "/departure")
                        .getFirst()
                        .body())
                .contains("\"on\":\"2027-01-01\"");
    }

    @Test
    void saysBesideTheFieldWhyAnOfficerIsRefused() throws Exception {
        pages.answer("POST /api/v1/officers", 422, """
                {"code":"invalid","detail":"Không được","errors":[
                  {"pointer":"/officer/email","code":"email","message":"Địa chỉ sai"},
                  {"pointer":"/id","code":"taken","message":"Đã có"}]}""");

        var refused = pages.open(
                post(OFFICERS + "/moi")
                        .param("id", "bc-1")
                        .param("ten", "A")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused))
                .containsPattern("id=\"e-id\"[^>]*>Đã có")
                .contains("Địa chỉ sai");
    }

    @Test
    void showsHowFarARebuildHasComeAndCallsItOff() throws Exception {
        assertThat(pages.page(get(MAINTENANCE), "ADMIN"))
                .contains("Thế hệ 4", "2 số tổng được sửa", "Tính lại mọi số tổng")
                .doesNotContain("hx-trigger=\"every", "??");
        pages.answer("GET /api/v1/rebuilds", 200, UNDER_WAY);

        assertThat(pages.page(get(MAINTENANCE + "/tien-do").header("HX-Request", "true"), "ADMIN"))
                .contains("max=\"24\"", "value=\"6\"", "6 trên 24", "còn khoảng", "hx-trigger=\"every 2s\"")
                .contains("/tinh-lai/5/dung")
                .doesNotContain("<html", "??");
        assertThat(pages.page(get(MAINTENANCE), "AUDITOR")).doesNotContain("/tinh-lai/5/dung");
        var cancelled = pages.open(
                post(MAINTENANCE + "/tinh-lai/5/dung").param("key", "k").with(csrf()), "ADMIN");
        assertThat(cancelled.getRedirectedUrl()).isEqualTo(MAINTENANCE + "?xong=dung");
        assertThat(pages.calls("POST", "/api/v1/rebuilds/5/cancellation")).hasSize(1);
    }

    @Test
    void saysWhetherEveryTotalIsTheSumOfItsReports() throws Exception {
        assertThat(pages.page(post(MAINTENANCE + "/doi-chieu").param("key", "k").with(csrf()), "ADMIN"))
                .contains("Mọi số tổng khớp với báo cáo");
        pages.answer("POST /api/v1/reconciliations", 200, """
                {"at":"2026-11-20T02:00:00Z","unsettled":["x"],"differences":[
                  {"total":"44~PCMT~2026-11~TODAY","part":"CA01","recomputed":"12","stored":"13"}]}""");

        assertThat(pages.page(post(MAINTENANCE + "/doi-chieu").param("key", "k").with(csrf()), "ADMIN"))
                .contains("Có 1 số tổng không khớp", "44~PCMT~2026-11~TODAY", "1 số tổng đang thay đổi");
    }

    @Test
    void showsWhoDidWhatAndWhetherTheLogIsWhole() throws Exception {
        assertThat(pages.page(get(AUDIT).param("kiem-tra", "1").param("ai", "quantri"), "AUDITOR"))
                .contains("&lt;b&gt;quantri&lt;/b&gt;", "10.1.2.3", "/api/v1/plans/ab/issue", "truoc=11")
                .contains("Nhật ký nguyên vẹn: 1.234 bản ghi", AUDIT + "/tep")
                .doesNotContain("??");
        assertThat(pages.page(get(AUDIT), "ADMIN")).doesNotContain(AUDIT + "/tep");
        pages.answer("GET /api/v1/audit/verification", 200, """
                {"intact":false,"records":3,"keyed":false,"findings":[{"number":"17","what":"CHANGED"}]}""");
        assertThat(pages.page(get(AUDIT).param("kiem-tra", "1"), "ADMIN"))
                .contains("Bản ghi 17: bị sửa", "chưa có khóa riêng");
        pages.answer("GET /api/v1/audit", 503, "{}");
        assertThat(pages.page(get(AUDIT), "ADMIN")).contains("role=\"alert\"");
    }

    @Test
    void isForAdministratorsAndToLookAtForAuditors() throws Exception {
        for (String path : List.of(OFFICERS, OFFICER, MAINTENANCE, AUDIT)) {
            for (String role : List.of("LEADER", "REVIEWER", "OFFICER", "COMMUNE_HEAD", "COMMUNE_REPORTER")) {
                assertThat(pages.open(get(path), role).getStatus())
                        .as(path + " " + role)
                        .isEqualTo(403);
            }
            assertThat(pages.page(get(path).param("ngon-ngu", "en"), "AUDITOR"))
                    .as(path)
                    .doesNotContain("??");
        }
        assertThat(pages.open(post(MAINTENANCE + "/tinh-lai").param("key", "k").with(csrf()), "AUDITOR")
                        .getStatus())
                .isEqualTo(403);
        assertThat(pages.open(post(MAINTENANCE + "/tinh-lai").param("key", "k"), "ADMIN")
                        .getStatus())
                .as("without the token against forged forms")
                .isEqualTo(403);
        assertThat(pages.calls("POST", "/api/v1/rebuilds")).isEmpty();
    }
}
