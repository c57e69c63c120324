package vn.pcmt.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.ConsoleStage.PHONE;
import static vn.pcmt.standalone.flow.ConsoleStage.SOON;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.report;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
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

/** A leader in a browser: from a figure to its source and to whoever has to explain it, on a phone and at the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaderBrowserIT {
    private ConsoleStage stage;
    private Province province;
    private String unit;
    private String plan;
    private String period;
    private Page leader;
    private Page clerk;

    @BeforeAll
    void reportAndLogIn(@TempDir Path folder) {
        stage = ConsoleStage.open(folder);
        province = stage.province();
        unit = province.communes().keySet().iterator().next();
        province.registerOfficer(officer(unit), unit, "COMMUNE_REPORTER");
        period = province.currentPeriod();
        plan = province.issuePlan(period, period);
        eventually(SOON, () -> assertThat(province.read(report(unit, period)).status())
                .isEqualTo(200));
        province.submit(report(unit, period), Map.of("CA01", 31)).orFail();
        eventually(SOON, () -> assertThat(province.totals(KEY, period, Basis.TODAY)
                        .at("/coverage/received")
                        .asInt())
                .isEqualTo(1));
        leader = stage.logIn("lanhdao", "/tong-quan");
        clerk = stage.logIn(officer(unit), "/bao-cao");
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    @Order(1)
    void aFewTapsLeadFromTheMapToTheQuestionOnAPhone() {
        Page phone = stage.logIn("lanhdao", "/tong-quan", PHONE);
        phone.locator("a[href^='/don-vi/" + unit.split("@")[0] + "']").first().click();
        assertThat(phone.locator("#so-lieu")).containsText("31");
        phone.locator("main a[href^='/giai-trinh/moi']").first().click();
        phone.locator("#indicator").selectOption("CA01");
        phone.locator("main form button[type=submit]").click();
        phone.locator("textarea").first().fill("Vì sao số người tăng so với tháng trước?");
        Browser.shoot(phone, "ask-390");
        phone.locator("main form button[type=submit]").last().click();
        assertThat(phone.locator("main")).containsText("Vì sao số người tăng");
        assertThat(Browser.overflow(phone)).isLessThanOrEqualTo(0);
    }

    @Test
    @Order(2)
    void theUnitAnswersAndTheLeaderAcceptsIt() {
        eventually(SOON, () -> {
            stage.open(clerk, "/giai-trinh");
            assertThat(clerk.locator("main").innerText()).contains("Vì sao số người tăng");
        });
        clerk.locator("main a[href^='/giai-trinh/']:not([href$='/moi'])")
                .first()
                .click();
        clerk.locator("main form textarea").first().fill("Do tiếp nhận 12 người từ địa bàn khác chuyển đến.");
        clerk.locator("main form:has(textarea) button[type=submit]").first().click();
        assertThat(clerk.locator("main")).containsText("Do tiếp nhận 12 người");

        stage.open(leader, clerk.url().substring(stage.console().length()).replaceAll("\\?.*", ""));
        assertThat(leader.locator("main")).containsText("Do tiếp nhận 12 người");
        leader.locator("main form[action*='chap-nhan'] button").first().click();
        assertThat(leader.locator("main")).containsText("Đã chấp nhận");
    }

    @Test
    @Order(3)
    void aFigureShowsWhereItComesFromAndGoesIntoAWordDocument() throws IOException {
        stage.open(leader, "/nguon-so-lieu?dia-ban=" + KEY + "&chi-tieu=CA01&ky=" + period);
        assertThat(leader.locator("main")).containsText("31");
        assertThat(leader.locator("main")).containsText(province.communes().get(unit));

        stage.open(leader, "/dia-ban/" + KEY + "?ky=" + period);
        Download word = leader.waitForDownload(
                () -> leader.locator("a[href*='/tep/docx']").first().evaluate("a => a.click()"));
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(word.path()))) {
            assertThat(document.getTables()).isNotEmpty();
        }
    }

    @Test
    @Order(4)
    void wordsAreFoundWithoutTheirAccents() {
        String name = province.communes().get(unit);
        stage.open(leader, "/tim?q=" + Province.encoded(withoutAccents(name)));
        assertThat(leader.locator("main")).containsText(name);
    }

    @Test
    @Order(5)
    void nobodyStumblesOnAScreenOfFiguresOrPlans() {
        String commune = Province.encoded(unit);
        stage.nobodyStumblesOn(List.of(
                new Visit(leader, "/tong-quan", "overview"),
                new Visit(leader, "/don-vi/" + commune, "unit"),
                new Visit(leader, "/dia-ban", "areas"),
                new Visit(leader, "/dia-ban/" + KEY, "area"),
                new Visit(leader, "/dia-ban/VN", "country"),
                new Visit(leader, "/chi-tieu", "indicators"),
                new Visit(leader, "/chi-tieu/CA01", "indicator"),
                new Visit(leader, "/xep-hang", "ranking"),
                new Visit(leader, "/phan-loai", "classes"),
                new Visit(leader, "/phan-loai/" + commune, "class"),
                new Visit(leader, "/nguon-so-lieu?dia-ban=" + KEY + "&chi-tieu=CA01&ky=" + period, "lineage"),
                new Visit(leader, "/ke-hoach", "plans"),
                new Visit(leader, "/ke-hoach/" + plan, "plan"),
                new Visit(leader, "/ke-hoach/moi", "plan-new"),
                new Visit(leader, "/nhiem-vu", "tasks"),
                new Visit(leader, "/nhiem-vu/moi?unit=" + commune, "task-new"),
                new Visit(leader, "/giai-trinh", "explanations"),
                new Visit(leader, "/giai-trinh/moi?unit=" + commune + "&indicator=CA01&period=" + period, "ask"),
                new Visit(leader, "/tim?q=ke+hoach", "search")));
    }

    @Test
    @Order(6)
    void theBrowserHadNothingToComplainAbout() {
        assertThat(stage.browser().complaints()).isEmpty();
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }
}
