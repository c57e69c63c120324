package vn.pcmt.report.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.view.TargetStatus.AT_RISK;
import static vn.pcmt.contract.view.TargetStatus.INSUFFICIENT_DATA;
import static vn.pcmt.contract.view.TargetStatus.MET;
import static vn.pcmt.contract.view.TargetStatus.MISSED;
import static vn.pcmt.contract.view.TargetStatus.NOT_DUE;
import static vn.pcmt.contract.view.TargetStatus.ON_TRACK;
import static vn.pcmt.report.target.TargetFixture.aTargetOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.view.TargetOutlook;
import vn.pcmt.contract.view.TargetReading.ReadingCoverage;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.IndicatorSeries;
import vn.pcmt.report.view.PeriodSums;

class MeasurementTest {

    private static final Instant AT = Instant.parse("2024-11-18T02:00:00Z");
    private static final TargetFixture FIVE_PERCENT_MORE_CASES =
            aTargetOf("GC01").growingBy("5").comparedWithLastYear();

    private final Map<ReportingPeriod, PeriodSums> sums = new HashMap<>();

    @Test
    void aFlowAddsUpAndIsComparedWithTheSamePeriodsOfLastYear() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-10", "GC01", "11");

        Standing standing = standing(FIVE_PERCENT_MORE_CASES, "2024-10");

