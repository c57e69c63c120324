package vn.pcmt.report.target;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.view.AreaFigures;
import vn.pcmt.report.view.IndicatorSeries;
import vn.pcmt.report.view.PeriodSums;

/** Brings a target together with the figures it is measured by, as they are now. */
@Component
class Measurements {

    /** Periods before the first that a baseline or a forecast may need: three years of months. */
    private static final int LOOKING_BACK = 36;

    private final AreaFigures figures;
    private final Catalogue catalogue;
    private final ReportingCalendar calendar;
    private final TargetSettings settings;

    Measurements(AreaFigures figures, Catalogue catalogue, ReportingCalendar calendar, TargetSettings settings) {
        this.figures = figures;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** @param whole areas whose figures are added, none within another */
    Measurement of(TargetState target, Set<String> whole, Instant now) {
        String code = Objects.requireNonNull(target.indicator()).code();
        String template = target.indicator().template();
        Indicator indicator = catalogue.indicator(code).orElse(null);
        ReportingPeriod current = calendar.current(kind(target), now);
        Set<String> ofProvinces = catalogue.askedBy(template, ReportingLevel.PROVINCE).stream()
                .map(Indicator::code)
                .collect(Collectors.toSet());
        Map<ReportingPeriod, PeriodSums> sums = PeriodSums.of(
                figures.find(template, whole, periods(target, current), IndicatorSeries.parts(indicator)),
                whole.size(),
                ofProvinces);
        return new Measurement(
                target,
                new IndicatorSeries(indicator, catalogue, sums, settings.coverage()),
                due(current, now),
                current);
    }

    /** The latest period whose deadline has passed. */
    private ReportingPeriod due(ReportingPeriod current, Instant now) {
        Deadlines deadlines = calendar.deadlines(current);
        return deadlines.dueAt().isAfter(now) ? current.previous() : current;
    }

    private static List<ReportingPeriod> periods(TargetState target, ReportingPeriod current) {
        ReportingPeriod first = ReportingPeriod.parse(target.firstPeriod());
        String history = target.baseline() == null ? null : target.baseline().firstPeriod();
        if (history != null && history.compareTo(target.firstPeriod()) < 0) {
            first = ReportingPeriod.parse(history);
        }
        ReportingPeriod last = ReportingPeriod.parse(target.lastPeriod());
        return first.minus(LOOKING_BACK).through(last.compareTo(current) < 0 ? last : current);
    }

    /** Kind of the periods that a target is measured by. */
    static PeriodKind kind(TargetState target) {
        return ReportingPeriod.parse(target.firstPeriod()).kind();
    }
}
