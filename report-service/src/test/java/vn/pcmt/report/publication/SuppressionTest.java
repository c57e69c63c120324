package vn.pcmt.report.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.publication.Content.Cell;
import vn.pcmt.report.publication.Content.Measure;
import vn.pcmt.report.publication.Content.Row;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Spanned.Behind;

class SuppressionTest {

    private static final int THRESHOLD = 5;
    private static final List<String> PARTS = List.of("CA01", "CA04", "CA05", "CA06", "CA07", "CA08", "TH01");
    private static final List<List<String>> SUMS = List.of(PARTS);
    private static final String AREA = "21@2025-07-01";
    private static final Suppression SUPPRESSION = new Suppression(THRESHOLD, SUMS);

    @Test
    void aSmallCountIsNotToldAndZeroIs() {
        Content table = singles("GC12", 3, 20, 30, 0, 40);

        List<Withheld> withheld = SUPPRESSION.of(table, indicators("GC12"), Set.of(), new Published());

        assertThat(withheld).contains(cell(0, "GC12")).doesNotContain(cell(3, "GC12"), whole("GC12"));
        assertThat(withheld)
                .as("the smallest two with it, so that the sum tells nothing")
                .hasSize(3);
        assertThat(withheld).contains(cell(1, "GC12"), cell(2, "GC12"));
    }

    @Test
    void withoutTheOthersItWouldBeComputedBack() {
        Content table = singles("GC12", 3, 20, 30, 0, 40);

        assertThat(new Adversary(table, Set.of(cell(0, "GC12")), SUMS, false, null).recovers(cell(0, "GC12")))
                .isTrue();
        assertThat(new Adversary(table, Set.of(cell(0, "GC12"), cell(1, "GC12")), SUMS, false, area(1))
                        .recovers(cell(0, "GC12")))
                .as("two are not enough for whoever is one of them")
                .isTrue();
        assertThat(new Adversary(
                                singles("GC12", 1, 1, 1, 0, 40),
                                Set.of(cell(0, "GC12"), cell(1, "GC12"), cell(2, "GC12")),
                                SUMS,
                                false,
                                null)
                        .recovers(cell(0, "GC12")))
                .as("three that are each one are known from their sum")
                .isTrue();
    }

    @Test
    void whereNothingElseIsLeftZerosHideIt() {
        Content table = singles("GC12", 3, 0, 0, 0);

        List<Withheld> withheld = SUPPRESSION.of(table, indicators("GC12"), Set.of(), new Published());

        assertThat(withheld).contains(cell(0, "GC12"), whole("GC12")).hasSize(4);
        assertThat(new Adversary(table, withheld, SUMS, true, null).range(cell(0, "GC12")))
                .isEqualTo(new Adversary.Range(0, 3));
    }

    @Test
    void whereTooFewReportTheirSumIsNotToldEither() {
        Content table = singles("GC12", 3, 20);

        assertThat(SUPPRESSION.of(table, indicators("GC12"), Set.of(), new Published()))
                .containsExactlyInAnyOrder(cell(0, "GC12"), cell(1, "GC12"), whole("GC12"));
    }

    @Test
    void whatIsMissingIsNotWithheld() {
        Content table = table(List.of("GC12"), List.of(figures("GC12", 3), figures("GC12", 20), new HashMap<>()));

        assertThat(SUPPRESSION.of(table, indicators("GC12"), Set.of(), new Published()))
                .doesNotContain(cell(2, "GC12"));
    }

    @Test
    void aPartIsNotComputedFromTheRestOfItsSum() {
        Map<String, Integer> first = parts(30, 2, 0, 9, 0, 0);
        Content table = table(
                PARTS,
                List.of(first, parts(50, 10, 0, 7, 0, 6), parts(80, 12, 6, 8, 0, 0), parts(90, 20, 9, 30, 0, 8)));

        List<Withheld> withheld =
                SUPPRESSION.of(table, indicators(PARTS.toArray(String[]::new)), Set.of(), new Published());

        assertThat(withheld).contains(cell(0, "CA05"), cell(0, "CA01"), cell(0, "CA04"));
        assertThat(withheld)
                .as("nobody reports any, which the sum says as well")
                .doesNotContain(cell(0, "CA08"));
        assertThat(new Adversary(table, withheld, SUMS, true, area(1)).recovers(cell(0, "CA05")))
                .isFalse();
        assertThat(new Adversary(table, Set.of(cell(0, "CA05"), cell(1, "CA05"), cell(2, "CA05")), SUMS, true, null)
                        .recovers(cell(0, "CA05")))
                .as("which it would be, were only the column protected")
                .isTrue();
    }

