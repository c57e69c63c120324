package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A unit writes and sends its report. */
@ConsolePages
class FormPagesTest {
    private static final String FORM = "/bao-cao/" + StubServices.REPORT;
    private static final String REPORT = "/api/v1/reports/" + StubServices.REPORT;
    private static final String DRAFT = REPORT + "/draft";
    private static final String SUBMISSION = DRAFT + "/submission";
    private static final String REPORTER = "COMMUNE_REPORTER";
    private static final String CONFLICT = """
            {"code":"stale-revision","conflict":{"version":9,"revision":1,"baseKnown":true,
             "conflicts":[{"pointer":"/values/CA02","base":"5","yours":"7","theirs":"1234.5","by":"bc-2",
                           "at":"2026-11-21T02:00:00Z"}],
             "merged":[{"pointer":"/values/GC01","base":"2","value":"4","from":"THEIRS","by":"bc-2",
                        "at":"2026-11-21T02:00:00Z"}],
             "result":{"values":{"CA02":"1234.5","GC01":"4"},"nothingToReport":[],"narratives":{},"attachments":[],
                       "explanations":{}}}}""";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void beginsWithWhatTheUnitIsWriting() throws Exception {
        assertThat(pages.page(get(FORM), REPORTER))
                .contains("Báo cáo tháng về phòng, chống ma túy, tháng 11/2026")
                .contains("value=\"1.234,5\"")
                .contains("data-prev=\"38\"")
                .contains("đầu kỳ 38")
                .contains("bc-19429-2 nhập lúc")
                .contains("Bị trả lại")
                .contains("Đang nhập dở")
                .contains("Tăng nhiều so kỳ trước");
    }

    @Test
    void asksInWordsWithTheHintTheLimitAndTheRemarkOfTheProvince() throws Exception {
        assertThat(pages.page(get(FORM), REPORTER))
                .containsPattern("<textarea[^>]*name=\"n.tinh-hinh\"[^>]*maxlength=\"4000\"[^>]*>Ổn định<")
                .contains("Diễn biến trên địa bàn; chỉ ghi số lượng.")
                .contains("bắt buộc")
                .contains("Nêu rõ nguyên nhân");
    }

    @Test
    void putsWhatTheRulesSayBesideTheFieldWithABoxToExplain() throws Exception {
        assertThat(pages.page(get(FORM), REPORTER))
                .contains("GC05 = 1.234,5 nhưng GC01 = 0")
                .containsPattern("name=\"x.R13\"[^>]*>Chưa khởi tố<")
                .contains("Đã giải trình:");
    }

    @Test
    void setsTwoRevisionsSideBySideAndShowsOnlyWhatDiffers() throws Exception {
        String page = pages.page(get(FORM + "/so-sanh").param("tu", "1").param("den", "2"), REPORTER);
        assertThat(page)
                .contains("Bản 2 khác gì bản 1")
                .contains("Khác nhau 1 ô số và 1 phần lời văn.")
                .containsPattern("(?s)>CA01<.*?>40<.*?>39<.*?>−1<")
                .containsPattern("(?s)>Ổn định<.*>Đã giảm<")
                .doesNotContain(">GC01<");
        assertThat(page).contains("href=\"" + FORM + "\"");
    }

    @Test
    void showsTheFirstRevisionWholeAndLinksToItFromTheHistory() throws Exception {
        assertThat(pages.page(get(FORM), REPORTER)).contains("/so-sanh?den=1\"").contains("Xem bản này");
        assertThat(pages.page(get(FORM + "/so-sanh").param("den", "1"), REPORTER))
                .contains("Bản 1 như đã gửi")
                .contains("Bản này có 2 ô số và 1 phần lời văn.")
                .contains(">GC01<");
    }

