package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.totals.ProvincialPart;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.Shown.FigureLine;

class FigureLinesTest {

    private static final Instant AT = Instant.parse("2025-08-16T03:00:00Z");

    @Test
    void showsNoFigureWhereNoReportGaveOneAndZeroWhereOneGaveZero() {
        StoredTotals totals = totals("2025-08", Map.of("CA01", figure("0", 1, "0", 0)));

        assertThat(line("CA01", totals, List.of())).isEqualTo(new FigureLine("CA01", number("0"), null, 1, 0, true));
        assertThat(line("CA02", totals, List.of())).isEqualTo(new FigureLine("CA02", null, null, 0, 0, false));
        assertThat(line("CA01", null, List.of())).isEqualTo(new FigureLine("CA01", null, null, 0, 0, false));
    }

    @Test
    void makesARatioOfTheSumsOfItsOwnAreaAndNeverAnAverage() {
        // Two communes: 30 of 1,000 and 10 of 9,000. The ratio is 40 of 10,000 = 0.4 %, the average would be 1.5556 %.
        StoredTotals totals = totals(
                "2025-08",
                Map.of(
                        "CA01", figure("30", 2, "30", 1),
                        "CA09", figure("10", 2, "0", 1),
                        "QL01", figure("10000", 2, "1000", 1)));

        FigureLine ratio = line("TL01", totals, List.of(totals));

        assertThat(ratio.received()).isEqualByComparingTo("0.4");
        assertThat(ratio.accepted()).isEqualByComparingTo("3");
        assertThat(ratio.pending()).isTrue();
    }

    @Test
    void hasNoRatioWithoutADenominator() {
        StoredTotals zero = totals("2025-08", Map.of("CA01", figure("3", 1, "3", 1), "QL01", figure("0", 1, "0", 1)));
        StoredTotals none = totals("2025-08", Map.of("CA01", figure("3", 1, "3", 1)));

        assertThat(line("TL01", zero, List.of(zero)).received()).isNull();
        assertThat(line("TL01", none, List.of(none)).received()).isNull();
        assertThat(line("TL01", null, List.of()).received()).isNull();
    }

    @Test
    void sumsTheYearForARatioOfTheYear() {
        StoredTotals january = totals("2025-01", 2, Map.of("GC02", figure("3", 2, "3", 2)));
        StoredTotals february =
                totals("2025-02", 2, Map.of("GC02", figure("2", 2, "2", 1), "QL01", figure("10000", 2, "6000", 1)));

        FigureLine ratio = line("TL02", february, List.of(january, february));

        // 3 + 2 arrested since 15 December, of 10,000 residents. One February report still waits for its review.
        assertThat(ratio.received()).isEqualByComparingTo("0.05");
        assertThat(ratio.accepted()).isNull();
        assertThat(ratio.pending()).isTrue();
    }

    @Test
    void hasNoRatioOfTheYearWhileAReportIsMissing() {
        StoredTotals january = totals("2025-01", 78, Map.of("GC02", figure("30", 78, "30", 78)));
        Figure residents = figure("1500000", 78, "1500000", 78);
        StoredTotals whole = totals("2025-02", 78, Map.of("GC02", figure("20", 78, "20", 78), "QL01", residents));
        // One commune of 78 has reported: 31 arrested over its 9,000 residents would be twenty times too much.
        StoredTotals one =
                totals("2025-02", 78, Map.of("GC02", figure("1", 1, "1", 1), "QL01", figure("9000", 1, "9000", 1)));
        StoredTotals januaryLess = totals("2025-01", 78, Map.of("GC02", figure("30", 77, "30", 77)));
        StoredTotals nothingOwed = totals("2025-01", 0, Map.of());

        assertThat(line("TL02", whole, List.of(january, whole)).received()).isNotNull();
        assertThat(line("TL02", one, List.of(january, one))).isEqualTo(new FigureLine("TL02", null, null, 1, 1, false));
        assertThat(line("TL02", whole, List.of(januaryLess, whole)).received()).isNull();
        assertThat(line("TL02", whole, List.of(whole)).received()).isNull();
        assertThat(line("TL02", whole, List.of(nothingOwed, whole)).received()).isNull();
        // The ratio of one period needs no other: both figures come from the same reports.
        assertThat(line("TL01", oneMonth(), List.of(oneMonth())).received()).isEqualByComparingTo("0.4");
    }

    /** Arrests of the provincial police are in the ratio of the year: 50 of communes and 10 of its own over 10,000. */
    @Test
    void aRatioOfTheYearNeedsWhatTheProvinceReportsItselfWhereItIsAskedForIt() {
        Figure residents = figure("10000", 2, "10000", 2);
        StoredTotals withIt = provincial("2025-01", 1, Map.of("GC02", figure("60", 3, "60", 3), "QL01", residents));
        StoredTotals without = provincial("2025-01", 1, Map.of("GC02", figure("50", 2, "50", 2), "QL01", residents));
        StoredTotals notOwed = provincial("2025-01", 0, Map.of("GC02", figure("50", 2, "50", 2), "QL01", residents));

        assertThat(line("TL02", withIt, List.of(withIt)).received()).isEqualByComparingTo("0.6");
        assertThat(line("TL02", without, List.of(without)).received()).isNull();
        assertThat(line("TL02", notOwed, List.of(notOwed)).received()).isEqualByComparingTo("0.5");
    }

    @Test
    void whatTheProvinceHasNotReportedIsMissingAndNotZero() {
        StoredTotals totals = provincial("2025-01", 1, Map.of("GC02", figure("50", 2, "50", 2)));

        assertThat(FigureLines.of(monthly(List.of("GC02", "CA01")), totals.ofProvinces()))
                .containsExactly(new FigureLine("GC02", null, null, 0, 0, false));
    }

    private static StoredTotals provincial(String period, int expected, Map<String, Figure> figures) {
        return StoredTotals.of(
                new AreaTotals(
                        1,
                        AT,
                        "44@2025-07-01",
                        Catalogue.MONTHLY,
                        period,
                        Basis.TODAY,
                        new Coverage(2, 2, 2, 0, 2, 0),
                        Map.of(),
                        0,
                        new HashMap<>(figures),
                        new ProvincialPart(new Coverage(expected, 0, 0, 0, 0, 0), Map.of(), Map.of())),
                1);
    }

    private static Question monthly(List<String> codes) {
        return Question.of(Catalogue.standard(), Catalogue.MONTHLY, Basis.TODAY, codes);
    }

    private static StoredTotals oneMonth() {
        return totals("2025-02", 78, Map.of("CA01", figure("36", 1, "36", 1), "QL01", figure("9000", 1, "9000", 1)));
    }

    private static FigureLine line(String code, StoredTotals totals, List<StoredTotals> yearToDate) {
        return FigureLines.of(monthly(List.of(code)), totals, yearToDate).getFirst();
    }

    private static StoredTotals totals(String period, Map<String, Figure> figures) {
        return totals(period, 2, figures);
    }

    private static StoredTotals totals(String period, int expected, Map<String, Figure> figures) {
        return StoredTotals.of(
                new AreaTotals(
                        1,
                        AT,
                        "VN",
                        Catalogue.MONTHLY,
                        period,
                        Basis.TODAY,
                        new Coverage(expected, 0, 0, 0, 0, 0),
                        Map.of(),
                        0,
                        new HashMap<>(figures)),
                1);
    }

    private static Figure figure(String received, int receivedReports, String accepted, int acceptedReports) {
        return new Figure(number(received), receivedReports, number(accepted), acceptedReports);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
