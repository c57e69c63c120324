package vn.pcmt.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.ConsoleStage.PHONE;
import static vn.pcmt.standalone.flow.ConsoleStage.SOON;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.standalone.Part;

/** A commune whose network drops goes on reporting: nothing that was typed or sent is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineBrowserIT {
    private static final int HEIGHT = 844;

    private ConsoleStage stage;
    private Province province;
    private List<String> units;
    private String period;

    @BeforeAll
    void issueThePlan(@TempDir Path folder) {
        stage = ConsoleStage.open(folder);
        province = stage.province();
        units = List.copyOf(province.communes().keySet());
        period = province.currentPeriod();
        province.issuePlan(period, period);
        eventually(SOON, () -> assertThat(province.read(report(1)).status()).isEqualTo(200));
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    void aReportIsFilledInWithoutANetworkAndSentWhenItIsBackThoughTheBrowserWasClosedMeanwhile(@TempDir Path profile) {
        try (BrowserContext browser = stage.browser().profile(profile, PHONE, HEIGHT)) {
            Page page = openKept(browser, 0);
            browser.setOffline(true);
            ReportingBrowserIT.fillMonthly(page);
            assertThat(page.locator("#sv")).containsText("đã giữ trên máy này");

            page.reload();
            assertThat(page.locator("#khong-mang")).isVisible();
            assertThat(page.locator("input[name='v.CA01']")).hasValue("1.234");
            Browser.publish(page, "form-offline-390");
            assertThat(Browser.stumbles(page)).isEmpty();
            assertThat(page.locator("#send")).containsText("Gửi khi có mạng");
            page.locator("#send").click();
            assertThat(page.locator("#cho")).isVisible();
        }
        assertThat(revisions(0)).isZero();

        try (BrowserContext browser = stage.browser().profile(profile, PHONE, HEIGHT)) {
            browser.setOffline(true);
            Page page = browser.newPage();
            page.navigate(stage.console() + path(0));
            assertThat(page.locator("input[name='v.CA01']")).hasValue("1.234");
            assertThat(page.locator("#cho")).isVisible();

            browser.setOffline(false);
            // The session ended with the browser.
            Browser.logIn(
                    page,
                    stage.console(),
                    officer(units.get(0)),
                    stage.stack().secrets().demoPassword());
            assertThat(page.locator(".alert2.ok")).containsText("Đã gửi báo cáo tháng");
            assertThat(page.locator("#cho")).isHidden();
        }
        assertThat(revisions(0)).isEqualTo(1);
        assertThat(province.get(
                                Part.REPORT,
                                Province.reporter(units.get(0)),
                                "/api/v1/reports/" + Province.encoded(report(0)) + "/revisions/1")
                        .body()
                        .at("/values/CA01")
                        .asInt())
                .isEqualTo(1234);
    }

    @Test
    void whatWasSentFromElsewhereMeanwhileIsNotWrittenOver(@TempDir Path profile) {
        try (BrowserContext browser = stage.browser().profile(profile, PHONE, HEIGHT)) {
            Page page = openKept(browser, 1);
            browser.setOffline(true);
            ReportingBrowserIT.fillMonthly(page);
            page.locator("#send").click();
            assertThat(page.locator("#cho")).isVisible();
            province.submit(report(1), Map.of("CA01", 31)).orFail();

            browser.setOffline(false);
            assertThat(page.locator("#conflict fieldset").first()).isVisible();
            assertThat(page.locator("#conflict")).containsText("31");
            assertThat(page.locator("#cho")).isHidden();
            Browser.shoot(page, "form-conflict-390");
        }
        assertThat(revisions(1)).isEqualTo(1);
    }

    @Test
    void whoSignsOutLeavesNothingOnTheDevice(@TempDir Path profile) {
        try (BrowserContext browser = stage.browser().profile(profile, PHONE, HEIGHT)) {
            Page page = openKept(browser, 2);
            page.locator("input[name='v.CA01']").fill("77");
            assertThat(page.locator("#sv")).containsText("Đã lưu lúc");
            page.setViewportSize(ConsoleStage.DESK, HEIGHT);
            page.locator("nav .nav-f button").first().click();
            assertThat(page.locator("input[type=password]")).isVisible();
            page.navigate(stage.console() + "/da-thoat");
            assertThat(page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('bc'))"))
                    .isEqualTo(List.of());
            assertThat(page.evaluate("async () => (await caches.keys()).length"))
                    .isEqualTo(0);
        }
    }

    /** The form of a commune, once the browser has kept it. */
    private Page openKept(BrowserContext browser, int unit) {
        String officer = officer(units.get(unit));
        province.registerOfficer(officer, units.get(unit), "COMMUNE_REPORTER");
        Page page = stage.browser()
                .logIn(
                        browser.newPage(),
                        stage.console(),
                        path(unit),
                        officer,
                        stage.stack().secrets().demoPassword());
        page.waitForFunction("async () => !!(await caches.match(location.pathname))");
        page.waitForFunction("() => !!navigator.serviceWorker.controller");
        return page;
    }

    private int revisions(int unit) {
        return province.read(report(unit)).orFail().body().path("revisions").size();
    }

    private String path(int unit) {
        return "/bao-cao/" + Province.encoded(report(unit));
    }

    private String report(int unit) {
        return Province.report(units.get(unit), period);
    }
}
