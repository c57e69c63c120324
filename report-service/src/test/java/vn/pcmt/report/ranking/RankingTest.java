package vn.pcmt.report.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.unit.UnitTree;
import vn.pcmt.report.view.CountedReports;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Span;

/**
 * Three communes alike in size: the first has fewer and fewer addicts, the second as many as before and corrects late, the
 * third did not report.
 */
@OnStore
class RankingTest {

    private static final String PROVINCE = "13@2025-07-01";
    private static final String BETTER = "13001@2025-07-01";
    private static final String LATE = "13002@2025-07-01";
    private static final String SILENT = "13003@2025-07-01";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private TestClock clock;

    @Autowired
    private ReadRanking ranking;

    @Autowired
    private Sights sights;

    private Person leader;

    @BeforeEach
    void twoYears() {
        clock.set(Instant.parse("2026-11-25T03:00:00Z"));
        List<UnitState> units = List.of(
                SampleUnits.province(PROVINCE),
                SampleUnits.commune("13001", PROVINCE),
                SampleUnits.commune("13002", PROVINCE),
                SampleUnits.commune("13003", PROVINCE));
        units.forEach(unit -> UnitStock.put(store, unit));
        List<Report> all = new ArrayList<>();
        for (String month : List.of("2025-08", "2025-09", "2025-10")) {
            all.add(ReportStock.accepted(id(BETTER, month), figures("20", "5")));
            all.add(ReportStock.accepted(id(LATE, month), figures("20", "5")));
        }
        for (String month : List.of("2026-08", "2026-09", "2026-10")) {
            int number = Integer.parseInt(month.substring(5));
            all.add(ReportStock.accepted(id(BETTER, month), figures("1" + number % 10, "2" + number % 10)));
            Report corrected = ReportStock.accepted(id(LATE, month), figures("20", "5"));
            if (month.equals("2026-09")) {
                ReportStock.sendAgain(
                        corrected,
                        figures("18", "5"),
                        corrected.deadlines().dueAt().plus(Duration.ofDays(20)));
                corrected.accept(2, "duyet", corrected.deadlines().dueAt().plus(Duration.ofDays(21)));
            }
            all.add(corrected);
            all.add(ReportStock.expected(id(SILENT, month)));
        }
        List<ReportId> ids = all.stream().map(Report::id).toList();
        store.remove(
                Query.query(Criteria.where("_id")
                        .in(ids.stream().map(ReportId::toString).toList())),
                Report.class);
        reports.addMissing(all);
        CountedReports.show(store, units, ids);
        leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
    }