    @Test
    void aSmallPartOfTheWholeAreaIsNotComputedFromItsSum() {
        Content commune = table(PARTS, List.of());
        Content alone = new Content(
                commune.area(),
                commune.areaName(),
                commune.template(),
                commune.templateName(),
                commune.basis(),
                commune.every(),
                commune.first(),
                commune.last(),
                commune.start(),
                commune.end(),
                commune.through(),
                commune.over(),
                commune.frozenAt(),
                commune.asOf(),
                commune.lagMs(),
                commune.measures(),
                List.of(row(AREA, PARTS, parts(1, 1, 0, 7, 0, 0))));

        List<Withheld> withheld =
                SUPPRESSION.of(alone, indicators(PARTS.toArray(String[]::new)), Set.of(), new Published());

        assertThat(withheld).contains(whole("CA04"), whole("CA05")).hasSize(3);
    }

    @Test
    void whatWasNotToldInAnEarlierVintageIsNotToldInALaterOne() {
        Content table = singles("GC12", 6, 20, 30, 0, 40);

        assertThat(SUPPRESSION.of(table, indicators("GC12"), Set.of(), new Published()))
                .isEmpty();
        assertThat(SUPPRESSION.of(
                        table,
                        indicators("GC12"),
                        Set.of(cell(0, "GC12"), cell(1, "GC12"), cell(2, "GC12")),
                        new Published()))
                .as("else what did not change in between would give away the earlier one")
                .containsExactlyInAnyOrder(cell(0, "GC12"), cell(1, "GC12"), cell(2, "GC12"));
    }

    @Test
    void aRatioIsNotToldWhereAPartIsNot() {
        List<String> codes = List.of("CA01", "CA09", "QL01", "GC02");
        List<Map<String, Integer>> rows = new ArrayList<>();
        for (int users : List.of(3, 20, 30, 40)) {
            rows.add(Map.of("CA01", 50, "CA09", users, "QL01", 9000, "GC02", 10));
        }
        Content table = table(codes, rows);
        List<Indicator> indicators = new ArrayList<>(indicators(codes.toArray(String[]::new)));
        indicators.addAll(indicators("TL01", "TL02"));

        List<Withheld> withheld = SUPPRESSION.of(table, indicators, Set.of(), new Published());

        assertThat(withheld).contains(cell(0, "TL01")).doesNotContain(cell(3, "TL01"), whole("TL01"));
        assertThat(withheld)
                .as("a ratio of the year tells other periods")
                .contains(cell(3, "TL02"))
                .doesNotContain(whole("TL02"));
    }

