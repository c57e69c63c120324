package vn.pcmt.report.watch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.view.AreaCoverage;
import vn.pcmt.contract.view.AreaFigure;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.outlier.Outliers;
import vn.pcmt.report.outlier.Spread;
import vn.pcmt.report.view.AreaFigures;
import vn.pcmt.report.view.AreaSums;
import vn.pcmt.report.view.IndicatorSeries;
import vn.pcmt.report.view.PeriodSums;
import vn.pcmt.report.view.PeriodSums.Side;
import vn.pcmt.report.watch.AreaWatch.Verdict;

/** Compares the figures of an area with what they were, and its coverage with what it should be by now. */
@Component
class LookAtArea {

    private final AreaFigures figures;
    private final ReportingCalendar calendar;
    private final Catalogue catalogue;
    private final Outliers outliers;
    private final WatchSettings settings;

    LookAtArea(
            AreaFigures figures,
            ReportingCalendar calendar,
            Catalogue catalogue,
            Outliers outliers,
            WatchSettings settings) {
        this.figures = figures;
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.outliers = outliers;
        this.settings = settings;
    }

    void at(String area, Template form, AreaWatch watch, Instant now) {
        ReportingPeriod current = calendar.current(form.periods(), now);
        ReportingPeriod due = calendar.deadlines(current).dueAt().isAfter(now) ? current.previous() : current;
        Set<ReportingPeriod> needed = new TreeSet<>();
        IntStream.rangeClosed(0, settings.change().periods())
                .mapToObj(due::minus)
                .forEach(needed::add);
        watch.lacking().stream().map(ReportingPeriod::parse).forEach(needed::add);
        List<AreaSums> found = figures.find(
                form.code(),
                Set.of(area),
                needed,
                form.indicators().stream().map(Indicator::code).toList());
        lookAtCoverage(area, form, watch, found, now);
        lookAtFigures(area, form, watch, found, due, now);
    }

    private void lookAtCoverage(String area, Template form, AreaWatch watch, List<AreaSums> found, Instant now) {
        Map<ReportingPeriod, AreaSums> sums =
                found.stream().collect(Collectors.toMap(AreaSums::reportingPeriod, Function.identity()));
        WatchSettings.Coverage bounds = settings.coverage();
        new TreeSet<>(sums.keySet()).forEach(period -> {
            Coverage coverage = Objects.requireNonNull(sums.get(period)).coverage();
            Instant by = calendar.deadlines(period).dueAt().plus(bounds.after());
            boolean told = watch.lacking().contains(period.toString());
            boolean fresh = !by.isAfter(now) && by.plus(bounds.forgotten()).isAfter(now);
            if (told || fresh && coverage.expected() > 0) {
                watch.see(
                        new AreaCoverage(
                                area,
                                form.code(),
                                period.toString(),
                                coverage.expected(),
                                coverage.received(),
                                coverage.accepted(),
                                bounds.threshold(),
                                by),
                        isLess(coverage, bounds.threshold())
                                ? Verdict.BEYOND
                                : isLess(coverage, bounds.restored()) ? Verdict.BETWEEN : Verdict.WITHIN,
                        now);
            }
        });
    }

    private static boolean isLess(Coverage coverage, BigDecimal share) {
        return BigDecimal.valueOf(coverage.received())
                        .compareTo(share.multiply(BigDecimal.valueOf(coverage.expected())))
                < 0;
    }

    private void lookAtFigures(
            String area, Template form, AreaWatch watch, List<AreaSums> found, ReportingPeriod due, Instant now) {
        Set<String> ofProvinces = new HashSet<>();
        catalogue.askedBy(form.code(), ReportingLevel.PROVINCE).forEach(one -> ofProvinces.add(one.code()));
        Map<ReportingPeriod, PeriodSums> sums = PeriodSums.of(found, 1, ofProvinces);
        WatchSettings.Change bounds = settings.change();
        for (Indicator indicator : form.indicators()) {
            if (!outliers.hasAUsual(indicator.code())) {
                continue;
            }
            IndicatorSeries series = new IndicatorSeries(indicator, catalogue, sums, bounds.enough());
            List<BigDecimal> past = IntStream.rangeClosed(1, bounds.periods())
                    .mapToObj(due::minus)
                    .filter(period -> series.isCovered(List.of(period)))
                    .map(period -> series.value(List.of(period), Side.ACCEPTED))
                    .filter(Objects::nonNull)
                    .toList();
            BigDecimal value = series.value(List.of(due), Side.ACCEPTED);
            if (value != null && series.isCovered(List.of(due)) && past.size() >= bounds.fewest()) {
                Spread usual = Spread.of(past);
                watch.see(
                        new AreaFigure(
                                area,
                                form.code(),
                                indicator.code(),
                                due.toString(),
                                value,
                                usual.median(),
                                usual.shown(),
                                usual.score(value),
                                usual.size()),
                        verdict(value, usual),
                        now);
            }
        }
    }

    private Verdict verdict(BigDecimal value, Spread usual) {
        WatchSettings.Change bounds = settings.change();
        if (usual.isFar(value, bounds.deviations(), bounds.leastChange(), bounds.leastShare())) {
            return Verdict.BEYOND;
        }
        return usual.isFar(value, bounds.settled(), bounds.leastChange(), bounds.leastShare())
                ? Verdict.BETWEEN
                : Verdict.WITHIN;
    }
}
