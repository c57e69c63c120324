package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** An officer asks why an alert came, answers what is owed, and chooses how to be told. */
@ConsolePages
class AlertPagesTest {
    private static final String OWED = "/hop-viec/viec/" + AlertAnswers.OWED;
    private static final String OBLIGATION = "/api/v1/obligations/" + AlertAnswers.OWED;
    private static final String CHOICE = "/hop-viec/cach-nhan";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void leadsFromAnAlertToWhyItCameAndToWhatIsOwed() throws Exception {
        assertThat(pages.page(get("/hop-viec"), "COMMUNE_REPORTER"))
                .contains("/hop-viec/o1~OVERDUE~1~canbo/vi-sao")
                .contains(OWED)
                .contains("Vì sao tôi nhận");
    }

    @Test
    void tellsTheWayOfAnAlertFromBeingDueToBeingTakenOnWithEveryReason() throws Exception {
        String page = pages.page(get("/hop-viec/{id}/vi-sao", AlertAnswers.ALERT), "COMMUNE_REPORTER");
        assertThat(page)
                .contains("Đồng chí phụ trách báo cáo của Xã Khe Sanh.")
                .contains("17:00 ngày 16/11/2026")
                .contains("thư điện tử: đã gửi")
                .contains("Chờ đến giờ làm việc.")
                .contains("Chưa đọc")
                .contains("Không báo: đang tạm ngừng thông báo lan-1.")
                .doesNotContain("<b>báo cáo</b>");
        assertThat(page.indexOf("Đến lúc báo")).isLessThan(page.indexOf("Đã báo vào hộp việc"));
    }

    @Test
    void offersNoAnswerWhereNobodyOwesAnything() throws Exception {
        pages.answer("GET " + OBLIGATION, 404, "{\"code\":\"obligation-not-found\"}");
        assertThat(pages.page(get("/hop-viec/{id}/vi-sao", AlertAnswers.ALERT), "COMMUNE_REPORTER"))
                .doesNotContain(OWED + "\"><svg")
                .contains("Đường đi của cảnh báo");
    }

    @Test
    void asksForTheDecisionsThatConcernedTheOfficerOfTheAlert() throws Exception {
        pages.page(get("/hop-viec/{id}/vi-sao", AlertAnswers.ALERT), "COMMUNE_REPORTER");
        assertThat(pages.calls("GET", "/api/v1/decisions")).hasSize(1);
    }

    @Test
    void offersToSnoozeAndToHandOverOnlyWhomTheServiceSaysMayAnswer() throws Exception {
        assertThat(pages.page(get(OWED), "COMMUNE_REPORTER"))
                .contains("Còn 2 lần hoãn, chậm nhất đến 17:00 ngày 24/11/2026.")
                .contains("Chủ tịch UBND, Nguyễn Văn Mẫu")
                .contains("value=\"&quot;3&quot;\"");
        String owed = AlertAnswers.answer("GET", OBLIGATION);
        pages.answer("GET " + OBLIGATION, 200, owed.replace("\"mayAnswer\":true", "\"mayAnswer\":false"));
        assertThat(pages.page(get(OWED), "AUDITOR")).doesNotContain("/hoan").doesNotContain("/chuyen");
    }

    @Test
    void snoozesToTheMomentTyped() throws Exception {
        var response = pages.open(
                post(OWED + "/hoan")
                        .param("gio", "8:30")
                        .param("ngay", "24/11/2026")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .with(csrf()),
                "COMMUNE_REPORTER");
        assertThat(response.getStatus()).isEqualTo(302);
        var call = pages.calls("POST", OBLIGATION + "/snooze").getFirst();
        assertThat(call.body()).isEqualTo("{\"until\":\"2026-11-24T01:30:00Z\"}");
        assertThat(call.headers())
                .containsEntry("if-match", "\"3\"")
                .containsEntry("idempotency-key", "key-of-this-form");
    }