    @Test
    void theRankingIsAPictureAndAWorkbookOfWhoMaySeeIt() throws IOException {
        String files = "/api/v1/areas/" + PROVINCE + "/ranking.%s?from=2026-08&to=2026-10";

        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes(leader.get(files.formatted("xlsx")))))) {
            Sheet units = workbook.getSheetAt(0);
            assertThat(units.getLastRowNum()).isEqualTo(3);
            Row best = units.getRow(1);
            assertThat(best.getCell(0).getStringCellValue()).isEqualTo(BETTER);
            assertThat(best.getCell(3).getNumericCellValue()).isEqualTo(1);
            Row silent = units.getRow(3);
            assertThat(silent.getCell(0).getStringCellValue()).isEqualTo(SILENT);
            assertThat(silent.getCell(3)).as("no rank is no zero").isNull();
            assertThat(silent.getCell(11).getStringCellValue()).isNotBlank();
            assertThat(workbook.getSheetAt(1).getRow(2).getCell(0).getStringCellValue())
                    .as("the formula")
                    .isNotBlank();
        }
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes(leader.get(files.formatted("png")))));
        assertThat(picture.getWidth()).isEqualTo(1000);
        Person commune = Person.of(http, "ct-13002", LATE, COMMUNE_HEAD);
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes(commune.get(files.formatted("xlsx")))))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum())
                    .as("itself, not its neighbours")
                    .isEqualTo(1);
        }
        refused(leader.get(files.formatted("xlsx").replace("2026-08", "khong")), 400, "period-malformed");
    }

    private static byte[] bytes(MvcTestResult result) {
        assertThat(result).hasStatus(200);
        return result.getResponse().getContentAsByteArray();
    }

    @Test
    void theRankingShowsItsFormulaItsPartsAndWhoIsNotRanked() {
        JsonNode ranking = ranking(leader, "from=2026-08&to=2026-10");
        assertThat(ranking.at("/formula/result").asInt()).isEqualTo(4);
        assertThat(ranking.at("/formula/indicators/0/better").asString()).isEqualTo("LESS");
        assertThat(ranking.at("/units/items").valueStream().map(one -> one.at("/standing/unit")
                        .asString()))
                .containsExactly(BETTER, LATE, SILENT);
        assertThat(ranking.at("/units/items/0/standing/rank").asInt()).isEqualTo(1);
        assertThat(ranking.at("/units/items/0/standing/ranked").asInt()).isEqualTo(2);
        assertThat(ranking.at("/units/items/1/standing/rank").asInt()).isEqualTo(2);
        assertThat(ranking.at("/units/items/2/standing/rank").isNull()).isTrue();
        assertThat(ranking.at("/units/items/2/standing/why").asString()).isEqualTo("RESULT_MISSING");
        assertThat(ranking.at("/units/items/2/coverage/overdue").asInt()).isEqualTo(3);
    }

    @Test
    void theFormulaIsReadInTheReadersLanguage() {
        String path = "/api/v1/areas/" + PROVINCE + "/ranking?period=2026-10";
        assertThat(json(leader.get(path)).at("/formula/text").asString()).contains("kết quả", "1.000 dân");
        JsonNode english = json(http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, leader.bearer())
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .exchange());
        assertThat(english.at("/formula/text").asString()).contains("result", "1,000 residents");
    }

    @Test
    void aRankingOfMoreThanOneAnswerMayBeMadeOfIsRefusedBeforeItIsRead() {
        Sight now = sights.now();
        UnitTree crowded = new KnownUnits(IntStream.range(0, 1_700)
                .mapToObj(i -> Unit.of(SampleUnits.commune("13%04d".formatted(i), PROVINCE), 1))
                .toList());
        Sight sight = new Sight(now.at(), crowded, now.totals(), now.owed(), 0);
        Span.Asked year = Span.asked(PeriodKind.MONTH, null, "2025-11", "2026-10", null);
        Caller caller = new Caller("lanhdao", "Lãnh đạo", Set.of(LEADER), PROVINCE);

        assertThatThrownBy(() -> ranking.of(caller, PROVINCE, Catalogue.MONTHLY, year, new PageRequest(0, 50), sight))
                .hasMessageStartingWith("ranking-too-large");
        assertThatThrownBy(() -> ranking.history(
                        caller, PROVINCE, BETTER, Catalogue.MONTHLY, Collections.nCopies(12, year), sight))
                .hasMessageStartingWith("ranking-too-large");
    }

    @Test
    void whatLooksMadeForTheRankingIsFlagged() {
        JsonNode ranking = ranking(leader, "from=2026-08&to=2026-10");
        assertThat(ranking.at("/units/items/1/flags").valueStream().map(flag -> flag.at("/kind")
                        .asString()))
                .contains("CORRECTED_AFTER_RANKING", "COPIED");
        assertThat(ranking.at("/units/items/0/flags").valueStream().map(flag -> flag.at("/kind")
                        .asString()))
                .doesNotContain("CORRECTED_AFTER_RANKING", "ALL_AT_THE_DEADLINE");
    }

    @Test
    void theHistoryOfARankGoesPeriodByPeriod() {
        JsonNode history = json(
                leader.get("/api/v1/areas/" + PROVINCE + "/ranking/" + BETTER + "/history?until=2026-10&periods=3"));
        assertThat(history.at("/periods").size()).isEqualTo(3);
        assertThat(history.at("/periods").valueStream().map(one -> one.at("/standing/rank")
                        .asInt()))
                .containsOnly(1);
        assertThat(history.at("/periods/2/period").asString()).isEqualTo("2026-10");
    }

    @Test
    void aCommuneSeesItsOwnPlaceAndNobodyElses() {
        Person head = Person.of(http, "ct-13002", LATE, COMMUNE_HEAD);
        JsonNode ranking = ranking(head, "from=2026-08&to=2026-10");
        assertThat(ranking.at("/units/items").size()).isEqualTo(1);
        assertThat(ranking.at("/units/items/0/standing/rank").asInt()).isEqualTo(2);
        assertThat(ranking.at("/units/items/0/standing/ranked").asInt()).isEqualTo(2);
        refused(
                head.get("/api/v1/areas/" + PROVINCE + "/ranking/" + BETTER + "/history?until=2026-10"),
                403,
                "wrong-unit");
        assertThat(http.get().uri("/api/v1/areas/" + PROVINCE + "/ranking?period=2026-10"))
                .hasStatus(401);
        assertThat(ranking(Person.of(http, "lanhdao-46", "46@2025-07-01", LEADER), "period=2026-10")
                        .at("/units/items")
                        .size())
                .isZero();
    }

    private static JsonNode ranking(Person person, String span) {
        var answer = person.get("/api/v1/areas/" + PROVINCE + "/ranking?" + span);
        assertThat(answer).hasStatus(200);
        return json(answer);
    }

    private static Filled figures(String addicts, String reached) {
        return complete().with("CA01", addicts).with("TT02", reached);
    }
}
