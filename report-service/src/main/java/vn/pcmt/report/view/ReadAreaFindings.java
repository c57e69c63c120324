package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.AreaBackground;
import vn.pcmt.report.rule.RuleTexts;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.rule.Severity;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Answers which rules the sums of an area break: what no single report can show. In the tree of today. */
@Component
class ReadAreaFindings {

    private final Rules rules;
    private final RuleTexts texts;
    private final Units units;
    private final Reports reports;
    private final AreaTotalsStore totals;

    ReadAreaFindings(Rules rules, RuleTexts texts, Units units, Reports reports, AreaTotalsStore totals) {
        this.rules = rules;
        this.texts = texts;
        this.units = units;
        this.reports = reports;
        this.totals = totals;
    }

    record AreaFindings(String area, String template, ReportingPeriod period, List<Line> findings) {}

    /** @param message in the reader's language, with the numbers */
    record Line(String rule, String check, Severity severity, String indicator, String message) {}

    /**
     * For the reviewers of the area and of what it lies in.
     *
     * @throws Refusal {@code forbidden}, {@code unit-unknown} or {@code area-forbidden}
     */
    AreaFindings of(Caller caller, String area, Template form, ReportingPeriod period, Locale locale) {
        caller.requireAny(OfficerRole.REVIEWER);
        Unit unit = units.find(area).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-unknown", area));
        if (!unit.isWithin(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "area-forbidden", area);
        }
        return new AreaFindings(
                area,
                form.code(),
                period,
                rules.evaluate(form, background(area, form.code(), period)).stream()
                        .map(finding -> new Line(
                                finding.rule(),
                                finding.check(),
                                finding.severity(),
                                finding.indicator(),
                                texts.of(finding, locale)))
                        .toList());
    }

    private AreaBackground background(String area, String template, ReportingPeriod period) {
        Map<String, Unit> within = units.within(List.of(area)).stream()
                .filter(unit -> unit.shareIn(area).signum() > 0 && unit.existsOn(period.end()))
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        Map<String, BigDecimal> communes = new TreeMap<>();
        Map<String, BigDecimal> forces = new TreeMap<>();
        boolean forcesAreIn = true;
        for (Reports.Latest latest : reports.latest(within.keySet().stream()
                .map(key -> new ReportId(template, key, period))
                .toList())) {
            Unit unit = within.get(ReportId.parse(latest.id()).unitKey());
            if (unit != null) {
                boolean commune = unit.kind().isCommuneLevel();
                forcesAreIn &= commune || latest.figures().isPresent();
                latest.figures().ifPresent(figures -> add(figures, unit.shareIn(area), commune ? communes : forces));
            }
        }
        return new AreaBackground(communes, forcesAreIn ? forces : null, shown(area, template, period));
    }

    private static void add(Map<String, BigDecimal> figures, BigDecimal share, Map<String, BigDecimal> sums) {
        figures.forEach((code, figure) -> sums.merge(code, figure.multiply(share), BigDecimal::add));
    }

    private Map<String, BigDecimal> shown(String area, String template, ReportingPeriod period) {
        @Nullable
        StoredTotals stored = totals.find(AreaTotals.key(area, template, period.toString(), Basis.TODAY))
                .orElse(null);
        Map<String, BigDecimal> received = new TreeMap<>();
        if (stored != null) {
            stored.figures().forEach((code, figure) -> received.put(code, figure.received()));
        }
        return received;
    }
}