    @Test
    void comparesNoRevisionThatThereIsNot() throws Exception {
        pages.answer("GET " + REPORT + "/revisions/9", 404, "{\"code\":\"revision-unknown\"}");
        assertThat(pages.open(get(FORM + "/so-sanh").param("den", "9"), REPORTER)
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void keepsWhatIsSentAndThenSendsThatVersion() throws Exception {
        var response =
                pages.open(send("CA01", "1.234").param("v.GC05", "12,5").param("n.tinh-hinh", "Tăng nhẹ"), REPORTER);
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(response.getRedirectedUrl()).endsWith("?xong=gui");

        var kept = pages.calls("PUT", DRAFT).getFirst();
        assertThat(kept.headers()).containsEntry("if-match", "\"3\"");
        assertThat(kept.body())
                .contains("\"CA01\":\"1234\"")
                .contains("\"GC05\":\"12.5\"")
                .contains("\"tinh-hinh\":\"Tăng nhẹ\"");
        assertThat(pages.calls("POST", SUBMISSION).getFirst().headers())
                .containsEntry("if-match", "\"3\"")
                .containsEntry("idempotency-key", "key-of-this-form")
                .containsEntry("authorization", "Bearer access-token");
    }

    @Test
    void refusesWhatIsNoNumberWithoutTroublingTheService() throws Exception {
        var response = pages.open(send("CA01", "12.5"), REPORTER);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response)).contains("Chỉ nhập chữ số").contains("value=\"12.5\"");
        assertThat(pages.calls("PUT", DRAFT)).isEmpty();
        assertThat(pages.calls("POST", SUBMISSION)).isEmpty();
    }

