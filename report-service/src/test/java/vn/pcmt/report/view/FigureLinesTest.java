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
        StoredTotals january = totals("2025-01", Map.of("GC02", figure("3", 1, "3", 1)));
        StoredTotals february =
                totals("2025-02", Map.of("GC02", figure("2", 1, "2", 1), "QL01", figure("10000", 1, "10000", 1)));

        // 3 + 2 arrested since 15 December, of 10,000 residents
        assertThat(line("TL02", february, List.of(january, february)).received())
                .isEqualByComparingTo("0.05");
    }

    private static FigureLine line(String code, StoredTotals totals, List<StoredTotals> yearToDate) {
        Question question = Question.of(Catalogue.standard(), Catalogue.MONTHLY, Basis.TODAY, List.of(code));
        return FigureLines.of(question.indicators(), totals, yearToDate).getFirst();
    }

    private static StoredTotals totals(String period, Map<String, Figure> figures) {
        return StoredTotals.of(
                new AreaTotals(
                        1,
                        AT,
                        "VN",
                        Catalogue.MONTHLY,
                        period,
                        Basis.TODAY,
                        new Coverage(2, 2, 1, 0, 2, 0),
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
