package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A unit, an area and an indicator, each for whoever may read it; what cannot be loaded leaves its own gap only. */
@ConsolePages
class FigurePagesTest {
    private static final String UNIT = "/don-vi/" + FigureAnswers.UNIT;
    private static final String AREA = "/dia-ban/" + FigureAnswers.PROVINCE;

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
        pages.answer("GET /api/v1/units/" + FigureAnswers.UNIT, 200, """
                {"key":"%s","code":"19429","name":"Xã Khe Sanh","kind":"COMMUNE","border":true,
                 "population":27615,"path":["%s","%s","VN"]}""".formatted(
                        FigureAnswers.UNIT, FigureAnswers.UNIT, StubServices.PROVINCE));
    }

    @Test
    void aUnitIsShownWithItsFiguresBesideTheYearBeforeAndTheTarget() throws Exception {
        assertThat(pages.page(get(UNIT).param("ky", "2026-11"), "LEADER"))
                .contains("Xã Khe Sanh: tháng 11/2026", "27.615 nhân khẩu", "biên giới")
                .containsPattern(
                        "id=\"f-CA01\"(?s:.*?)2\\.110(?s:.*?)2\\.109(?s:.*?)2\\.100(?s:.*?)\\+12,3%(?s:.*?)1\\.900")
                .contains("Số vụ &lt;script&gt;")
                .containsPattern("id=\"f-CA01\"(?s:.*?)\\+12,3%</span><small[^>]*>so cùng kỳ<")
                .containsPattern("id=\"f-CA01\"(?s:.*?)t-bad(?s:.*?)</tr>")
                .containsPattern("id=\"f-GC01\"(?s:.*?)class=\"nw\">−12,3%");
    }

    @Test
    void aUnitsReportsDutiesAndStandingAreOnItsPage() throws Exception {
        assertThat(pages.page(get(UNIT), "REVIEWER"))
                .contains("Báo cáo kỳ này: Quá hạn chưa nộp", "quá hạn 6 ngày")
                .contains("href=\"/duyet/PCMT-THANG~" + FigureAnswers.UNIT + "~2026-10\"")
                .contains("Rà soát &lt;i&gt;địa bàn&lt;/i&gt;", "hạn 20/11/2026", "và 2 việc khác")
                .contains("Vì sao tăng?", "chờ trả lời · hạn 23/11/2026")
                .contains("Hạng 2/36 trong nhóm", "78,35 điểm")
                .containsPattern("không ma túy</b> <span[^>]*>quyết định ngày 18/12/2025");
    }

    @Test
    void aLeaderIsTwoStepsFromAskingAboutARedFigure() throws Exception {
        String ask = "/giai-trinh/moi?unit=" + FigureAnswers.UNIT;
        assertThat(pages.page(get("/tong-quan"), "LEADER")).contains("/don-vi/" + FigureAnswers.UNIT);
        assertThat(pages.page(get(UNIT).param("ky", "2026-11"), "LEADER"))
                .contains(ask + "&amp;indicator=CA01&amp;period=2026-11")
                .contains("/nhiem-vu/moi?unit=" + FigureAnswers.UNIT);
        assertThat(pages.page(get(UNIT), "REVIEWER")).doesNotContain("/giai-trinh/moi");
    }

    @Test
    void whatFailsLeavesItsOwnGapOnly() throws Exception {
        pages.answer("GET " + StandingAnswers.HISTORY, 503, "{}");
        pages.answer("GET /api/v1/areas/" + FigureAnswers.UNIT + "/reporting", 503, "{}");

        assertThat(pages.page(get(UNIT), "LEADER"))
                .contains("Chưa tải được: Xếp hạng.")
                .contains("Chưa tải được: Báo cáo 12 kỳ gần nhất.")
                .contains("id=\"f-CA01\"", "Rà soát");
    }

    @Test
    void anotherUnitsPageSaysThatItIsNotForTheVisitor() throws Exception {
        pages.answer(
                "GET /api/v1/areas/" + FigureAnswers.UNIT + "/figures",
                403,
                "{\"code\":\"area-forbidden\",\"detail\":\"Địa bàn khác\"}");

        var answer = pages.open(get(UNIT), "COMMUNE_REPORTER");

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(Pages.text(answer)).contains("Địa bàn khác").doesNotContain("Rà soát");
    }

    @Test
    void aCommuneIsLedToItsOwnUnitAndTheProvinceToItsArea() throws Exception {
        assertThat(pages.open(get("/don-vi"), "COMMUNE_REPORTER").getRedirectedUrl())
                .isEqualTo(UNIT);
        assertThat(pages.open(get("/don-vi"), "LEADER").getRedirectedUrl()).isEqualTo("/dia-ban");
        assertThat(pages.open(get("/dia-ban"), "LEADER").getRedirectedUrl()).isEqualTo(AREA);
        assertThat(pages.open(get("/dia-ban").param("chon", FigureAnswers.UNIT), "LEADER")
                        .getRedirectedUrl())
                .isEqualTo(UNIT);
    }

    @Test
    void areasBelowAreInVietnameseOrderAndSortedByWhatIsAsked() throws Exception {
        assertThat(pages.page(get(AREA), "LEADER"))
                .containsSubsequence("Phường Đông Hà</a>", "Xã Đakrông</a>", "Xã Khe Sanh</a>")
                .contains("aria-sort=\"ascending\"");
        assertThat(pages.page(get(AREA).param("sap", "CA01").param("chieu", "giam"), "LEADER"))
                .as("without a figure last")
                .containsSubsequence("Xã Khe Sanh</a>", "Xã Đakrông</a>", "Phường Đông Hà</a>");
        assertThat(pages.page(get(AREA).param("sap", "CA01").param("chieu", "tang"), "LEADER"))
                .containsSubsequence("Xã Đakrông</a>", "Xã Khe Sanh</a>", "Phường Đông Hà</a>");
    }

    @Test
    void areasAreFoundWithoutAccents() throws Exception {
        assertThat(pages.page(get(AREA).param("tim", "DAKRONG"), "LEADER"))
                .contains("Xã Đakrông</a></th>")
                .doesNotContain("Phường Đông Hà</a>");
        assertThat(pages.page(get(AREA).param("tim", "<b>"), "LEADER"))
                .contains("Không có đơn vị nào tên như “&lt;b&gt;”");
    }

    @Test
    void theHeatTableSaysInWordsWhatItsColoursMean() throws Exception {
        assertThat(pages.page(get("/dia-ban/" + FigureAnswers.GROUP), "LEADER"))
                .containsPattern("class=\"visually-hidden\">Đã chấp nhận, Nộp muộn<")
                .containsPattern("class=\"visually-hidden\">Quá hạn chưa nộp<")
                .contains("Đầy đủ 96,79%, đúng hạn 91,67%", "0–6 ngày", "từ 30 ngày")
                .contains("Các xã &lt;b&gt;biên giới&lt;/b&gt;");
    }

    @Test
    void anIndicatorIsDrawnWithItsForecastAndSaysThatItIsUncertain() throws Exception {
        String page = pages.page(get("/chi-tieu/CA01").param("den", "11/2026"), "LEADER");

        assertThat(page)
                .contains("<polygon class=\"bd\"", "<polyline class=\"fc\"", ">Dự báo</span>")
                .contains("Người nghiện giảm: chưa chắc chắn, dự báo 1.950 khi kết thúc (80%: 1.850–2.050), đích 1.900")
                .containsSubsequence("Xã Khe Sanh</a>", "3.010", "Xã Đakrông</a>", "2.115")
                .contains("/so-lieu/" + FigureAnswers.PROVINCE + "/tep/png?tu=2025-11");
        assertThat(page.split("<polyline class=\"ac\"", -1))
                .as("the gap of March is not drawn over")
                .hasSize(3);
        assertThat(pages.page(get("/chi-tieu/GC01").param("den", "11/2026"), "LEADER"))
                .as("without a target there is no forecast")
                .doesNotContain("<polygon class=\"bd\"");
    }

    @Test
    void anIndicatorIsShownInTheStepsAndUnitsThatAreAskedFor() throws Exception {
        pages.page(
                get("/chi-tieu/GC01")
                        .param("tu", "02/2025")
                        .param("den", "08/2026")
                        .param("buoc", "QUARTER")
                        .param("goc", "AS_THEN"),
                "LEADER");

        assertThat(pages.queries("/api/v1/areas/" + FigureAnswers.PROVINCE + "/figures/series"))
                .containsExactly(Map.of(
                        "template",
                        "PCMT-THANG",
                        "from",
                        "2024-Q1",
                        "to",
                        "2026-Q3",
                        "basis",
                        "AS_THEN",
                        "indicators",
                        "GC01"));
    }

    @Test
    void theMonthsOfEachAreaComeOnOneScale() throws Exception {
        assertThat(pages.page(get("/chi-tieu/CA01/don-vi").param("dia-ban", FigureAnswers.PROVINCE), "LEADER"))
                .contains("Xã &lt;i&gt;Khe Sanh&lt;/i&gt;")
                .contains("<rect")
                .doesNotContain("<html");
    }

    @Test
    void theCountryIsShownAsSquaresByProvince() throws Exception {
        pages.answer("GET /api/v1/areas/VN/figures/children", 200, """
                {"area":"VN","name":"Việt Nam","items":[{"area":"44@2025-07-01","name":"Tỉnh <b>Quảng Trị</b>",
                 "coverage":%s,"estimated":0,"figures":[]}]}""".formatted(coverage(1, 1, 1)));
        pages.answer("GET /api/v1/areas/VN/communes", 200, """
                {"rows":[{"area":"19429@2025-07-01","name":"Xã Khe Sanh","province":"44@2025-07-01","coverage":%s},
                 {"area":"19333@2025-07-01","name":"Phường Đông Hà","province":"44@2025-07-01","coverage":%s}]}""".formatted(coverage(1, 1, 0), coverage(0, 0, 1)));

        assertThat(pages.page(get("/dia-ban/VN/so-do").param("ky", "2026-11"), "LEADER"))
                .contains("Tỉnh &lt;b&gt;Quảng Trị&lt;/b&gt;: 1/2 đã nộp, 1 đã chấp nhận")
                .containsSubsequence("class=\"st1\"", "Xã Khe Sanh: Đã chấp nhận", "class=\"st4\"", "Phường Đông Hà");
    }

    private static String coverage(int received, int accepted, int overdue) {
        return """
                {"expected":1,"received":%d,"accepted":%d,"returned":0,"onTime":0,"late":0,"overdue":%d}""".formatted(received, accepted, overdue);
    }

    @Test
    void thereIsNoPageForAnIndicatorThatDoesNotExist() throws Exception {
        assertThat(pages.open(get("/chi-tieu/CA99"), "LEADER").getStatus()).isEqualTo(404);
    }

    @Test
    void handsOutWhatIsShownAsAFile() throws Exception {
        pages.answer("GET /api/v1/areas/" + FigureAnswers.UNIT + "/figures.csv", 200, "a,b");
        String files = "/so-lieu/" + FigureAnswers.UNIT + "/tep/";

        assertThat(Pages.text(pages.open(get(files + "csv").param("ky", "2026-11"), "LEADER")))
                .isEqualTo("a,b");
        assertThat(pages.open(get(files + "exe").param("ky", "2026-11"), "LEADER")
                        .getStatus())
                .isEqualTo(404);
        assertThat(pages.page(get(UNIT).param("ky", "2026-11"), "LEADER")).contains(files + "pdf?ky=2026-11");
    }

    @Test
    void everyChartIsTakenAsAPictureAndAsATable() throws Exception {
        for (String path : List.of(
                "/tong-quan",
                UNIT,
                "/chi-tieu/GC01?den=11/2026",
                "/chi-tieu/CA01/don-vi?dia-ban=" + FigureAnswers.PROVINCE)) {
            String page = pages.page(get(path), "LEADER");
            int charts = page.split("class=\"(cols|lch|ch sm|sp1)\"", -1).length - 1;
            assertThat(charts).as(path).isPositive();
            assertThat(page.split("/theo-ky/png\\?", -1)).as(path).hasSize(charts + 1);
            assertThat(page.split("/theo-ky/xlsx\\?", -1)).as(path).hasSize(charts + 1);
        }
        for (String path : List.of("/tong-quan", "/dia-ban/" + FigureAnswers.PROVINCE)) {
            assertThat(pages.page(get(path), "LEADER"))
                    .as(path)
                    .contains("/so-lieu/" + FigureAnswers.PROVINCE + "/nop-bao-cao/png?")
                    .contains("/so-lieu/" + FigureAnswers.PROVINCE + "/nop-bao-cao/xlsx?");
        }
        pages.answer("GET /api/v1/areas/" + FigureAnswers.PROVINCE + "/ranking.png", 200, "ranks");
        String ranking = "/so-lieu/" + FigureAnswers.PROVINCE + "/xep-hang/";
        assertThat(pages.page(get("/xep-hang").param("ky", "2026-10"), "LEADER"))
                .contains(ranking + "png?ky=2026-10", ranking + "xlsx?ky=2026-10");
        assertThat(Pages.text(pages.open(get(ranking + "png").param("ky", "2026-10"), "LEADER")))
                .isEqualTo("ranks");
        pages.answer("GET /api/v1/areas/" + FigureAnswers.UNIT + "/series.png", 200, "picture");

        assertThat(Pages.text(pages.open(
                        get("/so-lieu/" + FigureAnswers.UNIT + "/theo-ky/png")
                                .param("tu", "2025-12")
                                .param("den", "2026-11")
                                .param("chi-tieu", "GC01"),
                        "LEADER")))
                .isEqualTo("picture");
        assertThat(pages.calls("GET", "/api/v1/areas/" + FigureAnswers.UNIT + "/series.png")
                        .getFirst()
                        .query())
                .containsEntry("from", "2025-12")
                .containsEntry("to", "2026-11")
                .containsEntry("indicators", "GC01");
    }

    @Test
    void eachReportOfAUnitHasItsStateInWordsAndInAPicture() throws Exception {
        String page = pages.page(get(AREA), "LEADER");

        assertThat(page)
                .containsPattern(
                        "class=\"sw st1\" title=\"Đã chấp nhận, Nộp muộn\"[^\\n]*?glyphs[^\"]*\\.svg#ACCEPTED\"")
                .containsPattern("class=\"sw st4\" title=\"Quá hạn chưa nộp\"[^\\n]*?glyphs[^\"]*\\.svg#MISSING\"")
                .contains("<span class=\"visually-hidden\">Đã chấp nhận, Nộp muộn</span>");
    }

    @Test
    void hasWordsForEverythingInBothLanguages() throws Exception {
        for (String language : List.of("vi", "en")) {
            for (String path : List.of(UNIT, AREA, "/chi-tieu/CA01")) {
                assertThat(pages.page(get(path).param("ngon-ngu", language), "LEADER"))
                        .as(path)
                        .doesNotContain("??");
            }
        }
        assertThat(pages.page(get(UNIT).param("ngon-ngu", "en"), "LEADER"))
                .contains("Cases detected")
                .doesNotContain("Số vụ &lt;");
    }
}