        assertThat(standing.actual()).isEqualByComparingTo("110");
        assertThat(standing.baseline()).isEqualByComparingTo("120");
        assertThat(standing.goal()).isEqualByComparingTo("126");
        assertThat(standing.expectedByNow())
                .as("100 by October last year, and 5 %")
                .isEqualByComparingTo("105");
        assertThat(standing.status()).isEqualTo(ON_TRACK);
        assertThat(standing.period()).hasToString("2024-10");
        assertThat(standing.coverage()).isEqualTo(new ReadingCoverage(780, 780, 780));
    }

    @Test
    void whatFallsBehindItsTrajectoryIsAtRiskAndSaysWhenItWillBeMissed() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-10", "GC01", "9");

        Standing standing = standing(FIVE_PERCENT_MORE_CASES, "2024-10");

        assertThat(standing.actual()).isEqualByComparingTo("90");
        assertThat(standing.status()).isEqualTo(AT_RISK);
        assertThat(standing.outlook().willMissOn()).isEqualTo(LocalDate.of(2024, 12, 14));
        assertThat(standing.outlook().forecast()).isLessThan(new BigDecimal("126"));
    }

    @Test
    void itIsNotCertainWhileTheBandCrossesTheGoal() {
        months("2023-01", "2023-12", "CA16", "10");
        ReportingPeriod.parse("2023-01")
                .through(ReportingPeriod.parse("2024-06"))
                .forEach(period -> month(period.toString(), 78, 78, "CA16", period.number() % 2 == 0 ? "16" : "4"));

        Standing.Outlook close =
                standing(aTargetOf("CA16").atMost("122"), "2024-06").outlook();
        assertThat(close.certainty()).isEqualTo(TargetOutlook.UNCERTAIN);
        assertThat(close.low()).isLessThan(new BigDecimal("122"));
        assertThat(close.high()).isGreaterThan(new BigDecimal("122"));

        Standing far = standing(aTargetOf("CA16").atMost("400"), "2024-06");
        assertThat(far.outlook().certainty()).isEqualTo(TargetOutlook.WILL_MEET);
        assertThat(far.outlook().willMissOn()).isNull();
        assertThat(far.status()).isEqualTo(ON_TRACK);
    }

    @Test
    void ofSevenMonthsNothingIsForecast() {
        months("2024-01", "2024-07", "CA16", "7");

        Standing.Outlook outlook =
                standing(aTargetOf("CA16").atMost("200"), "2024-07").outlook();

        assertThat(outlook.certainty()).isEqualTo(TargetOutlook.INSUFFICIENT_DATA);
        assertThat(outlook.forecast()).isNull();
        assertThat(outlook.willMissOn()).isNull();
    }

    @Test
    void oneGoodPeriodAfterABadOneDoesNotTurnATarget() {
        TargetFixture fewer = aTargetOf("CA01").atMost("80").comparedWith("100").lasting("2024-01", "2024-10");
        months("2024-01", "2024-04", "CA01", "98");
        months("2024-05", "2024-06", "CA01", "85");

        assertThat(standing(fewer, "2024-04").status()).as("98, and 92 asked").isEqualTo(AT_RISK);
        assertThat(standing(fewer, "2024-05").status()).as("85 is good, once").isEqualTo(AT_RISK);
        assertThat(standing(fewer, "2024-06").status()).as("and twice").isEqualTo(ON_TRACK);
    }

    @Test
    void aSpanIsAskedForItsPartOfTheWay() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-10", "GC01", "11");

        Measurement.Asked quarter = asked(FIVE_PERCENT_MORE_CASES, "2024-04", "2024-06");
        assertThat(quarter.figure()).as("30 in that quarter last year, and 5 %").isEqualByComparingTo("31.5");
        assertThat(quarter.baseline()).isEqualByComparingTo("120");
        assertThat(quarter.isReachedBy(new BigDecimal("32"))).isTrue();
        assertThat(quarter.isReachedBy(new BigDecimal("31"))).isFalse();
        assertThat(asked(FIVE_PERCENT_MORE_CASES, "2024-01", "2024-12").figure())
                .isEqualByComparingTo("126");
        assertThat(asked(FIVE_PERCENT_MORE_CASES, "2023-12", "2024-01"))
                .as("begins before the target")
                .isNull();
        assertThat(asked(FIVE_PERCENT_MORE_CASES, "2025-01", "2025-01")).isNull();
        TargetFixture fewer = aTargetOf("CA01").atMost("80").comparedWith("100").lasting("2024-01", "2024-10");
        assertThat(asked(fewer, "2023-11", "2024-05").figure())
                .as("of what is there, where the way is at the end")
                .isEqualByComparingTo("90");
    }

    @Test
    void aMonthWithoutReportsIsNotAMonthOfZero() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-10", "GC01", "11");
        month("2024-03", 78, 60, "GC01", "8");

        Standing standing = standing(FIVE_PERCENT_MORE_CASES, "2024-10");

        assertThat(standing.status()).isEqualTo(INSUFFICIENT_DATA);
        assertThat(standing.period()).hasToString("2024-02");
        assertThat(standing.actual()).isEqualByComparingTo("22");
        assertThat(standing.received()).as("shown, though it decides nothing").isEqualByComparingTo("107");
        assertThat(standing.coverage().accepted()).isEqualTo(762);
    }

    @Test
    void fourFifthsOfTheReportsAreEnough() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-10", "GC01", "11");
        month("2024-10", 78, 63, "GC01", "11");

        assertThat(standing(FIVE_PERCENT_MORE_CASES, "2024-10").period()).hasToString("2024-10");
    }

    @Test
    void whileTheLatestMonthIsReviewedTheOneBeforeSpeaks() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-09", "GC01", "11");
        month("2024-10", 78, 0, "GC01", "0");

        Standing standing = standing(FIVE_PERCENT_MORE_CASES, "2024-10");

        assertThat(standing.period()).hasToString("2024-09");
        assertThat(standing.status()).isEqualTo(ON_TRACK);
    }

    @Test
    void atTheEndItIsMetOrMissedAndWithoutTheLastReportsNeither() {
        months("2023-01", "2023-12", "GC01", "10");
        months("2024-01", "2024-10", "GC01", "10");
        months("2024-11", "2024-12", "GC01", "13");
        assertThat(standing(FIVE_PERCENT_MORE_CASES, "2024-12").status())
                .as("126 of 126")
                .isEqualTo(MET);

        month("2024-12", 78, 78, "GC01", "12");
        assertThat(standing(FIVE_PERCENT_MORE_CASES, "2024-12").status())
                .as("125 of 126")
                .isEqualTo(MISSED);

        month("2024-12", 78, 60, "GC01", "12");
        assertThat(standing(FIVE_PERCENT_MORE_CASES, "2024-12").status()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void whatOnlyGrowsIsMetOrMissedBeforeItsTimeIsOver() {
        months("2024-01", "2024-03", "CA16", "7");

        assertThat(standing(aTargetOf("CA16").atLeast("21"), "2024-03").status())
                .isEqualTo(MET);
        assertThat(standing(aTargetOf("CA16").atMost("20"), "2024-03").status()).isEqualTo(MISSED);
        months("2023-06", "2023-12", "CA16", "7");
        Standing atMost = standing(aTargetOf("CA16").atMost("30"), "2024-03");
        assertThat(atMost.status()).isEqualTo(AT_RISK);
        assertThat(atMost.outlook().willMissOn()).as("28 in April, 35 in May").isEqualTo(LocalDate.of(2024, 5, 14));
        assertThat(atMost.outlook().forecast()).isEqualByComparingTo("84");
        assertThat(atMost.outlook().certainty()).isEqualTo(TargetOutlook.WILL_MISS);
    }

    @Test
    void aStockIsWhatItIsAtTheEndAndGoesAStraightWayFromItsBaseline() {
        TargetFixture fewer = aTargetOf("CA01").atMost("80").comparedWith("100").lasting("2024-01", "2024-10");
        months("2024-01", "2024-04", "CA01", "98");
        month("2024-05", 78, 78, "CA01", "89");

        Standing standing = standing(fewer, "2024-05");

        assertThat(standing.actual()).isEqualByComparingTo("89");
        assertThat(standing.expectedByNow())
                .as("half of the way from 100 to 80")
                .isEqualByComparingTo("90");
        month("2024-05", 78, 78, "CA01", "91");
        assertThat(standing(fewer, "2024-05").status()).isEqualTo(AT_RISK);
    }

    @Test
    void aRatioIsMadeFromItsPartsAnew() {
        sums.put(
                ReportingPeriod.parse("2024-01"),
                new PeriodSums(
                        2,
                        0,
                        Set.of(),
                        true,
                        false,
                        AT,
                        Map.of(
                                "CA01", figure("30", 2, 2),
                                "CA09", figure("10", 2, 2),
                                "QL01", figure("10000", 2, 2))));

        Standing standing = standing(aTargetOf("TL01").atMost("0.5"), "2024-01");

        assertThat(standing.actual()).as("40 of 10,000, in percent").isEqualByComparingTo("0.4");
        assertThat(standing.status()).isEqualTo(ON_TRACK);
    }

    /** 78 communes have given it, and the province is asked for it too: its figure is one of 79. */
    @Test
    void aFigureThatTheProvinceIsAskedForWaitsForItsReportToo() {
        sums.put(
                ReportingPeriod.parse("2024-01"),
                new PeriodSums(3, 1, Set.of("GC01"), true, false, AT, Map.of("GC01", figure("90", 3, 3))));
        assertThat(standing(aTargetOf("GC01").atMost("1000"), "2024-01").status())
                .as("three of four are less than four fifths")
                .isEqualTo(INSUFFICIENT_DATA);

        sums.put(
                ReportingPeriod.parse("2024-01"),
                new PeriodSums(3, 1, Set.of("GC01"), true, false, AT, Map.of("GC01", figure("95", 4, 4))));
        assertThat(standing(aTargetOf("GC01").atMost("1000"), "2024-01").actual())
                .isEqualByComparingTo("95");

        sums.put(
                ReportingPeriod.parse("2024-01"),
                new PeriodSums(3, 1, Set.of("GC01"), true, false, AT, Map.of("CA01", figure("95", 3, 3))));
        assertThat(standing(aTargetOf("CA01").atMost("1000"), "2024-01").coverage())
                .as("what only communes are asked for needs no more than theirs")
                .isEqualTo(new ReadingCoverage(3, 3, 3));
    }

    @Test
    void fallingEveryYearIsMissedWithTheFirstYearThatDoesNotFall() {
        TargetFixture falling = aTargetOf("CA01").fallingEveryYear().lasting("2026-01", "2030-12");
        months("2025-01", "2025-12", "CA01", "100");
        months("2026-01", "2026-12", "CA01", "95");
        assertThat(standing(falling, "2026-12").status()).as("one year of five").isEqualTo(ON_TRACK);

        months("2027-01", "2027-06", "CA01", "96");
        Standing behind = standing(falling, "2027-06");
        assertThat(behind.status()).isEqualTo(AT_RISK);
        assertThat(behind.goal()).isEqualByComparingTo("95");

        months("2027-07", "2027-12", "CA01", "95");
        assertThat(standing(falling, "2027-12").status())
                .as("as many is not fewer")
                .isEqualTo(MISSED);
        months("2028-01", "2028-12", "CA01", "50");
        assertThat(standing(falling, "2028-12").status()).isEqualTo(MISSED);
    }

    @Test
    void whereNothingIsLeftNothingHasToFall() {
        months("2025-01", "2026-12", "CA01", "0");

        assertThat(standing(aTargetOf("CA01").fallingEveryYear().lasting("2026-01", "2026-12"), "2026-12")
                        .status())
                .isEqualTo(MET);
    }

    @Test
    void withoutTheYearBeforeAFallCannotBeTold() {
        months("2026-01", "2026-06", "CA01", "5");

        Standing standing = standing(aTargetOf("CA01").fallingEveryYear().lasting("2026-01", "2026-12"), "2026-06");

        assertThat(standing.status()).isEqualTo(INSUFFICIENT_DATA);
        assertThat(standing.goal()).isNull();
    }

    @Test
    void itsOwnHistoryIsTakenPerPeriod() {
        months("2022-01", "2022-12", "GC01", "8");
        months("2023-01", "2023-12", "GC01", "12");
        month("2024-01", 78, 78, "GC01", "11");

        Standing standing =
                standing(aTargetOf("GC01").growingBy("5").comparedWithItself("2022-01", "2023-12"), "2024-01");

        assertThat(standing.baseline()).as("240 in 24 months, for 12").isEqualByComparingTo("120");
        assertThat(standing.expectedByNow()).as("a twelfth of 126").isEqualByComparingTo("10.5");
    }

    @Test
    void aYearOnTheWayIsWhatIsThereAtItsEnd() {
        TargetFixture target = aTargetOf("QL02")
                .atLeast("100")
                .comparedWith("10")
                .reaching("40", "2024")
                .reaching("100", "2025")
                .lasting("2024-01", "2025-12");
        months("2024-01", "2025-06", "QL02", "60");

        assertThat(standing(target, "2024-06").expectedByNow()).isEqualByComparingTo("25");
        assertThat(standing(target, "2024-12").expectedByNow()).isEqualByComparingTo("40");
        assertThat(standing(target, "2025-06").expectedByNow()).isEqualByComparingTo("70");
    }

    @Test
    void aYearOnTheWayOfWhatAddsIsWhatThatYearAdds() {
        TargetFixture target = aTargetOf("GC01")
                .atLeast("300")
                .reaching("120", "2024")
                .reaching("180", "2025")
                .lasting("2024-01", "2025-12");
        months("2024-01", "2025-06", "GC01", "10");

        assertThat(standing(target, "2024-06").expectedByNow())
                .as("half of the first year")
                .isEqualByComparingTo("60");
        assertThat(standing(target, "2024-12").expectedByNow()).isEqualByComparingTo("120");
        assertThat(standing(target, "2025-06").expectedByNow())
                .as("the first year and half of the second")
                .isEqualByComparingTo("210");
        assertThat(standing(target, "2025-06").actual()).as("18 months of 10").isEqualByComparingTo("180");
        assertThat(standing(target, "2025-06").status()).isEqualTo(AT_RISK);
    }

    @Test
    void aTargetThatEndsWithinAYearReachesItsLastMilestoneAtItsEnd() {
        TargetFixture target = aTargetOf("QL02")
                .atLeast("60")
                .comparedWith("0")
                .reaching("60", "2024")
                .lasting("2024-01", "2024-06");
        months("2024-01", "2024-06", "QL02", "30");

        assertThat(standing(target, "2024-03").expectedByNow()).isEqualByComparingTo("30");
        assertThat(standing(target, "2024-06").expectedByNow()).isEqualByComparingTo("60");
    }

    @Test
    void milestonesBendTheWay() {
        TargetFixture target = aTargetOf("QL02")
                .atLeast("100")
                .comparedWith("10")
                .reaching("40", "2024-12")
                .lasting("2024-01", "2025-12");
        months("2024-01", "2025-06", "QL02", "60");

        assertThat(standing(target, "2024-06").expectedByNow())
                .as("half way from 10 to 40")
                .isEqualByComparingTo("25");
        assertThat(standing(target, "2025-06").expectedByNow())
                .as("half way from 40 to 100")
                .isEqualByComparingTo("70");
    }

    @Test
    void beforeTheFirstDeadlineNothingIsDue() {
        assertThat(standing(FIVE_PERCENT_MORE_CASES, "2023-12").status()).isEqualTo(NOT_DUE);
    }

    @Test
    void whatNobodyCanComputeIsNeverMet() {
        months("2024-01", "2024-12", "CA01", "0");

        assertThat(standing(aTargetOf("TL03").atLeast("0"), "2024-12").status()).isEqualTo(INSUFFICIENT_DATA);
        assertThat(standing(aTargetOf("XX99").atLeast("0"), "2024-12").status()).isEqualTo(INSUFFICIENT_DATA);
    }

    @Test
    void anAreaWithoutTotalsLeavesTheSumOpen() {
        PeriodSums half = new PeriodSums(39, 0, Set.of(), false, false, AT, Map.of("CA01", figure("10", 39, 39)));
        sums.put(ReportingPeriod.parse("2024-01"), half);

        assertThat(standing(aTargetOf("CA01").atMost("20"), "2024-01").status()).isEqualTo(INSUFFICIENT_DATA);
    }

    private Standing standing(TargetFixture target, String due) {
        return measurement(target, due).standing();
    }

    private Measurement.Asked asked(TargetFixture target, String first, String last) {
        return measurement(target, "2024-10").asked(ReportingPeriod.parse(first).through(ReportingPeriod.parse(last)));
    }

    private Measurement measurement(TargetFixture target, String due) {
        Catalogue catalogue = Catalogue.standard();
        String code = target.state().indicator().code();
        IndicatorSeries series =
                new IndicatorSeries(catalogue.indicator(code).orElse(null), catalogue, sums, new BigDecimal("0.8"));
        ReportingPeriod through = ReportingPeriod.parse(due);
        return new Measurement(target.state(), series, through, through);
    }

    private void months(String first, String last, String code, String value) {
        ReportingPeriod.parse(first)
                .through(ReportingPeriod.parse(last))
                .forEach(period -> month(period.toString(), 78, 78, code, value));
    }

    private void month(String period, int expected, int accepted, String code, String value) {
        sums.put(
                ReportingPeriod.parse(period),
                new PeriodSums(
                        expected, 0, Set.of(), true, false, AT, Map.of(code, figure(value, expected, accepted))));
    }

    private static Figure figure(String value, int received, int accepted) {
        return new Figure(new BigDecimal(value), received, new BigDecimal(value), accepted);
    }
}
