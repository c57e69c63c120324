package vn.pcmt.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.ConsoleStage.DESK;
import static vn.pcmt.standalone.flow.ConsoleStage.SOON;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.report;
import static vn.pcmt.standalone.flow.Province.reporter;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.flow.ConsoleStage.Visit;

/**
 * Alerts as people deal with them in a browser: an officer asks why one came, promises a day, puts off, hands over and
 * chooses how to be told; an administrator directs them. One story, told in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsBrowserIT {
    /** Made for this suite and used by nothing else. */
    private static final String PUSH_KEY =
            "BOii1_QWsDugH4vEGbmklTSAgHAEAVOo_Q_fQB54Olw1GyIAoF9xIzCUyyxC3xFGrKxB1fhI8hHhjQ-iEmtztAM";

    private static final String PUSH_PRIVATE_KEY = "OU2dCP5dFvuLT8UBcNCFxsGpprWTuqZzP0fzUDbg1HA";
    private static final String TOMORROW =
            LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(1).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));

    private ConsoleStage stage;
    private Province province;
    private String unit;
    private String report;
    private Page clerk;
    private Page administrator;

    @BeforeAll
    void sendAReportBackAndLogIn(@TempDir Path folder) {
        stage = ConsoleStage.open(
                folder, settings -> settings.with(Part.NOTIFICATION, "pcmt.notification.push.public-key", PUSH_KEY)
                        .with(Part.NOTIFICATION, "pcmt.notification.push.private-key", PUSH_PRIVATE_KEY));
        province = stage.province();
        unit = List.copyOf(province.communes().keySet()).get(3);
        province.registerOfficer(officer(unit), unit, "COMMUNE_REPORTER");
        province.registerOfficer("cb-" + code(), unit, "OFFICER");
        province.registerOfficer("ct-" + code(), unit, "COMMUNE_HEAD");
        String period = province.currentPeriod();
        report = report(unit, period);
        province.issuePlan(period, period);
        eventually(SOON, () -> assertThat(province.read(report).status()).isEqualTo(200));
        province.submit(report, Map.of("CA01", 31)).orFail();
        province.giveBack(report, "Số người tăng quá nhiều, kiểm tra lại").orFail();
        eventually(SOON, () -> assertThat(province.inbox(reporter(unit), "RETURNED"))
                .hasSize(1));
        clerk = stage.logIn(officer(unit), "/hop-viec");
        administrator = stage.logIn("quantri", "/hop-viec/phan-luong");
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    @Order(1)
    void anOfficerAsksWhyAnAlertCameAndPromisesADay() {
        clerk.locator("main a[href$='/vi-sao']").first().click();
        assertThat(clerk.locator(".stages")).containsText("Đã báo vào hộp việc");
        assertThat(clerk.locator("main")).containsText("Đồng chí phụ trách báo cáo hoặc đứng đầu");
        assertThat(clerk.locator("table").first()).containsText("Đã báo cho");
        Browser.publish(clerk, "alert-why");

        stage.open(clerk, "/hop-viec");
        clerk.locator("input[name=ngay]").first().fill(TOMORROW);
        clerk.locator("button:has-text('Tiếp nhận')").first().click();
        assertThat(clerk.locator("main")).containsText("Đã tiếp nhận, hẹn xong " + TOMORROW);
    }

    @Test
    @Order(2)
    void putsTheMatterOffWithinLimitsAndHandsItOver() {
        stage.open(clerk, "/hop-viec");
        clerk.locator("main a[href^='/hop-viec/viec/']").first().click();
        clerk.locator("input[name=ngay]").fill("01/01/2099");
        clerk.locator("button:has-text('Hoãn nhắc')").click();
        assertThat(clerk.locator("#loi")).containsText("Chỉ được hoãn");
        assertThat(clerk.locator("input[name=ngay]")).hasValue("01/01/2099");
        Browser.shoot(clerk, "owed-refused-1440");

        stage.open(clerk, "/hop-viec/viec/" + Province.encoded(report));
        clerk.locator("button:has-text('Hoãn nhắc')").click();
        assertThat(clerk.locator(".alert2.ok")).containsText("Đã hoãn nhắc");

        clerk.locator("#nguoi").selectOption("cb-" + code());
        clerk.locator("button:has-text('Chuyển giao')").click();
        assertThat(clerk.locator(".alert2.ok")).containsText("Đã chuyển giao");
        assertThat(clerk.locator("button:has-text('Chuyển giao')")).hasCount(0);
    }

    @Test
    @Order(3)
    void choosesHowToBeToldWithinWhatTheOfficeDemands() {
        stage.open(clerk, "/hop-viec/cach-nhan");
        clerk.locator("#tu").fill("20:00");
        clerk.locator("#den").fill("20:30");
        clerk.locator("button:has-text('Lưu cách nhận')").click();
        assertThat(clerk.locator("#e-until")).containsText("Cần ít nhất 4 giờ");
        clerk.locator("#tu").fill("7:30");
        clerk.locator("#den").fill("16:30");
        clerk.locator("#g-DAILY").check();
        clerk.locator("button:has-text('Lưu cách nhận')").click();
        assertThat(clerk.locator(".alert2.ok")).containsText("Đã lưu");
        assertThat(clerk.locator("#den")).hasValue("16:30");
        Browser.publish(clerk, "alert-preferences");
    }

    @Test
    @Order(4)
    void anAdministratorTriesABranchBeforeItHolds() {
        assertThat(administrator.locator(".rt b").allInnerTexts())
                .as("what is built in has names in words")
                .isNotEmpty()
                .noneMatch(name -> name.matches("[a-z]+(-[a-z]+)+"));
        administrator
                .locator("a:has-text('Sửa'):has-text('Việc của người đứng đầu')")
                .click();
        administrator.locator("#m-OWES-OBSTACLE").check();
        administrator.locator("#t-v").selectOption("OBSTACLE");
        administrator.locator("#t-d").selectOption(unit);
        administrator.locator("button:has-text('Thử')").click();
        assertThat(administrator.locator("#ket-qua")).containsText("theo nhánh: Việc của người đứng đầu");
        Browser.shoot(administrator, "route-tried-1440");
        administrator.locator("button:has-text('Đặt luồng')").click();
        assertThat(administrator.locator(".alert2.ok")).containsText("Đã đặt luồng mới");
        assertThat(administrator.locator("main")).containsText("Vướng mắc hoặc Đánh giá kết thúc");
        Browser.publish(administrator, "alert-routes");
    }

    @Test
    @Order(5)
    void declaresAnOutageAndEndsItEarly() {
        stage.open(administrator, "/hop-viec/tam-ngung?loai=su-co");
        administrator.locator("#dia-ban").selectOption(unit);
        administrator.locator("input[name=ngay]").fill(TOMORROW);
        administrator.locator("#ly-do").fill("Mất mạng, gọi 0912345678");
        administrator.locator("button:has-text('Khai báo sự cố')").click();
        assertThat(administrator.locator("#e-reason")).isVisible();
        administrator.locator("#ly-do").fill("Mất mạng do mưa lũ");
        administrator.locator("button:has-text('Khai báo sự cố')").click();
        assertThat(administrator.locator("main")).containsText("Đã khai báo");
        assertThat(administrator.locator("main")).containsText("đang có hiệu lực");
        administrator.locator("button:has-text('Kết thúc ngay')").click();
        assertThat(administrator.locator("main")).containsText("kết thúc sớm bởi quantri");
    }

    @Test
    @Order(6)
    void changesWordsAfterALookAtThemOnEveryChannel() {
        stage.open(administrator, "/hop-viec/mau-loi/alert.RETURNED.title/vi");
        administrator.locator("#loi-van").fill("Đề nghị sửa: {{report}}, {{khong-co}}");
        administrator.locator("button:has-text('Ban hành')").click();
        assertThat(administrator.locator("#e-source")).containsText("khong-co");
        administrator.locator("#loi-van").fill("Đề nghị sửa: {{report}}, {{period}}");
        administrator.locator("button:has-text('Xem thử')").click();
        assertThat(administrator.locator("#xem-truoc")).containsText("PCMT: Đề nghị sửa: Báo cáo tháng");
        administrator.locator("#xem-truoc summary").click();
        // As its reader sees it, and cut off from the page: nothing in a mail may run or lead anywhere here.
        assertThat(administrator.frameLocator("iframe.mailf").locator("a")).containsText("Mở trong hệ thống");
        Browser.shoot(administrator, "wording-1440");
        administrator.locator("button:has-text('Ban hành')").click();
        assertThat(administrator.locator(".alert2.ok")).containsText("Đã ban hành");
        eventually(SOON, () -> {
            stage.open(clerk, "/hop-viec");
            assertThat(clerk.locator("main").innerText()).contains("Đề nghị sửa: Báo cáo tháng");
        });
    }

    /** No push service can be reached from a test, so the browser's own answer is made up; all else is as it is. */
    @Test
    @Order(7)
    void anOfficersBrowserShowsWhatItsPushServiceBrings() {
        clerk.context().grantPermissions(List.of("notifications"));
        clerk.addInitScript("""
                PushManager.prototype.subscribe = async function (how) {
                  window.asked = how;
                  return { toJSON: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/thu',
                    keys: { p256dh: '%s', auth: 'c2l4dGVlbi1ieXRlLWtleQ' } }) };
                };""".formatted(PUSH_KEY));
        stage.open(clerk, "/hop-viec/cach-nhan");
        clerk.locator("#day-bat").click();
        assertThat(clerk.locator(".alert2.ok")).containsText("Đã bật thông báo đẩy");
        assertThat(clerk.locator("#day")).containsText("fcm.googleapis.com");

        CDPSession tools = clerk.context().newCDPSession(clerk);
        List<String> workers = new CopyOnWriteArrayList<>();
        tools.on("ServiceWorker.workerRegistrationUpdated", event -> event.getAsJsonArray("registrations")
                .forEach(one ->
                        workers.add(one.getAsJsonObject().get("registrationId").getAsString())));
        tools.send("ServiceWorker.enable");
        eventually(SOON, () -> {
            clerk.evaluate("1");
            assertThat(workers).isNotEmpty();
        });
        JsonObject push = new JsonObject();
        push.addProperty("origin", stage.console());
        push.addProperty("registrationId", workers.getFirst());
        push.addProperty("data", "{\"title\":\"Quá hạn: báo cáo\",\"link\":\"https://evil.example/\",\"tag\":\"t1\"}");
        tools.send("ServiceWorker.deliverPushMessage", push);
        eventually(SOON, () -> assertThat(clerk.evaluate("""
                        async () => (await (await navigator.serviceWorker.getRegistration('/assets/')).getNotifications())
                          .map(one => one.title + ' ' + one.tag)""")).isEqualTo(List.of("Quá hạn: báo cáo t1")));

        clerk.locator("#day button:has-text('Tắt')").click();
        assertThat(clerk.locator(".alert2.ok")).containsText("Đã tắt thông báo đẩy");
    }

    @Test
    @Order(20)
    void nobodyStumblesOnAnyScreenInLightOrDarkAtTheDeskOrOnAPhone() {
        stage.open(clerk, "/hop-viec");
        String alert = clerk.locator("main a[href$='/vi-sao']").first().getAttribute("href");
        stage.nobodyStumblesOn(List.of(
                new Visit(clerk, "/hop-viec", "inbox"),
                new Visit(clerk, alert, "alert-why"),
                new Visit(clerk, "/hop-viec/viec/" + Province.encoded(report), "owed"),
                new Visit(clerk, "/hop-viec/nhat-ky", "journal"),
                new Visit(clerk, "/hop-viec/cach-nhan", "preferences"),
                new Visit(administrator, "/hop-viec/nhat-ky?xem=so", "journal-sent"),
                new Visit(administrator, "/hop-viec/phan-luong", "routes"),
                new Visit(administrator, "/hop-viec/phan-luong/sua?nut=5", "route-edit"),
                new Visit(
                        administrator,
                        "/hop-viec/phan-luong/thu?viec=REPORT&noi-dung=OVERDUE&don-vi=" + unit,
                        "route-try"),
                new Visit(administrator, "/hop-viec/tam-ngung?loai=su-co", "outages"),
                new Visit(administrator, "/hop-viec/mau-loi", "wordings"),
                new Visit(administrator, "/hop-viec/mau-loi/mail.html/vi", "wording")));
    }

    @Test
    @Order(21)
    void whoSignsOutIsSignedOutAlsoWithAWorkerInTheBrowser() {
        clerk.setViewportSize(DESK, 900);
        stage.open(clerk, "/hop-viec/cach-nhan");
        assertThat(clerk.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"))
                .isEqualTo(1);
        clerk.locator("nav .nav-f button").first().click();
        assertThat(clerk.locator("input[type=password]")).isVisible();
    }

    @Test
    @Order(22)
    void theBrowserHadNothingToComplainAbout() {
        // What is refused with 409 or 422 is answered with a page; the browser says so of every such answer.
        assertThat(stage.browser().complaints())
                .filteredOn(complaint -> !complaint.contains("the server responded with a status of 4"))
                .isEmpty();
    }

    private String code() {
        return unit.split("@")[0];
    }
}
