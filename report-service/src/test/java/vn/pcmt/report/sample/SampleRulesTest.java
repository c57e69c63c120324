package vn.pcmt.report.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.rule.Severity;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;

/** The sample story obeys the rules however much of it is loaded: all of the past, or nothing. */
class SampleRulesTest {
    private static final Rules RULES = Rules.standard();
    private static final ReportingPeriod FIRST = ReportingPeriod.parse("2024-12");
    private static final ReportingPeriod LAST = ReportingPeriod.parse("2026-11");

    private final List<Unit> units = new ArrayList<>();
    private final Map<String, List<Unit>> parts = new TreeMap<>();
    private final SampleFigures figures;

    SampleRulesTest() {
        for (int code = 60_000; code < 60_030; code++) {
            String today = String.valueOf(code);
            units.add(UnitStock.today(today));
            List<Unit> merged = List.of(
                    UnitStock.old(String.valueOf(code + 1_000), today),
                    UnitStock.old(String.valueOf(code + 2_000), today));
            parts.put(UnitStock.today(today).key(), merged);
            units.addAll(merged);
        }
        figures = new SampleFigures(20_250_701, units, FIRST, LAST);
    }

    @Test
    void noReportOfTwoYearsIsRefusedAndEveryWarningCanBeExplained() {
        Set<String> seen = new TreeSet<>();
        int judged = 0;
        for (Unit unit : units) {
            for (ReportingPeriod period : FIRST.through(LAST)) {
                Map<String, BigDecimal> now = figures.of(unit.key(), period);
                if (now != null) {
                    for (Background background :
                            List.of(lived(unit, period), new Background(false, List.of(), null, null))) {
                        List<Finding> findings = RULES.evaluate(Reporting.FORM, now, background);
                        assertThat(findings)
                                .as("%s in %s", unit.key(), period)
                                .noneMatch(finding -> finding.severity() == Severity.ERROR)
                                .allMatch(finding -> RULES.ids().contains(finding.rule()));
                        findings.forEach(finding -> seen.add(finding.rule()));
                        judged++;
                    }
                }
            }
        }
        assertThat(judged).as("60 old units, 30 of today, both ways").isEqualTo(2 * (60 * 7 + 30 * 17));
        assertThat(seen).as("rules that have something to say at all").contains("R14", "R15");
    }

    @Test
    void noReportOfACampaignIsRefused() {
        CampaignFigures campaign = new CampaignFigures(20_250_701);
        ReportingPeriod week = ReportingPeriod.parse("2023-W22");
        for (Unit unit : units) {
            List<Map<String, BigDecimal>> before = new ArrayList<>();
            IntStream.rangeClosed(1, 12).forEach(back -> before.add(campaign.of(unit, week.minus(back))));
            assertThat(RULES.evaluate(
                            Catalogue.standard().template(Catalogue.CAMPAIGN).orElseThrow(),
                            campaign.of(unit, week),
                            new Background(false, before, null, null)))
                    .noneMatch(finding -> finding.severity() == Severity.ERROR);
        }
    }

    /** Everything before is in; of a merged unit as the sum of its parts. */
    private Background lived(Unit unit, ReportingPeriod period) {
        List<Map<String, BigDecimal>> earlier = new ArrayList<>();
        IntStream.rangeClosed(1, 12).forEach(back -> earlier.add(known(unit, period.minus(back))));
        return new Background(earlier.getFirst() == null, earlier, earlier.getLast(), null);
    }

    private Map<String, BigDecimal> known(Unit unit, ReportingPeriod period) {
        if (unit.existsOn(period.end())) {
            return figures.of(unit.key(), period);
        }
        Map<String, BigDecimal> sum = new TreeMap<>();
        for (Unit part : parts.getOrDefault(unit.key(), List.of())) {
            Map<String, BigDecimal> of = figures.of(part.key(), period);
            if (of == null) {
                return null;
            }
            of.forEach((code, figure) -> sum.merge(code, figure, BigDecimal::add));
        }
        return sum.isEmpty() ? null : sum;
    }
}
