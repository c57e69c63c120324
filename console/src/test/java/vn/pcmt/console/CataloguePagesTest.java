package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An administrator publishes forms, tries rules and decides days off, each with a look ahead. */
@ConsolePages
class CataloguePagesTest {
    private static final String FORMS = "/quan-tri/bieu-mau";
    private static final String NEXT = FORMS + "/PCMT-THANG/moi";
    private static final String RULES = "/quan-tri/quy-tac";
    private static final String CALENDAR = "/quan-tri/lich";
    private static final String VERSIONS = "/api/v1/templates/PCMT-THANG/versions";
    private static final String CHANGES = "/api/v1/calendars/2026/changes";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void showsFormsAndFindsIndicatorsWithoutAccents() throws Exception {
        assertThat(pages.page(get(FORMS).param("tim", "so nguoi"), "ADMIN"))
                .contains("Số người nghiện", FORMS + "/PCMT-THANG")
                .doesNotContain("Số vụ", "??");
        assertThat(pages.page(get(FORMS + "/PCMT-THANG"), "AUDITOR"))
                .contains("Bản 1")
                .doesNotContain(NEXT, "??");
    }

    @Test
    void showsWhatTheNextVersionChangesBeforeItIsPublished() throws Exception {
        assertThat(pages.page(get(NEXT), "ADMIN"))
                .contains("Báo cáo &lt;b&gt;tháng&lt;/b&gt;", "value=\"&quot;1&quot;\"");

        assertThat(pages.page(version("xem"), "ADMIN"))
                .contains("Bản 2 sẽ thay đổi", "Thêm CA99", "A → B", "78 báo cáo chưa nộp", "value=\"dat\"")
                .doesNotContain("??");
        assertThat(pages.open(version("dat"), "ADMIN").getRedirectedUrl()).isEqualTo(FORMS + "/PCMT-THANG?xong=1");
        assertThat(pages.calls("POST", VERSIONS).getLast().headers())
                .containsEntry("if-match", "\"1\"")
                .containsEntry("idempotency-key", "k");
        assertThat(pages.calls("POST", VERSIONS).getLast().body()).contains("\"name\":\"Mới\"");
    }

    @Test
    void saysWhereTheTextOfAFormIsMalformed() throws Exception {
        var refused = pages.open(
                post(NEXT)
                        .param("chu", "{\n\"code\": }")
                        .param("etag", "\"1\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused)).contains("sai cú pháp ở dòng 2");
        assertThat(pages.calls("POST", VERSIONS)).isEmpty();
    }

    @Test
    void triesAConditionAgainstFigures() throws Exception {
        assertThat(pages.page(get(RULES), "ADMIN"))
                .contains("L01", "CA01 &lt;= CA02", "chặn gửi")
                .doesNotContain("??");
        assertThat(pages.page(trial("CA01 = 12\nCA02 = 1.000,5"), "ADMIN")).contains("trái điều kiện");
        assertThat(pages.calls("POST", "/api/v1/rules/trial").getFirst().body())
                .contains("\"holds\":\"CA01 <= CA02\"", "\"CA01\":12", "\"CA02\":1000.5");

        assertThat(pages.open(trial("CA01 12"), "ADMIN").getStatus()).isEqualTo(422);
        pages.answer("POST /api/v1/rules/trial", 422, """
                {"code":"trial-invalid","detail":"Không hiểu","errors":[
                  {"pointer":"/checks/0/holds","code":"x","message":"Không có chỉ tiêu CA77"}]}""");
        assertThat(Pages.text(pages.open(trial("CA01 = 1"), "ADMIN"))).contains("Không có chỉ tiêu CA77");
    }

    @Test
    void showsWhichDeadlinesAChangeOfDaysMoves() throws Exception {
        assertThat(pages.page(get(CALENDAR).param("nam", "2026"), "ADMIN"))
                .contains("02/09/2026", "Quốc &lt;b&gt;khánh&lt;/b&gt;", "Ngày văn hóa")
                .doesNotContain("??");

        assertThat(pages.page(days("xem", "16/11/2026"), "ADMIN"))
                .contains("PCMT-THANG, tháng 11/2026: từ", "78 báo cáo", "value=\"dat\"")
                .containsPattern("value=\"2026-09-02\"[^>]*checked");
        assertThat(pages.open(days("dat", "16/11/2026"), "ADMIN").getRedirectedUrl())
                .isEqualTo(CALENDAR + "?xong=1&nam=2026");
        assertThat(pages.calls("POST", CHANGES).getLast().body())
                .contains("\"date\":\"2026-11-16\"", "\"remove\":[\"2026-09-02\"]", "\"source\":\"QĐ 1\"");
        assertThat(pages.open(days("dat", "31/2/2026"), "ADMIN").getStatus()).isEqualTo(422);
    }

    @Test
    void isForAdministratorsAndToLookAtForAuditors() throws Exception {
        for (String path : List.of(FORMS, FORMS + "/PCMT-THANG", RULES, CALENDAR + "?nam=2026")) {
            assertThat(pages.open(get(path), "LEADER").getStatus()).as(path).isEqualTo(403);
            assertThat(pages.page(get(path).param("ngon-ngu", "en"), "AUDITOR"))
                    .as(path)
                    .doesNotContain("??", "value=\"xem\"");
        }
        assertThat(pages.open(version("dat"), "AUDITOR").getStatus()).isEqualTo(403);
        assertThat(pages.calls("POST", VERSIONS)).isEmpty();
    }

    private static MockHttpServletRequestBuilder version(String action) {
        return post(NEXT)
                .param("lam", action)
                .param("chu", "{\"code\":\"PCMT-THANG\",\"name\":\"Mới\"}")
                .param("etag", "\"1\"")
                .param("key", "k")
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder trial(String figures) {
        return post(RULES)
                .param("dieu-kien", "CA01 <= CA02")
                .param("so", figures)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder days(String action, String day) {
        return post(CALENDAR)
                .param("lam", action)
                .param("nam", "2026")
                .param("ngay", day)
                .param("ten", "Nghỉ bù")
                .param("bo", "2026-09-02")
                .param("ly-do", "Bão")
                .param("can-cu", "QĐ 1")
                .param("etag", "\"0\"")
                .param("key", "k")
                .with(csrf());
    }
}