    @Test
    void putsTheServicesFieldErrorsBesideTheFields() throws Exception {
        pages.answer("POST " + SUBMISSION, 422, """
                {"code":"report-invalid","detail":"Có 2 chỗ chưa hợp lệ.",
                 "errors":[{"pointer":"/values/CA02","code":"negative","message":"Không được là số âm"},
                           {"pointer":"/narratives/tinh-hinh","code":"narrative-blank","message":"Phải ghi"}]}""");
        var response = pages.open(send("CA02", "7"), REPORTER);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response))
                .contains("<a href=\"#f-CA02\">")
                .contains("<a href=\"#w-tinh-hinh\">")
                .contains("Không được là số âm")
                .doesNotContain("Có 2 chỗ chưa hợp lệ.")
                .contains("value=\"7\"");
    }

    @Test
    void asksForAnExplanationAndKeepsIt() throws Exception {
        pages.answer("POST " + SUBMISSION, 422, """
                {"code":"report-invalid","detail":"Có 1 chỗ chưa hợp lệ.",
                 "errors":[{"pointer":"/explanations/R13","code":"explanation-needed",
                            "message":"Cần giải trình: GC05 = 2 nhưng GC01 = 0"}]}""");
        var asked = pages.open(send("GC05", "2"), REPORTER);
        assertThat(asked.getStatus()).isEqualTo(422);
        assertThat(Pages.text(asked)).contains("có số liệu khác thường").contains("name=\"x.R13\"");

        pages.answerAsUsual("POST " + SUBMISSION);
        pages.open(send("GC05", "2").param("x.R13", "Nhặt được"), REPORTER);
        assertThat(pages.calls("PUT", DRAFT).getLast().body()).contains("\"explanations\":{\"R13\":\"Nhặt được\"}");
    }

    @Test
    void letsTheVisitorChooseFieldByFieldWhatSomebodyElseHasChangedToo() throws Exception {
        pages.answer("PUT " + DRAFT, 412, CONFLICT);
        var clash = pages.open(send("CA02", "7"), REPORTER);
        assertThat(clash.getStatus()).isEqualTo(409);
        assertThat(Pages.text(clash))
                .contains("name=\"conflict\" value=\"v.CA02\"")
                .contains("name=\"t.v.CA02\" value=\"1.234,5\"")
                .contains("bc-2 nhập lúc")
                .contains("name=\"v.GC01\" value=\"4\"")
                .contains("name=\"etag\" value=\"&quot;9&quot;\"");
        assertThat(pages.calls("POST", SUBMISSION)).isEmpty();
    }

    @Test
    void writesNothingWhileAConflictIsUndecided() throws Exception {
        var response = pages.open(send("CA02", "7").param("conflict", "v.CA02").param("t.v.CA02", "9"), REPORTER);
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(Pages.text(response)).contains("name=\"conflict\" value=\"v.CA02\"");
        assertThat(pages.calls("PUT", DRAFT)).isEmpty();
    }

    @Test
    void takesWhatTheVisitorChose() throws Exception {
        pages.open(
                send("CA02", "7")
                        .param("conflict", "v.CA02")
                        .param("t.v.CA02", "1.234,5")
                        .param("c.v.CA02", "theirs"),
                REPORTER);
        assertThat(pages.calls("PUT", DRAFT).getFirst().body()).contains("\"CA02\":\"1234.5\"");
    }

    @Test
    void keepsTheKeyAndDoesNotKeepAnewWhatWasSentWithoutAnAnswer() throws Exception {
        pages.answer("POST " + SUBMISSION, 503, "{}");
        var response = pages.open(send("CA02", "7"), REPORTER);
        assertThat(response.getStatus()).isEqualTo(502);
        String page = Pages.text(response);
        assertThat(page).contains("value=\"key-of-this-form\"");
        String attempted = page.replaceAll("(?s).*name=\"attempted\" value=\"([^\"]+)\".*", "$1");

        pages.forget();
        pages.open(send("CA02", "7").param("attempted", attempted), REPORTER);
        assertThat(pages.calls("PUT", DRAFT)).isEmpty();
        assertThat(pages.calls("POST", SUBMISSION)).hasSize(1);

        pages.forget();
        pages.open(send("CA02", "8").param("attempted", attempted), REPORTER);
        assertThat(pages.calls("PUT", DRAFT)).hasSize(1);
    }

    @Test
    void neverSendsADraftThatWasNotKept() throws Exception {
        pages.answer("PUT " + DRAFT, 503, "{}");
        var response = pages.open(send("CA02", "7"), REPORTER);
        assertThat(Pages.text(response))
                .contains("name=\"attempted\" value=\"\"")
                .contains("value=\"7\"");
        assertThat(pages.calls("POST", SUBMISSION)).isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenTheReportServiceIsAwayAltogether() throws Exception {
        pages.answer("PUT " + DRAFT, 503, "{}");
        pages.answer("GET " + REPORT, 503, "{}");
        var response = pages.open(send("CA02", "1.234,5").param("note", "Mưa lũ"), REPORTER);
        assertThat(response.getStatus()).isEqualTo(502);
        assertThat(Pages.text(response))
                .contains("name=\"v.CA02\" value=\"1.234,5\"")
                .contains("Mưa lũ")
                .contains("value=\"key-of-this-form\"")
                .contains("value=\"&quot;3&quot;\"");
    }

    @Test
    void keepsWhileSomebodyTypesAndSaysWhatTheRulesSay() throws Exception {
        String answer = pages.page(
                post(FORM + "/nhap").param("etag", "\"3\"").param("v.GC05", "2").with(csrf()), REPORTER);
        assertThat(answer)
                .contains("data-kept=\"true\"")
                .contains("data-etag=\"&quot;3&quot;\"")
                .contains("data-f=\"v.GC05\" data-tone=\"w\"")
                .contains("Cần giải trình:")
                .doesNotContain("<html");
    }

    @Test
    void tellsWhoTypesThatSomebodyElseDoesToo() throws Exception {
        pages.answer("PUT " + DRAFT, 412, CONFLICT);
        String answer = pages.page(
                post(FORM + "/nhap").param("etag", "\"3\"").param("v.CA02", "7").with(csrf()), REPORTER);
        assertThat(answer)
                .contains("data-kept=\"false\"")
                .contains("name=\"c.v.CA02\"")
                .contains("data-taken=\"v.GC01\" data-text=\"4\"");
    }

    @Test
    void saysWhyADraftMayNotHoldSomething() throws Exception {
        pages.answer("PUT " + DRAFT, 422, """
                {"code":"report-invalid","detail":"Không ghi số định danh.",
                 "errors":[{"pointer":"/note","code":"personal-data","message":"Có số điện thoại"}]}""");
        assertThat(pages.page(
                        post(FORM + "/nhap")
                                .param("etag", "\"3\"")
                                .param("note", "x")
                                .with(csrf()),
                        REPORTER))
                .contains("data-kept=\"false\"")
                .contains("data-f=\"note\" data-tone=\"e\"")
                .contains("Có số điện thoại");
    }

    @Test
    void putsTheDraftBeforeTheHeadWhereOnlyTheHeadSends() throws Exception {
        confirmed(Map.of());
        assertThat(pages.page(get(FORM), REPORTER)).contains("Trình lãnh đạo").doesNotContain("Gửi báo cáo</button>");
        var response = pages.open(send("CA01", "39", "/trinh"), REPORTER);
        assertThat(response.getRedirectedUrl()).endsWith("?xong=trinh");
        assertThat(pages.calls("POST", DRAFT + "/proposal")).hasSize(1);
    }

    @Test
    void letsTheHeadSendOrGiveBackWhatWasProposed() throws Exception {
        confirmed(Map.of("proposal", Map.of("by", "bc-19429", "at", "2026-11-21T02:00:00Z")));
        assertThat(pages.page(get(FORM), "COMMUNE_HEAD"))
                .contains("bc-19429 trình lãnh đạo lúc")
                .contains("Gửi báo cáo")
                .contains("Trả lại cán bộ");
        pages.open(send("CA01", "39", "/tra-lai").param("remark", "Rà lại CA01"), "COMMUNE_HEAD");
        assertThat(pages.calls("POST", DRAFT + "/return").getFirst().body()).isEqualTo("{\"remark\":\"Rà lại CA01\"}");
        assertThat(pages.calls("PUT", DRAFT)).isEmpty();
    }

    @Test
    void showsTheReporterWhyTheHeadDidNotSend() throws Exception {
        confirmed(Map.of(
                "sentBack",
                Map.of("by", "ct-19429", "at", "2026-11-21T02:00:00Z", "remark", "Rà lại số người nghiện")));
        assertThat(pages.page(get(FORM), REPORTER)).contains("Rà lại số người nghiện");
    }

    @Test
    void throwsADraftAway() throws Exception {
        assertThat(pages.open(send("CA01", "39", "/bo-nhap"), REPORTER).getRedirectedUrl())
                .endsWith("?xong=bo-nhap");
        assertThat(pages.calls("DELETE", DRAFT)).hasSize(1);
    }

    @Test
    void attachesAFileAndLetsTheDraftCarryIt() throws Exception {
        assertThat(pages.page(get(FORM), REPORTER))
                .contains("bien-ban.pdf")
                .contains("1,2 MB")
                .contains("chưa quét vi-rút");
        pages.open(
                multipart(FORM + "/tep")
                        .file(new MockMultipartFile("file", "anh.png", "image/png", new byte[] {1, 2}))
                        .param("etag", "\"3\"")
                        .param("v.CA01", "40")
                        .with(csrf()),
                REPORTER);
        assertThat(pages.calls("POST", REPORT + "/attachments")).hasSize(1);
        assertThat(pages.calls("PUT", DRAFT).getFirst().body())
                .contains("\"CA01\":\"40\"")
                .contains("\"attachments\":[]");
        assertThat(pages.calls("PUT", DRAFT).getLast().body()).contains(ReportingAnswers.SHA);
    }

    @Test
    void leavesNoFileBehindThatWasChosenButNotAttached() throws Exception {
        pages.open(
                multipart(FORM)
                        .file(new MockMultipartFile("file", "anh.png", "image/png", new byte[] {1, 2}))
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .param("v.CA01", "40")
                        .with(csrf()),
                REPORTER);
        assertThat(pages.calls("PUT", DRAFT).getLast().body()).contains(ReportingAnswers.SHA);
        assertThat(pages.calls("POST", SUBMISSION)).hasSize(1);
    }

    @Test
    void saysWhyAFileIsNotTakenAndKeepsTheForm() throws Exception {
        pages.answer(
                "POST " + REPORT + "/attachments",
                413,
                "{\"code\":\"attachment-too-large\",\"detail\":\"Tệp quá 5 MB.\"}");
        var response = pages.open(
                multipart(FORM + "/tep")
                        .file(new MockMultipartFile("file", "to.pdf", "application/pdf", new byte[] {1}))
                        .param("etag", "\"3\"")
                        .param("v.CA02", "77")
                        .with(csrf()),
                REPORTER);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response))
                .contains("Tệp quá 5 MB.")
                .contains("value=\"77\"")
                .doesNotContain("Chưa gửi được báo cáo");
    }

    @Test
    void saysFromWhenAReportCanBeFilledIn() throws Exception {
        String list = StubAnswers.answer("GET", "/api/v1/reports", Map.of("status", "EXPECTED"));
        pages.answer(
                "GET /api/v1/reports",
                200,
                String.valueOf(list).replace("2026-11-14T17:00:00Z", "2999-11-14T17:00:00Z"));
        assertThat(pages.page(get("/bao-cao"), REPORTER))
                .contains("Nhập được từ 00:00 ngày 15/11/2999")
                .doesNotContain("Nhập báo cáo");
        pages.answer("GET /api/v1/reports", 200, String.valueOf(list));
        assertThat(pages.page(get("/bao-cao"), REPORTER)).contains("Nhập báo cáo");
    }

    @Test
    void showsAWorkbookBeforeAnythingIsSent() throws Exception {
        assertThat(pages.open(get(FORM + "/excel"), REPORTER).getHeader("Content-Disposition"))
                .startsWith("attachment")
                .contains("bieu.xlsx");
        var session = new MockHttpSession();
        upload(session, "PK filled");
        String preview = pages.page(get(FORM + "/excel/xem").session(session), REPORTER);
        assertThat(preview).contains("Tệp đúng biểu").contains("F12").contains(">12,5<");
        assertThat(pages.calls("POST", REPORT + "/workbook")).hasSize(1);

        var sent = pages.open(
                post(FORM + "/excel/gui")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-file")
                        .session(session)
                        .with(csrf()),
                REPORTER);
        assertThat(sent.getRedirectedUrl()).endsWith("?xong=gui");
        assertThat(pages.calls("POST", REPORT + "/workbook").getLast().headers())
                .containsEntry("if-match", "\"3\"")
                .containsEntry("idempotency-key", "key-of-this-file");
        assertThat(pages.open(get(FORM + "/excel/xem").session(session), REPORTER)
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void saysCellByCellWhatIsWrongAndHandsTheFileBack() throws Exception {
        pages.answer("POST " + REPORT + "/workbook", 200, """
                {"id":"x","revision":1,"fits":false,"figures":[],"nothingToReport":[],
                 "errors":[{"cell":"F12","field":"GC05","code":"not-a-number","message":"Không phải số"}]}""");
        var session = new MockHttpSession();
        upload(session, "PK filled");
        assertThat(pages.page(get(FORM + "/excel/xem").session(session), REPORTER))
                .contains("F12")
                .contains("Không phải số")
                .contains("/excel/loi")
                .doesNotContain("/excel/gui");
        pages.answerAsUsual("POST " + REPORT + "/workbook");
        assertThat(pages.open(get(FORM + "/excel/loi").session(session), REPORTER)
                        .getHeader("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void readsNoWorkbookThatIsTooLarge() throws Exception {
        var response = pages.open(
                multipart(FORM + "/excel")
                        .file(new MockMultipartFile("workbook", "to.xlsx", "x", new byte[2 * 1024 * 1024 + 1]))
                        .with(csrf()),
                REPORTER);
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response)).contains("Tệp lớn hơn 2 MB");
        assertThat(pages.calls("POST", REPORT + "/workbook")).isEmpty();
    }

    private void upload(MockHttpSession session, String content) throws Exception {
        MockHttpServletResponse response = pages.open(
                multipart(FORM + "/excel")
                        .file(new MockMultipartFile("workbook", "bieu.xlsx", "x", content.getBytes()))
                        .session(session)
                        .with(csrf()),
                REPORTER);
        assertThat(response.getRedirectedUrl()).endsWith("/excel/xem");
    }

    private void confirmed(Map<String, ?> state) {
        Map<String, Object> draft = new HashMap<>(ReportingAnswers.draft());
        draft.put("confirmation", true);
        draft.putAll(state);
        pages.answer("GET " + DRAFT, 200, JsonMapper.shared().writeValueAsString(draft));
    }

    private MockHttpServletRequestBuilder send(String code, String value) {
        return send(code, value, "");
    }

    private MockHttpServletRequestBuilder send(String code, String value, String where) {
        return post(FORM + where)
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .param("v." + code, value)
                .with(csrf());
    }
}
