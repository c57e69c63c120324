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
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
 * Reporting and review as people do them in a browser: two write in one report, a workbook goes round, a file is put
 * with a report, the clean ones are accepted together. One story, told in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportingBrowserIT {
    private static final int FORM_LIMIT = 120 * 1024;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Column of a workbook into which figures are entered. */
    private static final int ENTRY = 5;
    /** The smallest picture there is. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private ConsoleStage stage;
    private Province province;
    private List<String> units;
    private String period;
    private String quarterly;
    private Page desk;
    private Page phone;
    private Page reviewer;

    @BeforeAll
    void issueThePlansAndLogIn(@TempDir Path folder) {
        stage = ConsoleStage.open(folder);
        province = stage.province();
        units = List.copyOf(province.communes().keySet());
        period = province.currentPeriod();
        province.issuePlan(period, period);
        String quarter = province.get(Part.REPORT, "role-leader", "/api/v1/periods?template=PCMT-QUY&last=1")
                .body()
                .path("current")
                .asString();
        quarterly = "PCMT-QUY~" + units.get(0) + "~" + quarter;
        issueQuarterly(quarter);
        eventually(SOON, () -> assertThat(
                        province.read(report(units.get(77), period)).status())
                .isEqualTo(200));
        eventually(SOON, () -> assertThat(province.read(quarterly).status()).isEqualTo(200));
        // The quarter may have closed long ago: whoever is late asks for more time.
        province.command(
                        "role-reviewer",
                        quarterly,
                        "extension",
                        Map.of("until", Instant.now().plus(Duration.ofDays(3)).toString(), "reason", "Gia hạn"))
                .orFail();
        desk = stage.logIn(officer(units.get(0)), "/bao-cao", DESK);
        phone = stage.logIn("ct-" + code(0), "/bao-cao", PHONE);
        reviewer = stage.logIn("duyet", "/duyet", DESK);
    }

    private void issueQuarterly(String quarter) {
        Map<String, Object> plan = Map.of(
                "kind", "REPORTING",
                "title", "Báo cáo quý",
                "issuer", "UBND tỉnh Quảng Trị",
                "scope", List.of(KEY),
                "requirements",
                        List.of(Map.of(
                                "id",
                                "bao-cao-quy",
                                "template",
                                "PCMT-QUY",
                                "frequency",
                                "QUARTERLY",
                                "scope",
                                List.of(KEY),
                                "firstPeriod",
                                quarter,
                                "lastPeriod",
                                quarter)));
        var draft = province.post(Part.PLAN, "role-leader", "/api/v1/plans", null, plan)
                .orFail();
        String id = draft.body().path("id").asString();
        province.post(Part.PLAN, "role-leader", "/api/v1/plans/" + id + "/issue", draft.etag(), Map.of())
                .orFail();
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    @Order(1)
    void whatIsTypedIsKeptByItselfAndIsThereInAnotherBrowser() {
        open(desk, quarterly);
        assertThat(desk.locator("h1")).containsText("Báo cáo quý về phòng, chống ma túy, quý");
        Locator figures = desk.locator("input[name^='v.']");
        for (int i = 0; i < figures.count(); i++) {
            figures.nth(i).fill("0");
        }
        desk.locator("input[name='v.CA01']").fill("1.234");
        Locator words = desk.locator(".fw textarea[aria-required=true]");
        for (int i = 0; i < words.count(); i++) {
            words.nth(i).fill("Không có diễn biến mới trên địa bàn.");
        }
        assertThat(desk.locator("#sv")).containsText("Đã lưu lúc");

        eventually(SOON, () -> {
            open(phone, quarterly);
            assertThat(phone.locator("textarea[name='n.nhiem-vu']").inputValue())
                    .isNotBlank();
        });
        assertThat(phone.locator("input[name='v.CA01']")).hasValue("1.234");
        assertThat(phone.locator("textarea[name='n.tinh-hinh']")).hasValue("Không có diễn biến mới trên địa bàn.");
        assertThat(phone.locator("main")).containsText(officer(units.get(0)) + " nhập lúc");
        Browser.shoot(phone, "draft-390");
    }

    @Test
    @Order(2)
    void whatTwoHaveWrittenInOneFieldIsDecidedByTheOneWhoComesLater() {
        phone.locator("input[name='v.CA01']").fill("1.300");
        assertThat(phone.locator("#sv")).containsText("Đã lưu lúc");
        desk.locator("input[name='v.CA01']").fill("1.250");
        assertThat(desk.locator("#conflict fieldset")).hasCount(1);
        assertThat(desk.locator("#conflict")).containsText("1.300");
        assertThat(desk.locator("#sv")).containsText("Chưa lưu");
        Browser.shoot(desk, "conflict-1440");
        assertThat(Browser.stumbles(desk)).isEmpty();

        // The box goes with the decision, so there is no checked one to look for.
        desk.locator("#conflict input[value=theirs]").click();
        assertThat(desk.locator("input[name='v.CA01']")).hasValue("1.300");
        assertThat(desk.locator("#sv")).containsText("Đã lưu lúc");
        desk.locator("#send").click();
        assertThat(desk.locator(".alert2.ok")).containsText("Đã gửi báo cáo quý");
    }

    @Test
    @Order(3)
    void theRulesSpeakBesideTheFieldWhileSomebodyTypes() {
        open(desk, report(units.get(0), period));
        fillMonthly(desk);
        desk.locator("input[name='v.CA04']").fill("1.200");
        assertThat(desk.locator("#r-CA01 .say")).containsText("= 1.200, phải bằng CA01 (1.234)");
        assertThat(desk.locator("#r-CA01 .exp textarea")).isVisible();
        Browser.publish(desk, "form");
        desk.locator("input[name='v.CA04']").fill("1.234");
        assertThat(desk.locator(".fr.w")).hasCount(0);
        desk.locator("input[name='v.GC01']").fill("0");
        assertThat(desk.locator(".fr.w .exp textarea").first()).isVisible();
        desk.locator("input[name='v.GC01']").fill("1");
        assertThat(desk.locator(".fr.w")).hasCount(0);
        assertThat(desk.locator("#sv")).containsText("Đã lưu lúc");
    }

    @Test
    @Order(4)
    void aFileIsPutWithTheReportAndReachesTheReviewer() {
        desk.locator("#file").setInputFiles(new FilePayload("bien-ban.png", "image/png", PICTURE));
        desk.locator("button:has-text('Đính kèm')").click();
        assertThat(desk.locator(".alert2.ok")).containsText("Đã đính kèm tệp");
        assertThat(desk.locator("aside")).containsText("bien-ban.png");
        assertThat(desk.locator("input[name='v.CA01']")).hasValue("1.234");
        desk.locator("#file").setInputFiles(new FilePayload("la.exe", "application/x-msdownload", "MZ".getBytes()));
        desk.locator("button:has-text('Đính kèm')").click();
        assertThat(desk.locator("#loi")).isVisible();
        desk.locator("#send").click();
        assertThat(desk.locator(".alert2.ok")).containsText("Đã gửi báo cáo tháng");

        stage.open(reviewer, "/duyet/" + Province.encoded(report(units.get(0), period)));
        Download file = reviewer.waitForDownload(
                () -> reviewer.locator("a:has-text('bien-ban.png')").click());
        assertThat(file.path()).hasBinaryContent(PICTURE);
        Browser.shoot(reviewer, "review-1440");
    }

    @Test
    @Order(5)
    void aWorkbookIsFilledInShownWithItsErrorsCorrectedAndSent() throws IOException {
        Page clerk = stage.logIn(officer(units.get(1)), "/bao-cao", DESK);
        String report = report(units.get(1), period);
        open(clerk, report);
        Download blank =
                clerk.waitForDownload(() -> clerk.locator("a[href$='/excel']").click());
        byte[] workbook = Files.readAllBytes(blank.path());

        upload(clerk, filled(workbook, "mười"));
        assertThat(clerk.locator(".alert2.bad")).containsText("chỗ chưa đạt");
        Browser.shoot(clerk, "workbook-errors-1440");
        assertThat(Browser.stumbles(clerk)).isEmpty();
        Download errors = clerk.waitForDownload(
                () -> clerk.locator("a[href$='/excel/loi']").click());
        assertThat(Files.size(errors.path())).isPositive();
        clerk.locator("button:has-text('Bỏ tệp này')").click();

        upload(clerk, filled(workbook, "1234"));
        assertThat(clerk.locator(".alert2.ok")).containsText("Tệp đúng biểu");
        Browser.shoot(clerk, "workbook-1440");
        clerk.locator("button:has-text('Gửi báo cáo')").click();
        assertThat(clerk.locator(".alert2.ok")).containsText("Đã gửi báo cáo tháng");
        assertThat(clerk.locator("input[name='v.CA01']")).hasValue("1.234");
    }

    @Test
    @Order(6)
    void theCleanOnesAreAcceptedTogetherAfterALook() {
        for (int i = 2; i < 8; i++) {
            province.submit(report(units.get(i), period), Map.of("CA01", 30 + i))
                    .orFail();
        }
        eventually(SOON, () -> {
            stage.open(reviewer, "/duyet?bieu=" + Province.TEMPLATE + "&ky=" + period);
            assertThat(reviewer.locator("a[href^='/duyet/chap-nhan']").count()).isPositive();
            assertThat(reviewer.locator("main").innerText()).doesNotContain("Đang rà soát");
        });
        Browser.publish(reviewer, "review-queue");
        // What has come in just now may have come in after the look, as clocks differ: it is left, and looked at again.
        eventually(SOON, () -> {
            stage.open(reviewer, "/duyet/chap-nhan?bieu=" + Province.TEMPLATE + "&ky=" + period);
            assertThat(reviewer.locator("h1").innerText()).contains("báo cáo không bất thường?");
            Browser.shoot(reviewer, "accept-1440");
            reviewer.locator("button:has-text('Chấp nhận')").click();
            assertThat(reviewer.locator(".alert2.ok")).isVisible();
            assertThat(reviewer.locator(".alert2.ok").innerText()).containsPattern("Đã chấp nhận [1-9]");
        });
        Browser.shoot(reviewer, "accepted-1440");
    }

    @Test
    @Order(7)
    void nobodyStumblesOnAnyScreenInLightOrDarkAtTheDeskOrOnAPhone() {
        String own = Province.encoded(report(units.get(0), period));
        stage.nobodyStumblesOn(List.of(
                new Visit(desk, "/bao-cao", "reports"),
                new Visit(desk, "/bao-cao/" + own, "form"),
                new Visit(desk, "/bao-cao/" + Province.encoded(quarterly), "quarterly"),
                new Visit(desk, "/hop-viec", "inbox"),
                new Visit(desk, "/tong-quan", "overview"),
                new Visit(reviewer, "/duyet", "queue"),
                new Visit(reviewer, "/duyet/" + own, "review"),
                new Visit(reviewer, "/duyet/" + own + "/ban/1", "effect"),
                new Visit(reviewer, "/duyet/chap-nhan?bieu=" + Province.TEMPLATE + "&ky=" + period, "accept")));
    }

    @Test
    @Order(8)
    void theFormIsLightEnoughForASlowLine() {
        Page fresh = stage.logIn(officer(units.get(9)), "/bao-cao", PHONE);
        open(fresh, report(units.get(9), period));
        int weight = Browser.weight(fresh);
        System.out.println("[browser] the monthly form weighs " + weight / 1024 + " KB without fonts");
        assertThat(weight).isLessThanOrEqualTo(FORM_LIMIT);
    }

    @Test
    @Order(9)
    void theBrowserHadNothingToComplainAbout() {
        // What is refused with 409 or 422 is answered with a page; the browser says so of every such answer.
        assertThat(stage.browser().complaints())
                .filteredOn(complaint -> !complaint.contains("the server responded with a status of 4"))
                .isEmpty();
    }

    static void fillMonthly(Page page) {
        Locator figures = page.locator("input[name^='v.']");
        for (int i = 0; i < figures.count(); i++) {
            figures.nth(i).fill("0");
        }
        Map.of("QL01", "91.000", "CA01", "1.234", "CA04", "1.234", "GC01", "1", "GC02", "1", "GC05", "10,125")
                .forEach((code, text) ->
                        page.locator("input[name='v." + code + "']").fill(text));
    }

    /** Every figure 0 but those that must not be, and one that is given. */
    private static byte[] filled(byte[] workbook, String addicts) throws IOException {
        try (var opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Row row : opened.getSheetAt(0)) {
                var key = row.getCell(0);
                if (key == null
                        || key.getCellType() != CellType.STRING
                        || !key.getStringCellValue().matches("[A-Z]{2}\\d\\d")) {
                    continue;
                }
                var cell = row.getCell(ENTRY, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                switch (key.getStringCellValue()) {
                    case "QL01" -> cell.setCellValue(91_000);
                    case "CA01" -> {
                        if (addicts.matches("\\d+")) {
                            cell.setCellValue(Integer.parseInt(addicts));
                        } else {
                            cell.setCellValue(addicts);
                        }
                    }
                    case "CA04" -> cell.setCellValue(1234);
                    default -> cell.setCellValue(0);
                }
            }
            var saved = new ByteArrayOutputStream();
            opened.write(saved);
            return saved.toByteArray();
        }
    }

    private void upload(Page page, byte[] workbook) {
        page.locator("#workbook").setInputFiles(new FilePayload("bieu.xlsx", XLSX, workbook));
        page.locator("button:has-text('Xem trước')").click();
    }

    private void open(Page page, String report) {
        stage.open(page, "/bao-cao/" + Province.encoded(report));
    }

    private String code(int unit) {
        return units.get(unit).split("@")[0];
    }
}
