package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Everybody reads plans in force; what may be done with a task or an explanation is the service's to say. */
@ConsolePages
class PlanPagesTest {
    private static final String PLAN = "/ke-hoach/kh-1";
    private static final String TASK = "/nhiem-vu/nv-1";
    private static final String EXPLANATION = "/giai-trinh/gt-1";
    private static final String OBSTACLE = "/vuong-mac/vm-1";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void listsPlansWithHowFarTheyAre() throws Exception {
        assertThat(pages.page(get("/ke-hoach").param("nam", "2026").param("q", "số 9"), "COMMUNE_HEAD"))
                .contains("Chương trình &lt;b&gt;2030&lt;/b&gt;", "href=\"" + PLAN + "\"", "47,5%", "2 quá hạn")
                .doesNotContain("/ke-hoach/moi", "Dự thảo");
        assertThat(pages.calls("GET", PlanAnswers.PLANS)).hasSize(1);
        assertThat(pages.page(get("/ke-hoach"), "LEADER")).contains("/ke-hoach/moi");
    }

    @Test
    void theListStandsWithoutProgressAndSaysWhenNothingFits() throws Exception {
        pages.answer("GET /api/v1/plan-progress", 500, "{}");
        assertThat(pages.page(get("/ke-hoach"), "LEADER")).contains("danh sách vẫn đúng", PLAN);

        pages.answer("GET " + PlanAnswers.PLANS, 200, "{\"items\":[],\"page\":0,\"size\":20,\"total\":0}");
        assertThat(pages.page(get("/ke-hoach").param("trang-thai", "CLOSED"), "LEADER"))
                .contains("Không có kế hoạch nào khớp bộ lọc");
    }

    @Test
    void aPlanWhoseDaysAreNotAllSetSaysSo() throws Exception {
        String plan = PlanAnswers.answer("GET", PlanAnswers.PLAN);
        pages.answer("GET " + PlanAnswers.PLAN, 200, plan.replaceAll("\"(from|to)\":\"[^\"]*\",", ""));
        assertThat(pages.page(get(PLAN), "LEADER")).contains("· chưa định").doesNotContain("– – ", "– chưa định");

        pages.answer("GET " + PlanAnswers.PLAN, 200, plan.replaceAll("\"from\":\"[^\"]*\",", ""));
        assertThat(pages.page(get(PLAN), "LEADER")).contains("· đến 31/12/2030").doesNotContain("– – ");
    }

    @Test
    void aPlanSaysFirstHowItStands() throws Exception {
        assertThat(pages.page(get(PLAN), "LEADER"))
                .contains("Tiến độ 47,5%: 1/4 nhiệm vụ đã xác nhận.", "2 nhiệm vụ quá hạn.")
                .contains("1/2 chỉ tiêu có nguy cơ không đạt, trước hết: “Số người nghiện giảm hằng năm”.")
                .contains("href=\"/chi-tieu/CA01\"", "2.309", "+116 so với lộ trình", "2.202,08–2.307,33")
                .contains("Chủ trì: Xã Khe Sanh", "Quá hạn 16 ngày làm việc")
                .contains("class=\"gantt\"", "Ban Chỉ đạo 138", "1.200.000.000", "Cập nhật tiến độ:")
                .contains("indicator=CA01&amp;period=2026-10");
    }

    @Test
    void oneBlockThatFailsLeavesTheOthers() throws Exception {
        pages.answer("GET " + PlanAnswers.PLAN + "/budget", 500, "{}");
        pages.answer("GET " + PlanAnswers.PLAN + "/overview", 500, "{}");

        assertThat(pages.page(get(PLAN), "REVIEWER"))
                .contains("Chưa tải được: Kinh phí", "Chưa tải được: Chỉ tiêu", "Kiểm tra địa bàn")
                .doesNotContain("/giai-trinh/moi", "/ket-thuc");
    }