    @Test
    void withoutAThresholdEverythingIsTold() {
        assertThat(new Suppression(0, SUMS).of(singles("GC12", 1, 2, 3), indicators("GC12"), Set.of(), new Published()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyComputesASuppressedFigureBack(long seed) {
        Random random = new Random(seed);
        int attacked = 0;
        for (int i = 0; i < 12; i++) {
            Content table = anyTable(random);
            List<String> codes = table.measures().stream().map(Measure::code).toList();
            List<Withheld> withheld =
                    SUPPRESSION.of(table, indicators(codes.toArray(String[]::new)), Set.of(), new Published());
            for (Withheld cell : withheld) {
                if (cell.area().equals(AREA)) {
                    assertUnknown(new Adversary(table, withheld, SUMS, false, null), cell);
                } else {
                    assertUnknown(new Adversary(table, withheld, SUMS, false, null), cell);
                    if (gave(table, cell.indicator()) >= 2) {
                        assertUnknown(new Adversary(table, withheld, SUMS, true, null), cell);
                    }
                    attacked++;
                }
            }
            assertUnknownToNeighbours(table, withheld);
        }
        assertThat(attacked).isGreaterThan(20);
    }

    /** Small counts, where at least three areas gave the figure: with two, one always has the other from the sum. */
    private static void assertUnknownToNeighbours(Content table, List<Withheld> withheld) {
        for (Row row : table.below()) {
            for (Cell cell : row.cells()) {
                boolean small = cell.accepted() != null
                        && cell.accepted().signum() > 0
                        && cell.accepted().compareTo(BigDecimal.valueOf(THRESHOLD)) < 0;
                if (small && gave(table, cell.indicator()) >= 3) {
                    for (Row neighbour : table.below()) {
                        if (neighbour != row) {
                            assertUnknown(
                                    new Adversary(table, withheld, SUMS, true, neighbour.area()),
                                    new Withheld(row.area(), cell.indicator()));
                        }
                    }
                }
            }
        }
    }

    private static long gave(Content table, String indicator) {
        return table.below().stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.indicator().equals(indicator) && cell.accepted() != null)
                .count();
    }

    private static void assertUnknown(Adversary adversary, Withheld cell) {
        assertThat(adversary.recovers(cell))
                .as("%s recovers %s", adversary, cell)
                .isFalse();
    }

    /** Which indicators add up to which is said twice, in the rules of reports and in the setting: this holds them together. */
    @Test
    void everySumThatTheRulesKnowIsReckonedWith() throws Exception {
        String rules = new String(
                getClass().getResourceAsStream("/vn/pcmt/report/rule/rules.yml").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Matcher sum = Pattern.compile("holds: ((?:[A-Z]{2}\\d\\d \\+ )+[A-Z]{2}\\d\\d) == ([A-Z]{2}\\d\\d)\\n")
                .matcher(rules);
        int found = 0;
        while (sum.find()) {
            List<String> codes = new ArrayList<>(List.of(sum.group(2)));
            codes.addAll(List.of(sum.group(1).split(" \\+ ")));
            assertThat(SUMS).contains(codes);
            found++;
        }
        assertThat(found).isPositive();
    }

    /** Four to seven areas, some without a report; one column by itself and a sum with its parts, mostly of small figures. */
    private static Content anyTable(Random random) {
        List<String> codes = new ArrayList<>(List.of("GC12"));
        codes.addAll(PARTS);
        List<Map<String, Integer>> rows = new ArrayList<>();
        int areas = 4 + random.nextInt(4);
        for (int i = 0; i < areas; i++) {
            if (random.nextInt(10) == 0) {
                rows.add(Map.of());
                continue;
            }
            Map<String, Integer> row = parts(
                    figure(random), figure(random), figure(random), figure(random), figure(random), figure(random));
            row.put("GC12", figure(random));
            rows.add(row);
        }
        return table(codes, rows);
    }

    private static int figure(Random random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> 0;
            case 2 -> random.nextInt(6);
            default -> random.nextInt(40);
        };
    }

    private static Map<String, Integer> parts(int... parts) {
        Map<String, Integer> row = new HashMap<>();
        int sum = 0;
        for (int i = 0; i < parts.length; i++) {
            row.put(PARTS.get(i + 1), parts[i]);
            sum += parts[i];
        }
        row.put("CA01", sum);
        return row;
    }

    private static Map<String, Integer> figures(String code, int figure) {
        return Map.of(code, figure);
    }

    private static Content singles(String code, int... figures) {
        List<Map<String, Integer>> rows = new ArrayList<>();
        for (int figure : figures) {
            rows.add(figures(code, figure));
        }
        return table(List.of(code), rows);
    }

    private static Content table(List<String> codes, List<? extends Map<String, Integer>> below) {
        Map<String, Integer> sums = new HashMap<>();
        below.forEach(row -> row.forEach((code, figure) -> sums.merge(code, figure, Integer::sum)));
        List<Row> rows = new ArrayList<>(List.of(row(AREA, codes, sums)));
        for (int i = 0; i < below.size(); i++) {
            rows.add(row(area(i), codes, below.get(i)));
        }
        return new Content(
                AREA,
                "Tỉnh thử",
                "PCMT-THANG",
                "Báo cáo tháng",
                Basis.TODAY,
                PeriodKind.MONTH,
                "2025-08",
                "2025-08",
                LocalDate.of(2025, 7, 15),
                LocalDate.of(2025, 8, 14),
                "2025-08",
                true,
                Instant.EPOCH,
                null,
                0,
                codes.stream()
                        .map(code -> new Measure(code, code, code, "người", 0))
                        .toList(),
                rows);
    }

    private static Row row(String area, List<String> codes, Map<String, Integer> figures) {
        return new Row(
                area,
                area,
                new Completeness(1, 1, 1, 0, 1, 0, 0),
                null,
                0,
                codes.stream().map(code -> cellOf(code, figures.get(code))).toList());
    }

    private static Cell cellOf(String code, @Nullable Integer figure) {
        BigDecimal value = figure == null ? null : BigDecimal.valueOf(figure);
        return new Cell(code, value, value, new Behind(1, 1, 1), true, false, false, false);
    }

    private static List<Indicator> indicators(String... codes) {
        return List.of(codes).stream()
                .map(code -> Catalogue.standard().indicator(code).orElseThrow())
                .toList();
    }

    private static String area(int index) {
        return "2100" + (index + 1) + "@2025-07-01";
    }

    private static Withheld cell(int index, String code) {
        return new Withheld(area(index), code);
    }

    private static Withheld whole(String code) {
        return new Withheld(AREA, code);
    }
}
