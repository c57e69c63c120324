package vn.pcmt.report.watch;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

    /** Looks at provinces, the country and groups of areas. */
    void at(Subject subject, Template form, AreaWatch watch, Instant now) {
        ReportingPeriod due = due(form, now);
        Set<ReportingPeriod> needed = new TreeSet<>(compared(due));
        watch.lacking().stream().map(ReportingPeriod::parse).forEach(needed::add);
        List<AreaSums> found = find(form, subject.areas(), needed, subject.indicators(form));
        lookAtCoverage(subject, form, watch, found, now);
        seen(subject, form, watch, found, due).forEach(seen -> seen.tell(now));
    }

    /**
     * Looks at many communes at once. That a commune lacks a report is no news of an area: the report is owed. What is new
     * is told while there is room for it, the farthest from what is usual first.
     *
     * @param watches of the communes, by key
     */
    void atCommunes(
            Collection<Subject> communes,
            Template form,
            Map<String, AreaWatch> watches,
            Predicate<AreaFigure> room,
            Instant now) {
        ReportingPeriod due = due(form, now);
        Set<Indicator> indicators = new LinkedHashSet<>();
        communes.forEach(one -> indicators.addAll(one.indicators(form)));
        Map<String, List<AreaSums>> found =
                find(form, communes.stream().map(Subject::area).toList(), compared(due), indicators).stream()
                        .collect(Collectors.groupingBy(AreaSums::area));
        communes.stream()
                .flatMap(one -> seen(
                        one,
                        form,
                        Objects.requireNonNull(watches.get(one.area())),
                        found.getOrDefault(one.area(), List.of()),
                        due)
                        .stream())
                .sorted(Comparator.comparing(Seen::isNews).thenComparing(Seen::score, Comparator.reverseOrder()))
                .filter(seen -> !seen.isNews() || room.test(seen.figure()))
                .forEach(seen -> seen.tell(now));
    }

    /** A figure, and where it lies. */
    private record Seen(AreaWatch watch, AreaFigure figure, Verdict verdict) {
        boolean isNews() {
            return watch.isNews(figure, verdict);
        }

        /** What never moved before is the farthest away. */
        BigDecimal score() {
            return Objects.requireNonNullElse(figure.score(), BigDecimal.valueOf(Long.MAX_VALUE));
        }

        void tell(Instant now) {
            watch.see(figure, verdict, now);
        }
    }

    /** The latest period whose deadline has passed. */
    private ReportingPeriod due(Template form, Instant now) {
        ReportingPeriod current = calendar.current(form.periods(), now);
        return calendar.deadlines(current).dueAt().isAfter(now) ? current.previous() : current;
    }

    private List<ReportingPeriod> compared(ReportingPeriod due) {
        return IntStream.rangeClosed(0, settings.change().periods())
                .mapToObj(due::minus)
                .toList();
    }

    private List<AreaSums> find(
            Template form,
            Collection<String> areas,
            Collection<ReportingPeriod> periods,
            Collection<Indicator> indicators) {
        return figures.find(
                form.code(),
                areas,
                periods,
                indicators.stream().map(Indicator::code).toList());
    }

    private void lookAtCoverage(Subject subject, Template form, AreaWatch watch, List<AreaSums> found, Instant now) {
        Map<ReportingPeriod, Coverage> sums = found.stream()
                .collect(Collectors.toMap(AreaSums::reportingPeriod, AreaSums::coverage, LookAtArea::plus));
        WatchSettings.Coverage bounds = settings.coverage();
        new TreeSet<>(sums.keySet()).forEach(period -> {
            Coverage coverage = Objects.requireNonNull(sums.get(period));
            Instant by = calendar.deadlines(period).dueAt().plus(bounds.after());
            boolean told = watch.lacking().contains(period.toString());
            boolean fresh = !by.isAfter(now) && by.plus(bounds.forgotten()).isAfter(now);
            if (told || fresh && coverage.expected() > 0) {
                watch.see(
                        new AreaCoverage(
                                subject.area(),
                                form.code(),
                                period.toString(),
                                coverage.expected(),
                                coverage.received(),
                                coverage.accepted(),
                                bounds.threshold(),
                                by,
                                subject.group()),
                        isLess(coverage, bounds.threshold())
                                ? Verdict.BEYOND
                                : isLess(coverage, bounds.restored()) ? Verdict.BETWEEN : Verdict.WITHIN,
                        now);
            }
        });
    }

    private static Coverage plus(Coverage one, Coverage other) {
        return new Coverage(
                one.expected() + other.expected(),
                one.received() + other.received(),
                one.accepted() + other.accepted(),
                one.returned() + other.returned(),
                one.onTime() + other.onTime(),
                one.late() + other.late());
    }

    private static boolean isLess(Coverage coverage, BigDecimal share) {
        return BigDecimal.valueOf(coverage.received())
                        .compareTo(share.multiply(BigDecimal.valueOf(coverage.expected())))
                < 0;
    }

    private List<Seen> seen(
            Subject subject, Template form, AreaWatch watch, List<AreaSums> found, ReportingPeriod due) {
        Set<String> ofProvinces = new HashSet<>();
        catalogue.askedBy(form.code(), ReportingLevel.PROVINCE).forEach(one -> ofProvinces.add(one.code()));
        Map<ReportingPeriod, PeriodSums> sums =
                PeriodSums.of(found, subject.areas().size(), ofProvinces);
        WatchSettings.Change bounds = settings.change();
        List<Seen> seen = new ArrayList<>();
        for (Indicator indicator : subject.indicators(form)) {
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
                seen.add(new Seen(
                        watch,
                        new AreaFigure(
                                subject.area(),
                                form.code(),
                                indicator.code(),
                                due.toString(),
                                value,
                                usual.median(),
                                usual.shown(),
                                usual.score(value),
                                usual.size(),
                                subject.group()),
                        verdict(value, usual)));
            }
        }
        return seen;
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
