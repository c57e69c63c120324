package vn.pcmt.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.officer;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.standalone.flow.ConsoleStage.Visit;

/** The administrator in a browser: merges two communes and undoes it, has totals rebuilt, signs out everywhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdministrationBrowserIT {
    private ConsoleStage stage;
    private Page admin;
    private String commune;

    @BeforeAll
    void logIn(@TempDir Path folder) {
        stage = ConsoleStage.open(folder);
        commune = stage.province().communes().keySet().iterator().next();
        stage.province().registerOfficer(officer(commune), commune, "COMMUNE_REPORTER");
        admin = stage.logIn("quantri", "/quan-tri/don-vi");
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    @Order(1)
    void twoCommunesAreMergedAfterALookAheadAndItIsUndone() {
        admin.locator("#tim-ds").fill("huong");
        admin.locator("main button[type=submit]:not([name])").first().click();
        assertThat(admin.locator("main")).containsText("Hướng");
        Locator communes = admin.locator("input[name=tu]");
        communes.nth(0).check();
        communes.nth(1).check();
        admin.locator("button[value=MERGE]").click();
        admin.locator("#ten").fill("Xã Thử Nhập");
        admin.locator("#ma").fill("19998");

        admin.locator("button[value=xem]").click();

        assertThat(admin.locator("#xem-truoc")).containsText("Xã Thử Nhập");
        assertThat(admin.locator("#xem-truoc")).containsText("thôi tồn tại");
        admin.locator("button[value=dat]").click();
        assertThat(admin.locator("main")).containsText("Đã đặt việc sắp xếp");
        admin.locator("form[action*='hoan-tac'] button").click();
        assertThat(admin.locator("main")).containsText("Đã hoàn tác");
        assertThat(admin.locator("form[action*='hoan-tac']")).hasCount(0);
        assertThat(stage.province().communes()).hasSize(78);
    }

    @Test
    @Order(2)
    void theTotalsAreComparedAndRebuiltInSight() {
        stage.open(admin, "/quan-tri/van-hanh");
        admin.locator("form[action$='doi-chieu'] button").click();
        assertThat(admin.locator("main")).containsText("Mọi số tổng khớp với báo cáo");
        admin.locator("form[action$='tinh-lai'] button").click();
        assertThat(admin.locator("#tinh-lai .tag.ok"))
                .hasCount(
                        1,
                        new com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions()
                                .setTimeout(120_000));
    }

    @Test
    @Order(3)
    void nobodyStumblesOnAScreenOfTheAdministration() {
        stage.nobodyStumblesOn(Stream.of(
                        "don-vi",
                        "don-vi/" + commune,
                        "sap-xep",
                        "sap-xep/moi?kieu=SPLIT&tu=" + commune,
                        "can-bo",
                        "can-bo/" + officer(commune),
                        "bieu-mau",
                        "bieu-mau/PCMT-THANG/moi",
                        "quy-tac",
                        "lich",
                        "van-hanh",
                        "su-kien-loi",
                        "cai-dat",
                        "nhap")
                .map(path ->
                        new Visit(admin, "/quan-tri/" + path, "administration-" + path.replaceAll("[^a-zA-Z]+", "-")))
                .toList());
        stage.nobodyStumblesOn(
                List.of(new Visit(admin, "/tai-khoan", "account"), new Visit(admin, "/tro-giup", "help")));
    }

    @Test
    @Order(4)
    void whoSignsOutEverywhereIsOutInEveryWindow() {
        Page elsewhere = stage.logIn("quantri", "/quan-tri/don-vi");
        stage.open(admin, "/tai-khoan");
        admin.locator("form.out-f button").click();
        admin.waitForURL(url -> !url.startsWith(stage.console()));

        elsewhere.reload();

        elsewhere.waitForURL(url -> !url.startsWith(stage.console()));
        assertThat(elsewhere.locator("input[type=password]")).isVisible();
    }

    @Test
    @Order(5)
    void theBrowserHadNothingToComplainAbout() {
        assertThat(stage.browser().complaints()).isEmpty();
    }
}