    @Test
    void aLeaderClosesAPlanOnTheVersionThatWasRead() throws Exception {
        var closed = pages.open(guarded(PLAN + "/ket-thuc").param("thu-hoi", "true"), "LEADER");
        assertThat(closed.getRedirectedUrl()).isEqualTo(PLAN + "?xong=ket-thuc");
        var call = pages.calls("POST", PlanAnswers.PLAN + "/close").getFirst();
        assertThat(call.body()).contains("WITHDRAW");
        assertThat(call.headers()).containsEntry("if-match", "\"3\"").containsEntry("idempotency-key", "key-1");

        pages.answer("POST " + PlanAnswers.PLAN + "/close", 422, """
                {"code":"plan-not-closable","detail":"Còn việc chưa xong","errors":[
                  {"pointer":"/tasks/nv-1","code":"task-open","message":"Kiểm tra địa bàn"}]}""");
        var refused = pages.open(guarded(PLAN + "/ket-thuc"), "LEADER");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused)).contains("Còn việc chưa xong Kiểm tra địa bàn");
    }

    @Test
    void handsTheTasksOutAsAFile() throws Exception {
        pages.answer("GET " + PlanAnswers.PLAN + "/tasks.csv", 200, "a,b");
        assertThat(Pages.text(pages.open(get(PLAN + "/tep/tasks.csv"), "OFFICER")))
                .isEqualTo("a,b");
        assertThat(pages.open(get(PLAN + "/tep/tasks.exe"), "OFFICER").getStatus())
                .isEqualTo(404);
    }

    @Test
    void whoCarriesATaskOutReportsAddsEvidenceAndSaysThatItIsDone() throws Exception {
        assertThat(pages.page(get("/nhiem-vu"), "OFFICER")).contains("Kiểm tra địa bàn", "60%");
        assertThat(pages.page(get(TASK), "OFFICER")).contains("6 trên 10 thôn", "bien-ban.pdf", "Báo cáo hoàn thành");

        var reported =
                pages.open(guarded(TASK + "/tien-do").param("phan-tram", "75").param("ghi-chu", "8 thôn"), "OFFICER");
        assertThat(reported.getRedirectedUrl()).isEqualTo(TASK + "?xong=tien-do");
        assertThat(pages.calls("POST", PlanAnswers.TASK + "/progress")
                        .getFirst()
                        .body())
                .contains("\"percent\":75", "8 thôn");

        var file = multipart(TASK + "/minh-chung").file(new MockMultipartFile("tep", "a.pdf", null, new byte[] {1}));
        assertThat(pages.open(file.param("etag", "\"3\"").param("key", "key-1").with(csrf()), "OFFICER")
                        .getRedirectedUrl())
                .isEqualTo(TASK + "?xong=minh-chung");
        assertThat(pages.open(guarded(TASK + "/hoan-thanh"), "OFFICER").getRedirectedUrl())
                .isEqualTo(TASK + "?xong=hoan-thanh");
        assertThat(pages.calls("POST", PlanAnswers.TASK + "/completion")).hasSize(1);
    }

    @Test
    void aConflictKeepsWhatWasTypedAndShowsTheLatest() throws Exception {
        pages.answer(
                "POST " + PlanAnswers.TASK + "/progress", 412, "{\"code\":\"stale-revision\",\"detail\":\"Đã cũ\"}");

        var refused =
                pages.open(guarded(TASK + "/tien-do").param("phan-tram", "75").param("ghi-chu", "8 thôn"), "OFFICER");

        assertThat(refused.getStatus()).isEqualTo(412);
        assertThat(Pages.text(refused)).contains("Có người vừa sửa trước bạn", "value=\"75\"", "value=\"8 thôn\"");
        var wrong = pages.open(guarded(TASK + "/tien-do").param("phan-tram", "nhiều"), "OFFICER");
        assertThat(Pages.text(wrong)).containsPattern("id=\"e-percent\"[^>]*>Nhập số nguyên");
    }

    @Test
    void nothingIsOfferedThatTheServiceWouldRefuse() throws Exception {
        String mine = PlanAnswers.answer("GET", PlanAnswers.TASK);
        pages.answer("GET " + PlanAnswers.TASK, 200, mine.replaceAll("\"may\":\\[[^]]*]", "\"may\":[]"));

        assertThat(pages.page(get(TASK), "LEADER"))
                .contains("bien-ban.pdf")
                .doesNotContain("<textarea", "/minh-chung/1", TASK + "/sua", "/xac-nhan");
    }

    @Test
    void whoDecidesConfirmsOrSendsBack() throws Exception {
        assertThat(pages.open(guarded(TASK + "/xac-nhan"), "LEADER").getRedirectedUrl())
                .isEqualTo(TASK + "?xong=xac-nhan");
        assertThat(pages.open(guarded(TASK + "/tra-lai").param("ly-do", "Thiếu ba thôn"), "LEADER")
                        .getRedirectedUrl())
                .isEqualTo(TASK + "?xong=tra-lai");
        assertThat(pages.calls("POST", PlanAnswers.TASK + "/return").getFirst().body())
                .contains("Thiếu ba thôn");
    }

    @Test
    void anObstacleIsRaisedFromTheTaskTakenUpAndRemoved() throws Exception {
        assertThat(pages.open(
                                guarded(TASK + "/vuong-mac")
                                        .param("ten", "Thiếu xe")
                                        .param("ke-hoach", "kh-1"),
                                "OFFICER")
                        .getRedirectedUrl())
                .isEqualTo(TASK + "?xong=vuong-mac");
        assertThat(pages.calls("POST", PlanAnswers.PLAN + "/obstacles")
                        .getFirst()
                        .body())
                .contains("Thiếu xe", "[\"nv-1\"]");
        assertThat(pages.page(get(OBSTACLE), "LEADER")).contains("Chuyển lên cấp tỉnh", "hết thời hạn xử lý");
        assertThat(pages.open(guarded(OBSTACLE + "/giai-quyet").param("loi", "Đã cấp"), "LEADER")
                        .getRedirectedUrl())
                .isEqualTo(OBSTACLE + "?xong=giai-quyet");
        assertThat(pages.calls("POST", PlanAnswers.OBSTACLE + "/resolution")
                        .getFirst()
                        .body())
                .contains("\"text\":\"Đã cấp\"");
    }

    @Test
    void aRedFigureIsOneFormAwayFromAQuestion() throws Exception {
        MockHttpServletRequestBuilder link = get("/giai-trinh/moi")
                .param("unit", "19429")
                .param("indicator", "CA01")
                .param("period", "2026-10");
        assertThat(pages.page(link, "LEADER"))
                .contains("Số người nghiện")
                .containsPattern("value=\"19429@2025-07-01\" selected")
                .contains("Vì sao số liệu “Số người nghiện”, tháng 10/2026 như vậy");
        assertThat(pages.page(link.header("HX-Request", "true"), "LEADER"))
                .startsWith("<form")
                .doesNotContain("<html");

        var asked = pages.open(
                post("/giai-trinh/moi")
                        .param("unit", "19429@2025-07-01")
                        .param("indicator", "CA01")
                        .param("period", "2026-10")
                        .param("value", "39")
                        .param("noi-dung", "Vì sao?")
                        .param("han", "1/12/2026")
                        .param("key", "key-1")
                        .with(csrf()),
                "LEADER");
        assertThat(asked.getRedirectedUrl()).isEqualTo("/giai-trinh/gt-9?xong=hoi");
        var call = pages.calls("POST", "/api/v1/explanations").getFirst();
        assertThat(call.body()).contains("\"area\":\"19429@2025-07-01\"", "\"value\":39", "\"dueOn\":\"2026-12-01\"");
        assertThat(call.headers()).containsEntry("idempotency-key", "key-1");
    }

    @Test
    void anAnswerIsJudgedAndARefusalSaidBesideTheText() throws Exception {
        assertThat(pages.page(get("/giai-trinh"), "LEADER")).contains("Vì sao &lt;i&gt;tăng&lt;/i&gt;?", "Xã Khe Sanh");
        assertThat(pages.page(get(EXPLANATION), "LEADER")).contains("Nêu rõ hơn", "Bốn trường hợp", "/chap-nhan");
        assertThat(pages.open(guarded(EXPLANATION + "/chap-nhan"), "LEADER").getRedirectedUrl())
                .isEqualTo(EXPLANATION + "?xong=chap-nhan");

        pages.answer(
                "GET " + PlanAnswers.EXPLANATION,
                200,
                PlanAnswers.answer("GET", PlanAnswers.EXPLANATION).replace("DECIDE", "ANSWER"));
        pages.answer("POST " + PlanAnswers.EXPLANATION + "/answer", 422, """
                {"code":"text-refused","detail":"Không được nhận","errors":[
                  {"pointer":"/text","code":"personal-data","message":"Có số điện thoại"}]}""");
        var refused = pages.open(guarded(EXPLANATION + "/tra-loi").param("noi-dung", "0912345678"), "COMMUNE_HEAD");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused))
                .containsPattern("id=\"e-text\"[^>]*>Có số điện thoại")
                .contains("0912345678");
    }

    @Test
    void aTaskIsAssignedFromAFigureToTheHeadOfTheUnit() throws Exception {
        String form = pages.page(
                get("/nhiem-vu/moi")
                        .param("unit", "19429")
                        .param("indicator", "CA01")
                        .param("period", "2026-10"),
                "LEADER");
        assertThat(form)
                .contains("Rà soát, xử lý chỉ tiêu “Số người nghiện”, tháng 10/2026")
                .containsPattern("value=\"ct-19429\" selected");

        var assigned = pages.open(task("/nhiem-vu/moi").param("plan", "kh-1").param("den", "30/11/2026"), "LEADER");
        assertThat(assigned.getRedirectedUrl()).isEqualTo("/nhiem-vu/nv-9?xong=giao");
        assertThat(pages.calls("POST", PlanAnswers.PLAN + "/tasks").getFirst().body())
                .contains("\"deadline\":\"2026-11-30\"", "\"unitKey\":\"19429@2025-07-01\"", "ct-19429");

        var wrong = pages.open(task("/nhiem-vu/moi").param("plan", "kh-1").param("den", "31/11/2026"), "LEADER");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(Pages.text(wrong)).contains("id=\"e-deadline\"");
    }

    @Test
    void amendingATaskKeepsWhatTheFormDoesNotShowAndShowsAConflict() throws Exception {
        assertThat(pages.page(get(TASK + "/sua"), "LEADER")).contains("05/11/2026", "Sở Y tế");
        pages.open(task(TASK + "/sua").param("etag", "\"3\"").param("den", "30/11/2026"), "LEADER");
        assertThat(pages.calls("PUT", PlanAnswers.TASK).getFirst().body())
                .contains("\"dependsOn\":[\"nv-0\"]", "\"atMost\":40");

        pages.answer("PUT " + PlanAnswers.TASK, 412, "{\"code\":\"stale-revision\",\"detail\":\"Đã cũ\"}");
        var stale = pages.open(task(TASK + "/sua").param("etag", "\"2\"").param("den", "30/11/2026"), "LEADER");
        assertThat(stale.getStatus()).isEqualTo(412);
        assertThat(Pages.text(stale))
                .contains("Có người vừa sửa trước bạn", "Biên bản kiểm tra", "value=\"30/11/2026\"")
                .contains("name=\"etag\" value=\"&quot;3&quot;\"");
    }

    @Test
    void aPlanIsDraftedAndAmendedWithoutLosingWhatTheFormDoesNotShow() throws Exception {
        var drafted = pages.open(plan("/ke-hoach/moi"), "LEADER");
        assertThat(drafted.getRedirectedUrl()).isEqualTo("/ke-hoach/kh-9?xong=sua");
        assertThat(pages.calls("POST", PlanAnswers.PLANS).getFirst().body())
                .contains("\"title\":\"Kế hoạch mới\"", "\"from\":\"2026-12-01\"", "\"scope\":[\"44@2025-07-01\"]");

        assertThat(pages.page(get(PLAN + "/sua"), "LEADER")).contains("name=\"sd-ly-do\"", "9/KH-UBND");
        var dayless = pages.open(plan(PLAN + "/sua").param("etag", "\"3\""), "LEADER");
        assertThat(Pages.text(dayless)).contains("id=\"e-on\"");
        pages.open(
                plan(PLAN + "/sua")
                        .param("etag", "\"3\"")
                        .param("sd-ngay", "1/12/2026")
                        .param("sd-ly-do", "Thêm xã"),
                "LEADER");
        assertThat(pages.calls("POST", PlanAnswers.PLAN + "/amendments")
                        .getFirst()
                        .body())
                .contains("\"reason\":\"Thêm xã\"", "\"on\":\"2026-12-01\"", "Luật PCMT", "Kế hoạch mới");

        pages.answer("POST " + PlanAnswers.PLAN + "/amendments", 422, """
                {"code":"plan-refused","detail":"Chưa được","errors":[
                  {"pointer":"/plan/to","code":"period-reversed","message":"Ngày cuối trước ngày đầu"}]}""");
        var refused = pages.open(
                plan(PLAN + "/sua")
                        .param("etag", "\"3\"")
                        .param("sd-ngay", "1/12/2026")
                        .param("sd-ly-do", "x"),
                "LEADER");
        assertThat(Pages.text(refused)).containsPattern("id=\"e-to\"[^>]*>Ngày cuối trước ngày đầu");
    }

    @Test
    void aTargetIsSetForAPlan() throws Exception {
        String form = PLAN + "/chi-tieu/moi";
        assertThat(pages.page(get(form), "LEADER")).contains("CA01 Số người nghiện");
        pages.open(target(form, "-5,5"), "LEADER");
        assertThat(pages.calls("POST", PlanAnswers.PLAN + "/targets").getFirst().body())
                .contains(
                        "\"code\":\"CA01\"", "\"value\":-5.5", "SAME_PERIOD_LAST_YEAR", "\"firstPeriod\":\"2026-01\"");
        assertThat(Pages.text(pages.open(target(form, "nhiều"), "LEADER"))).contains("id=\"e-value\"");
    }

    @Test
    void aTargetIsAmendedWithoutLosingWhatTheFormDoesNotShow() throws Exception {
        String form = PLAN + "/chi-tieu/ct-1/sua";
        assertThat(pages.page(get(PLAN), "LEADER")).contains("href=\"" + form);
        assertThat(pages.page(get(PLAN), "OFFICER")).doesNotContain(form);
        assertThat(pages.page(get(form), "LEADER"))
                .contains("value=\"−5,5\"", "value=\"01/2026\"", "name=\"etag\" value=\"&quot;3&quot;\"")
                .containsPattern("value=\"CA01\" selected")
                .doesNotContain("<b>5%</b>");

        var saved = pages.open(target(form, "−6").param("etag", "\"3\""), "LEADER");

        assertThat(saved.getRedirectedUrl()).isEqualTo(PLAN + "?xong=chi-tieu-sua");
        var sent = pages.calls("PUT", PlanAnswers.TARGET).getFirst();
        assertThat(sent.body())
                .contains("\"value\":-6", "PCMT-QUY", "OWN_HISTORY", "\"period\":\"2026-06\"", "19429@2025-07-01")
                .contains("\"title\":\"Giảm người nghiện\"", "\"perUnit\":false");
        assertThat(Pages.text(pages.open(target(form, "nhiều").param("etag", "\"3\""), "LEADER")))
                .contains("id=\"e-value\"", "value=\"nhiều\"");
    }

    @Test
    void aTargetKeepsItsIndicatorWhileTheCatalogueIsNotToBeHad() throws Exception {
        pages.answer("GET /api/v1/indicators", 503, "{}");

        String form = pages.page(get(PLAN + "/chi-tieu/ct-1/sua"), "LEADER");

        assertThat(form)
                .containsPattern("<option value=\"CA01\" selected=\"selected\">CA01</option>")
                .contains("Chưa đọc được danh mục chỉ tiêu");
    }

    @Test
    void aTargetKeepsAnIndicatorThatTheCatalogueHasNoLonger() throws Exception {
        pages.answer("GET /api/v1/indicators", 200, "[]");

        assertThat(pages.page(get(PLAN + "/chi-tieu/ct-1/sua"), "LEADER"))
                .containsPattern("<option value=\"CA01\" selected=\"selected\">CA01</option>")
                .doesNotContain("Chưa đọc được danh mục chỉ tiêu");
    }

    @Test
    void whoAmendsATargetTooLateSeesWhatItSaysNow() throws Exception {
        pages.answer("PUT " + PlanAnswers.TARGET, 412, "{\"code\":\"stale-revision\",\"detail\":\"Đã cũ\"}");

        var stale = pages.open(target(PLAN + "/chi-tieu/ct-1/sua", "-6").param("etag", "\"2\""), "LEADER");

        assertThat(stale.getStatus()).isEqualTo(412);
        assertThat(Pages.text(stale))
                .contains("Có người vừa sửa trước bạn", "Giảm &lt;b&gt;5%", "value=\"-6\"")
                .contains("name=\"etag\" value=\"&quot;3&quot;\"");
    }

    @Test
    void aTargetIsGivenUpWithAReason() throws Exception {
        String path = PLAN + "/chi-tieu/ct-1/rut";
        var done = pages.open(guarded(path).param("ly-do", "Đã đạt từ năm trước"), "LEADER");
        assertThat(done.getRedirectedUrl()).isEqualTo(PLAN + "?xong=chi-tieu-rut");
        assertThat(pages.calls("POST", PlanAnswers.TARGET + "/withdrawal")
                        .getFirst()
                        .body())
                .isEqualTo("{\"reason\":\"Đã đạt từ năm trước\"}");

        pages.answer(
                "POST " + PlanAnswers.TARGET + "/withdrawal",
                422,
                "{\"code\":\"invalid\",\"errors\":[{\"pointer\":\"/reason\",\"message\":\"Không ghi số căn cước\"}]}");
        var refused = pages.open(guarded(path).param("ly-do", "số 044203001234"), "LEADER");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused))
                .containsPattern("id=\"e-reason\"[^>]*>Không ghi số căn cước")
                .contains("số 044203001234");
    }

    private static MockHttpServletRequestBuilder plan(String path) {
        return post(path)
                .param("loai", "ANNUAL")
                .param("ten", "Kế hoạch mới")
                .param("so", "15/KH-UBND")
                .param("tu", "1/12/2026")
                .param("pham-vi", "44@2025-07-01")
                .param("key", "key-1")
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder target(String path, String goal) {
        return post(path)
                .param("ten", "Giảm người nghiện")
                .param("chi-tieu", "CA01")
                .param("dich", "PERCENT_CHANGE")
                .param("so", goal)
                .param("chieu", "DOWN")
                .param("tu", "1/2026")
                .param("den", "12/2026")
                .param("key", "key-1")
                .with(csrf());
    }

    @Test
    void hasWordsForEverythingInBothLanguages() throws Exception {
        for (String language : List.of("vi", "en")) {
            for (String path : List.of(
                    "/ke-hoach",
                    PLAN,
                    "/ke-hoach/moi",
                    PLAN + "/sua",
                    PLAN + "/chi-tieu/moi",
                    "/nhiem-vu",
                    TASK,
                    TASK + "/sua",
                    "/nhiem-vu/moi",
                    OBSTACLE,
                    "/giai-trinh",
                    EXPLANATION,
                    "/giai-trinh/moi")) {
                assertThat(pages.page(get(path).param("ngon-ngu", language), "LEADER"))
                        .as(path)
                        .doesNotContain("??");
            }
        }
    }

    private static MockHttpServletRequestBuilder guarded(String path) {
        return post(path).param("etag", "\"3\"").param("key", "key-1").with(csrf());
    }

    private static MockHttpServletRequestBuilder task(String path) {
        return post(path)
                .param("ten", "Kiểm tra địa bàn")
                .param("unit", "19429@2025-07-01")
                .param("nguoi", "ct-19429")
                .param("tham-quyen", "lanhdao")
                .param("tu", "20/11/2026")
                .param("ket-qua", "Biên bản")
                .param("key", "key-1")
                .with(csrf());
    }
}