    @Test
    void saysWhatIsWrongBesideTheFieldAndKeepsWhatWasTyped() throws Exception {
        var snooze = post(OWED + "/hoan")
                .param("gio", "25:00")
                .param("ngay", "24/11/2026")
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .with(csrf());
        var response = pages.open(snooze, "COMMUNE_REPORTER");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response))
                .contains("id=\"e-until\"")
                .contains("Giờ ghi dạng 17:00")
                .contains("value=\"25:00\"");
        assertThat(pages.calls("POST", OBLIGATION + "/snooze")).isEmpty();

        pages.answer("POST " + OBLIGATION + "/handover", 422, """
                {"code":"handover-refused","detail":"Chỉ chuyển giao được cho cán bộ cùng đơn vị.",
                 "errors":[{"pointer":"/officer","code":"x","message":"Hãy chọn cán bộ đang tại chức."}]}""");
        var handOver = pages.open(
                post(OWED + "/chuyen")
                        .param("nguoi", "ct-1")
                        .param("etag", "\"3\"")
                        .param("key", "key-of-this-form")
                        .with(csrf()),
                "COMMUNE_REPORTER");
        assertThat(handOver.getStatus()).isEqualTo(422);
        assertThat(Pages.text(handOver))
                .contains("Chỉ chuyển giao được cho cán bộ cùng đơn vị.")
                .containsPattern("id=\"e-officer\"[^>]*>Hãy chọn cán bộ đang tại chức\\.");
    }

    @Test
    void showsTheJournalOfDecisionsAndOfWhatWasSent() throws Exception {
        assertThat(pages.page(get("/hop-viec/nhat-ky"), "REVIEWER"))
                .contains("1 quyết định")
                .contains("Tài khoản cán bộ")
                .contains("tạm ngừng");
        assertThat(pages.page(get("/hop-viec/nhat-ky").param("xem", "so"), "COMMUNE_REPORTER"))
                .contains("1 cảnh báo")
                .contains("đã đến")
                .doesNotContain("Tài khoản cán bộ");
    }

    @Test
    void tellsWhoMayNotAskForAnotherAndWhoTypesNoDay() throws Exception {
        pages.answer("GET /api/v1/decisions", 403, "{\"code\":\"forbidden\",\"detail\":\"Không thuộc phạm vi.\"}");
        var refused = pages.open(get("/hop-viec/nhat-ky").param("nguoi", "duyet"), "COMMUNE_HEAD");
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(Pages.text(refused)).contains("Không thuộc phạm vi.").contains("value=\"duyet\"");
        var noDay = pages.open(get("/hop-viec/nhat-ky").param("tu", "hôm qua"), "REVIEWER");
        assertThat(noDay.getStatus()).isEqualTo(422);
        assertThat(Pages.text(noDay)).containsPattern("id=\"e-from\"[^>]*>Ngày ghi dạng");
    }

    @Test
    void showsWhichChannelsThereAreAndWhichLimitsApply() throws Exception {
        assertThat(pages.page(get(CHOICE), "COMMUNE_REPORTER"))
                .contains("bc@quangtri.example")
                .contains("Hệ thống chưa bật kênh này.")
                .contains("Chưa có địa chỉ; đề nghị quản trị bổ sung.")
                .contains("Chỉ tính từ 06:30 đến 21:00 ngày làm việc, ít nhất 4 giờ")
                .contains("value=\"07:30\"");
    }

    @Test
    void sendsTheChannelsInTheOrderChosen() throws Exception {
        var response = pages.open(
                choice().param("kenh", "EMAIL", "SMS")
                        .param("thu-tu.EMAIL", "2")
                        .param("thu-tu.SMS", "1")
                        .param("tu", "8:00")
                        .param("den", "16:30"),
                "COMMUNE_REPORTER");
        assertThat(response.getStatus()).isEqualTo(302);
        assertThat(pages.calls("PUT", "/api/v1/preferences").getFirst().body())
                .contains("\"channels\":[\"SMS\",\"EMAIL\"]")
                .contains("\"from\":\"08:00:00\"")
                .contains("\"digest\":\"WEEKLY\"");
    }

    @Test
    void saysBesideTheHoursThatTheyAreTooFew() throws Exception {
        pages.answer("PUT /api/v1/preferences", 422, """
                {"code":"preference-impossible","detail":"Cách nhận thông báo chưa hợp lệ, xem từng mục.",
                 "errors":[{"pointer":"/until","code":"hours-too-short","message":"Cần ít nhất 4 giờ."}]}""");
        var response = pages.open(
                choice().param("kenh", "EMAIL").param("tu", "20:00").param("den", "20:30"), "COMMUNE_REPORTER");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(Pages.text(response))
                .containsPattern("id=\"e-until\"[^>]*>Cần ít nhất 4 giờ\\.")
                .contains("value=\"20:30\"");
        var none = pages.open(choice(), "COMMUNE_REPORTER");
        assertThat(Pages.text(none)).contains("Chọn ít nhất một kênh ngoài hộp việc.");
    }

    @Test
    void turnsPushNoticesOnAndOffForABrowser() throws Exception {
        assertThat(pages.page(get(CHOICE), "COMMUNE_REPORTER"))
                .contains("data-key=\"BKey\"")
                .contains("Trình duyệt qua fcm.googleapis.com, bật lúc 08:00 ngày 20/11/2026")
                .containsPattern("data-worker=\"/assets/push-worker(-[0-9a-f]+)?\\.js\"");
        var on = pages.open(
                post(CHOICE + "/trinh-duyet")
                        .param("endpoint", "https://fcm.googleapis.com/x")
                        .param("p256dh", "BAbc")
                        .param("auth", "c2l4")
                        .with(csrf()),
                "COMMUNE_REPORTER");
        assertThat(on.getRedirectedUrl()).isEqualTo("/hop-viec/cach-nhan?xong=bat");
        assertThat(pages.calls("PUT", "/api/v1/push-subscriptions").getFirst().body())
                .contains("\"endpoint\":\"https://fcm.googleapis.com/x\"")
                .contains("\"p256dh\":\"BAbc\"");
        pages.open(post(CHOICE + "/trinh-duyet/b1/bo").with(csrf()), "COMMUNE_REPORTER");
        assertThat(pages.calls("DELETE", "/api/v1/push-subscriptions/b1")).hasSize(1);
    }

    @Test
    void saysWhyABrowserIsRefusedAndThatAnInstallationWithoutKeysHasNoPushNotices() throws Exception {
        pages.answer("PUT /api/v1/push-subscriptions", 422, """
                {"code":"push-subscription-refused","detail":"Trình duyệt này dùng dịch vụ khác."}""");
        var refused = pages.open(post(CHOICE + "/trinh-duyet").with(csrf()), "COMMUNE_REPORTER");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused)).contains("Trình duyệt này dùng dịch vụ khác.");
        pages.answer("GET /api/v1/push-subscriptions", 200, "{\"publicKey\":null,\"browsers\":[]}");
        assertThat(pages.page(get(CHOICE), "COMMUNE_REPORTER"))
                .contains("Hệ thống chưa có khóa để gửi thông báo đẩy")
                .doesNotContain("day-bat");
    }

    private static MockHttpServletRequestBuilder choice() {
        return post(CHOICE)
                .param("gop", "WEEKLY")
                .param("tieng", "vi")
                .param("etag", "\"3\"")
                .param("key", "key-of-this-form")
                .with(csrf());
    }
}
