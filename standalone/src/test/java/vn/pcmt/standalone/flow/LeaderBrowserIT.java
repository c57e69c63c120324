package vn.pcmt.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.ConsoleStage.DESK;
import static vn.pcmt.standalone.flow.ConsoleStage.PHONE;
import static vn.pcmt.standalone.flow.ConsoleStage.SOON;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.report;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.flow.ConsoleStage.Visit;

/** A leader in a browser: from a figure to its source and to whoever has to explain it, on a phone and at the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LeaderBrowserIT {
    /** How long each block stands on the wall. */
    private static final int WALL_MILLIS = 20_000;

    private ConsoleStage stage;
    private Province province;
    private String unit;
    private String plan;
    private String period;
    private Page leader;

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
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    static Stream<Look> looks() {
        return Stream.of(Look.vietnamese(PHONE), Look.englishInTheDark(PHONE));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @Order(1)
    void aFewTapsLeadFromTheMapToTheQuestionAndItsAnswerIsAccepted(Look look) {
        String question = "Vì sao số người tăng so với tháng trước? (" + look + ")";
        Page phone = stage.logIn("lanhdao", "/tong-quan", look);
        assertShownAs(look, phone);
        phone.locator("a[href^='/don-vi/" + unit.split("@")[0] + "']").first().click();
        assertThat(phone.locator("#so-lieu")).containsText("31");
        phone.locator("main a[href^='/giai-trinh/moi']").first().click();
        phone.locator("#indicator").selectOption("CA01");
        phone.locator("main form button[type=submit]").click();
        phone.locator("textarea").first().fill(question);
        Browser.shoot(phone, "ask-" + look);
        phone.locator("main form button[type=submit]").last().click();
        assertThat(phone.locator("main")).containsText(question);
        assertShownAs(look, phone);
        assertThat(Browser.overflow(phone)).isLessThanOrEqualTo(0);
        String explanation = phone.url().substring(stage.console().length()).replaceAll("\\?.*", "");

        Page answering = stage.logIn(officer(unit), "/bao-cao", look.atTheDesk());
        eventually(SOON, () -> {
            stage.open(answering, "/giai-trinh");
            assertThat(answering.locator("main").innerText()).contains(question);
        });
        stage.open(answering, explanation);
        answering.locator("main form textarea").first().fill("Do tiếp nhận 12 người từ địa bàn khác chuyển đến.");
        answering.locator("main form:has(textarea) button[type=submit]").first().click();
        assertThat(answering.locator("main")).containsText("Do tiếp nhận 12 người");
        assertShownAs(look, answering);

        stage.open(phone, explanation);
        assertThat(phone.locator("main")).containsText("Do tiếp nhận 12 người");
        phone.locator("main form[action*='chap-nhan'] button").first().click();
        assertThat(phone.locator("main")).containsText(look.text("Đã chấp nhận trả lời.", "The answer is accepted."));
        assertThat(Browser.stumbles(phone)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    @Order(2)
    void aFigureShowsWhereItComesFromAndGoesIntoAWordDocument(Look look) throws IOException {
        Page page = stage.logIn("lanhdao", "/nguon-so-lieu?dia-ban=" + KEY + "&chi-tieu=CA01&ky=" + period, look);
        assertThat(page.locator("main")).containsText("31");
        assertThat(page.locator("main")).containsText(province.communes().get(unit));

        stage.open(page, "/dia-ban/" + KEY + "?ky=" + period);
        page.locator("button[name=dang][value=docx]").click();
        // It comes to its end on the page without another click.
        assertThat(page.locator("#tien-do")).containsText(look.text("Tệp đã sẵn sàng", "The file is ready"));
        Browser.shoot(page, "file-" + look);
        assertThat(Browser.stumbles(page)).isEmpty();
        Download word =
                page.waitForDownload(() -> page.locator("#tien-do a[download]").click());
        try (XWPFDocument document = new XWPFDocument(Files.newInputStream(word.path()))) {
            assertThat(document.getTables()).isNotEmpty();
        }

        String name = province.communes().get(unit);
        stage.open(page, "/tim?q=" + Province.encoded(withoutAccents(name)));
        assertThat(page.locator("main")).containsText(name);
        assertShownAs(look, page);
    }

    @Test
    @Order(3)
    void theWallTurnsFromBlockToBlockAndTellsWhatChanges() {
        Page wall = stage.logIn("lanhdao", "/tong-quan", Look.vietnamese(DESK).moving());
        wall.clock().install();
        stage.open(wall, "/tong-quan?trinh-chieu=xoay");
        Locator root = wall.locator("html");
        assertThat(root).hasAttribute("data-display", "tv");
        assertThat(root).hasAttribute("data-wall", "so");
        wall.clock().runFor(WALL_MILLIS);
        assertThat(root).hasAttribute("data-wall", "ban-do");
        wall.keyboard().press("ArrowLeft");
        assertThat(root).hasAttribute("data-wall", "so");

        assertThat(wall.locator("#noi")).isEmpty();
        String other = province.communes().keySet().stream().skip(1).findFirst().orElseThrow();
        province.submit(report(other, period), Map.of("CA01", 7)).orFail();
        eventually(SOON, () -> {
            wall.clock().runFor(1_000);
            assertThat(wall.locator("#noi").textContent()).contains("2/78");
        });

        wall.keyboard().press("Escape");
        assertThat(root).not().hasAttribute("data-display", "tv");
    }

    @Test
    @Order(4)
    void theWallStandsStillForWhoeverAskedForLessMotion() {
        Page wall = stage.logIn("lanhdao", "/tong-quan", Look.vietnamese(DESK));
        wall.clock().install();
        stage.open(wall, "/tong-quan?trinh-chieu=xoay");
        Locator root = wall.locator("html");
        assertThat(root).hasAttribute("data-wall", "so");
        wall.clock().runFor(3 * WALL_MILLIS);
        assertThat(root).hasAttribute("data-wall", "so");
        wall.keyboard().press("ArrowRight");
        assertThat(root).hasAttribute("data-wall", "ban-do");
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

    private static void assertShownAs(Look look, Page page) {
        assertThat(page.locator("html")).hasAttribute("lang", look.language());
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", look.dark() ? "dark" : "light");
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }
}
