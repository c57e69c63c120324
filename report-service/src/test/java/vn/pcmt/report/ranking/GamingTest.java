package vn.pcmt.report.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.pcmt.report.outlier.Outlier;
import vn.pcmt.report.ranking.Gaming.Flag;
import vn.pcmt.report.ranking.Gaming.Kind;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting.Filled;

class GamingTest {

    private static final String UNIT = "13900@2025-07-01";
    private static final List<String> MONTHS = List.of("2026-01", "2026-02", "2026-03");

    private static final RankingSettings SETTINGS = new RankingSettings(
            BigDecimal.ONE,
            BigDecimal.ONE,
            BigDecimal.ONE,
            List.of("CA01"),
            List.of(),
            Duration.ofDays(10),
            Duration.ofHours(2),
            new BigDecimal("0.9"),
            3);

    private final Gaming gaming = new Gaming(SETTINGS, reports -> Optional.empty());

    @Test
    void allReportsRightBeforeTheirDeadlineLookStrange() {
        assertThat(kinds(sentBeforeTheDeadline(Duration.ofMinutes(30)))).contains(Kind.ALL_AT_THE_DEADLINE);
        assertThat(kinds(sentBeforeTheDeadline(Duration.ofHours(3)))).doesNotContain(Kind.ALL_AT_THE_DEADLINE);
        assertThat(kinds(sentBeforeTheDeadline(Duration.ofMinutes(-30))))
                .as("late is not green")
                .doesNotContain(Kind.ALL_AT_THE_DEADLINE);
        assertThat(kinds(sentBeforeTheDeadline(Duration.ofMinutes(30)).subList(0, 2)))
                .as("two are no pattern")
                .doesNotContain(Kind.ALL_AT_THE_DEADLINE);
    }

    @Test
    void figuresThatAreThoseOfTheMonthBeforeLookCopied() {
        List<Flag> copied = gaming.in(List.of(sent("2026-01", complete()), sent("2026-02", complete())));
        assertThat(copied).extracting(Flag::kind).containsExactly(Kind.COPIED);
        assertThat(copied.getFirst().period()).hasToString("2026-02");
        assertThat(kinds(List.of(sent("2026-01", complete()), sent("2026-03", complete()))))
                .as("there is a month between")
                .isEmpty();
        Filled other = complete();
        for (String code : List.of("TT01", "TT02", "CA12", "QL02", "QL03", "QL04")) {
            other = other.with(code, "7");
        }
        assertThat(kinds(List.of(sent("2026-01", complete()), sent("2026-02", other))))
                .isEmpty();
    }

    @Test
    void aCorrectionLongAfterTheDeadlineIsFlaggedAndOneSoonAfterItIsNot() {
        Report soon = ReportStock.accepted(id(UNIT, "2026-01"), complete());
        ReportStock.sendAgain(
                soon, complete().with("CA09", "2"), soon.deadlines().dueAt().plus(Duration.ofDays(9)));
        assertThat(kinds(List.of(soon))).isEmpty();
        Report later = ReportStock.accepted(id(UNIT, "2026-01"), complete());
        ReportStock.sendAgain(
                later, complete().with("CA09", "2"), later.deadlines().dueAt().plus(Duration.ofDays(11)));
        assertThat(kinds(List.of(later))).containsExactly(Kind.CORRECTED_AFTER_RANKING);
    }

    /** Which figures are heaped is decided where single reports are screened; here it is asked of all of them, in order. */
    @Test
    void figuresThatEndRoundTooOftenAreFlaggedOverAllReports() {
        List<List<Map<String, BigDecimal>>> asked = new ArrayList<>();
        Outlier found = new Outlier(
                Outlier.Kind.ROUND_FIGURES,
                null,
                null,
                BigDecimal.TEN,
                new BigDecimal("2.4"),
                null,
                new BigDecimal("0.00002"),
                12);
        Gaming heaping = new Gaming(SETTINGS, reports -> {
            asked.add(reports);
            return Optional.of(found);
        });

        List<Flag> flags = heaping.in(List.of(
                sent("2026-03", complete().with("CA09", "7")),
                sent("2026-01", complete().with("CA09", "5"))));

        assertThat(flags).contains(new Flag(Kind.HEAPED, null, null, found));
        assertThat(asked.getFirst())
                .extracting(figures -> figures.get("CA09"))
                .containsExactly(new BigDecimal("5"), new BigDecimal("7"));
    }

    private List<Kind> kinds(List<Report> reports) {
        return gaming.in(reports).stream().map(Flag::kind).toList();
    }

    private static Report sent(String month, Filled filled) {
        return ReportStock.submitted(id(UNIT, month), filled);
    }

    private static List<Report> sentBeforeTheDeadline(Duration before) {
        List<Report> reports = new ArrayList<>();
        for (String month : MONTHS) {
            Report report = ReportStock.expected(id(UNIT, month));
            ReportStock.sendAgain(report, complete(), report.deadlines().dueAt().minus(before));
            reports.add(report);
        }
        return reports;
    }
}
