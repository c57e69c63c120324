package vn.pcmt.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.ConsoleStage.PHONE;
import static vn.pcmt.standalone.flow.ConsoleStage.SOON;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.report;
import static vn.pcmt.standalone.flow.Province.reporter;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.flow.ConsoleStage.Visit;

/**
 * The console as people see it, in a browser: a commune reports on a phone, the leader's screen changes by itself, what
 * is sent back turns up in the commune's inbox. One story, told in order. Pictures are left in {@code target/browser}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleBrowserIT {

    private ConsoleStage stage;
    private Province province;
    private String unit;
    private String report;
    private Page leader;
    private Page commune;

    @BeforeAll
    void issueThePlanAndLogIn(@TempDir Path folder) {
        stage = ConsoleStage.open(folder);
        province = stage.province();
        unit = province.communes().keySet().iterator().next();
        province.registerOfficer(officer(unit), unit, "COMMUNE_REPORTER");
        String period = province.currentPeriod();
        report = report(unit, period);
        province.issuePlan(period, period);
        eventually(SOON, () -> assertThat(province.totals(KEY, period, Basis.TODAY)
                        .path("coverage")
                        .path("expected")
                        .asInt())
                .isEqualTo(78));
        leader = stage.logIn("lanhdao", "/tong-quan", 1280);
        commune = stage.logIn(officer(unit), "/bao-cao", PHONE);
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    @Order(1)
    void theLeadersScreenChangesWithoutAReloadWhenACommuneSendsItsForm() {
        assertThat(leader.locator("#so-lieu")).containsText("0/78");
        leader.evaluate("window.never = 'reloaded'");
        Browser.shoot(leader, "overview-before-1280");

        assertThat(commune.locator("main")).containsText("Nhập báo cáo");
        commune.locator("a[href^='/bao-cao/']:not([href='/bao-cao'])").first().click();
        Locator fields = commune.locator("input[name^='v.']");
        assertThat(fields).hasCount(40);
        for (int i = 0; i < 40; i++) {
            fields.nth(i).fill("0");
        }
        commune.locator("input[name='v.QL01']").fill("91.000");
        commune.locator("input[name='v.CA01']").fill("1.234");
        commune.locator("input[name='v.CA04']").fill("1.234");
        // What is seized belongs to a case, and a case has somebody arrested: else the form asks for explanations.
        commune.locator("input[name='v.GC01']").fill("1");
        commune.locator("input[name='v.GC02']").fill("1");
        commune.locator("input[name='v.GC05']").fill("10,125");
        Browser.shoot(commune, "form-filled-390");
        commune.locator("#send").click();
        assertThat(commune.locator(".alert2.ok")).containsText("Đã gửi báo cáo");

        assertThat(leader.locator("#so-lieu")).containsText("1/78");
        assertThat(leader.locator("#so-lieu")).containsText("1.234");
        assertThat(leader.evaluate("window.never")).isEqualTo("reloaded");
        Browser.shoot(leader, "overview-1280");
    }

    @Test
    @Order(2)
    void whatIsSentBackTurnsUpInTheInboxAndLeadsToTheForm() {
        province.giveBack(report, "Số người tăng quá nhiều, kiểm tra lại").orFail();
        eventually(SOON, () -> assertThat(province.inbox(reporter(unit), "RETURNED"))
                .hasSize(1));

        stage.open(commune, "/hop-viec");
        assertThat(commune.locator("main")).containsText("kiểm tra lại");
        Browser.shoot(commune, "inbox-390");
        commune.locator("main a[href^='/bao-cao/']").first().click();
        assertThat(commune.locator("main")).containsText("Số người tăng quá nhiều");
        assertThat(commune.locator("input[name='v.CA01']")).hasValue("1.234");
        Browser.shoot(commune, "form-returned-390");

        stage.open(leader, "/bao-cao/" + Province.encoded(report));
        assertThat(leader.locator("main")).containsText("1.234");
        Browser.shoot(leader, "report-read-1280");
    }

    @Test
    @Order(3)
    void theLeaderFreezesFiguresUnderANameAndFindsThemAgain() {
        stage.open(leader, "/cong-bo");
        leader.locator("#ten").fill("Số liệu tháng");
        leader.locator("main form:has(#ten) button[type=submit]").click();
        assertThat(leader.locator("main")).containsText("Số liệu tháng");
        stage.open(leader, "/cong-bo");
        leader.locator("tbody a", new Page.LocatorOptions().setHasText("Số liệu tháng"))
                .first()
                .click();
        String publication = leader.url().substring(stage.console().length());

        stage.nobodyStumblesOn(
                List.of(new Visit(leader, "/cong-bo", "publications"), new Visit(leader, publication, "publication")));
        leader.setViewportSize(1280, 900);
    }

    @Test
    @Order(4)
    void noPageIsWiderThanAPhone() {
        Page phone = stage.logIn("lanhdao", "/tong-quan", PHONE);
        Page reviewer = stage.logIn("duyet", "/duyet", PHONE);
        for (Visit visit : List.of(
                new Visit(phone, "/tong-quan", "overview"),
                new Visit(phone, "/hop-viec", "inbox-leader"),
                new Visit(reviewer, "/duyet", "review-queue"),
                new Visit(reviewer, "/duyet/" + Province.encoded(report), "review"),
                new Visit(commune, "/bao-cao", "reports"),
                new Visit(commune, "/bao-cao/" + Province.encoded(report), "form"),
                new Visit(commune, "/hop-viec", "inbox"))) {
            stage.open(visit.page(), visit.path());
            Browser.shoot(visit.page(), visit.name() + "-" + PHONE);
            assertThat(Browser.overflow(visit.page())).as(visit.path()).isLessThanOrEqualTo(0);
        }
        commune.setViewportSize(1280, 900);
        for (String path : List.of("/bao-cao", "/bao-cao/" + Province.encoded(report), "/hop-viec")) {
            stage.open(commune, path);
            Browser.shoot(commune, "commune" + path.replaceAll("[^a-z]+", "-") + "1280");
            assertThat(Browser.overflow(commune)).as(path).isLessThanOrEqualTo(0);
        }
    }

    @Test
    @Order(5)
    void theBrowserHadNothingToComplainAbout() {
        assertThat(stage.browser().complaints()).isEmpty();
    }
}
