package vn.pcmt.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;

class SampleFiguresTest {
    private static final ReportingPeriod FIRST = ReportingPeriod.parse("2024-12");
    private static final ReportingPeriod LAST = ReportingPeriod.parse("2026-11");
    private static final ReportingPeriod BEFORE_MERGER = ReportingPeriod.parse("2025-06");
    private static final ReportingPeriod AFTER_MERGER = ReportingPeriod.parse("2025-07");

    private final List<Unit> olds = Stream.of("60001", "60002", "60003")
            .map(code -> UnitStock.old(code, "60009"))
            .toList();
    private final Unit whole = UnitStock.today("60009");
    private final SampleFigures figures =
            new SampleFigures(1, Stream.concat(olds.stream(), Stream.of(whole)).toList(), FIRST, LAST);

    @Test
    void everyUnitReportsWhileItExists() {
        assertThat(figures.of("60001@2021-01-01", FIRST)).hasSize(40);
        assertThat(figures.of("60001@2021-01-01", AFTER_MERGER)).isNull();
        assertThat(figures.of(whole.key(), BEFORE_MERGER)).isNull();
        assertThat(figures.of(whole.key(), LAST)).hasSize(40);
    }

    @Test
    void stocksAreOpeningPlusAddedMinusRemoved() {
        for (Unit unit : units()) {
            for (ReportingPeriod period : FIRST.next().through(LAST)) {
                Map<String, BigDecimal> now = figures.of(unit.key(), period);
                Map<String, BigDecimal> before = figures.of(unit.key(), period.previous());
                if (now != null && before != null) {
                    assertThat(n(now, "CA01")).isEqualTo(n(before, "CA01") + n(now, "CA02") - n(now, "CA03"));
                    assertThat(n(now, "CA09")).isEqualTo(n(before, "CA09") + n(now, "CA10") - n(now, "CA11"));
                    assertThat(n(now, "GC11")).isEqualTo(n(before, "GC11") + n(now, "GC12") - n(now, "GC13"));
                }
            }
        }
    }

    @Test
    void aMergedUnitOpensWithTheSumOfWhatItsPartsClosedWith() {
        Map<String, BigDecimal> first = figures.of(whole.key(), AFTER_MERGER);
        assertThat(n(first, "CA01") - n(first, "CA02") + n(first, "CA03")).isEqualTo(closing("CA01"));
        assertThat(n(first, "CA09") - n(first, "CA10") + n(first, "CA11")).isEqualTo(closing("CA09"));
        assertThat(n(first, "GC11") - n(first, "GC12") + n(first, "GC13")).isEqualTo(closing("GC11"));
    }

    @Test
    void thePartsAddUpAndSubsetsStayWithin() {
        for (Unit unit : units()) {
            for (ReportingPeriod period : FIRST.through(LAST)) {
                Map<String, BigDecimal> now = figures.of(unit.key(), period);
                if (now != null) {
                    assertThat(n(now, "CA01"))
                            .isEqualTo(n(now, "CA04")
                                    + n(now, "CA05")
                                    + n(now, "CA06")
                                    + n(now, "CA07")
                                    + n(now, "CA08")
                                    + n(now, "TH01"));
                    assertThat(n(now, "GC03")).isLessThanOrEqualTo(n(now, "GC01"));
                    assertThat(n(now, "GC04")).isLessThanOrEqualTo(n(now, "GC01"));
                    assertThat(n(now, "CA13")).isLessThanOrEqualTo(n(now, "CA12"));
                    assertThat(n(now, "GC09") > 0).isEqualTo(now.get("GC10").signum() > 0);
                    assertThat(now.values())
                            .allSatisfy(figure -> assertThat(figure.signum()).isNotNegative());
                }
            }
        }
    }

    @Test
    void theResidentsOfThePartsAreThoseOfTheWhole() {
        long parts = olds.stream()
                .mapToLong(old -> n(figures.of(old.key(), FIRST), "QL01"))
                .sum();
        assertThat(parts).isBetween(9000L, 9030L);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        SampleFigures again = new SampleFigures(
                1, Stream.concat(Stream.of(whole), olds.reversed().stream()).toList(), FIRST, LAST);
        assertThat(again.of(whole.key(), LAST)).isEqualTo(figures.of(whole.key(), LAST));
        SampleFigures other = new SampleFigures(
                2, Stream.concat(olds.stream(), Stream.of(whole)).toList(), FIRST, LAST);
        assertThat(other.of(whole.key(), LAST)).isNotEqualTo(figures.of(whole.key(), LAST));
    }

    private long closing(String code) {
        return olds.stream()
                .mapToLong(old -> n(figures.of(old.key(), BEFORE_MERGER), code))
                .sum();
    }

    private List<Unit> units() {
        return Stream.concat(olds.stream(), Stream.of(whole)).toList();
    }

    private static long n(Map<String, BigDecimal> figures, String code) {
        assertThat(Reporting.FORM.indicator(code)).isPresent();
        return figures.get(code).longValueExact();
    }
}
