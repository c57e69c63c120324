package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.figures.IndicatorPage.Moment;
import vn.pcmt.console.figures.IndicatorPage.Ranked;
import vn.pcmt.console.figures.IndicatorPage.Way;
import vn.pcmt.console.figures.Stretch.Step;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.AskTogether.Asked;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Aimed;
import vn.pcmt.console.services.FigureService.Child;
import vn.pcmt.console.services.FigureService.Children;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.FigureService.Forecast;
import vn.pcmt.console.services.FigureService.Line;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.FigureService.Part;
import vn.pcmt.console.services.FigureService.Series;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.ReportService;

/** Asks for one indicator of an area: period by period, beside the year before and its targets, and area by area. */
@Component
class ShowIndicator {
    private static final int AHEAD = 12;
    private final ReportService reports;
    private final FigureService figures;
    private final OverviewSettings settings;
    private final Clock clock;

    ShowIndicator(ReportService reports, FigureService figures, OverviewSettings settings, Clock clock) {
        this.reports = reports;
        this.figures = figures;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the reader wants to see of it. */
    record Wanted(
            String area,
            @Nullable String from,
            @Nullable String to,
            @Nullable String step,
            String basis) {}

    /** The month that is being reported. */
    YearMonth current(Visitor visitor) {
        return Vi.month(reports.periods(visitor, settings.template(), 1).current())
                .orElseGet(() -> YearMonth.now(clock.withZone(Vi.ZONE)));
    }

    /** @return null if there is no such indicator */
    @Nullable
    IndicatorPage of(Visitor visitor, String code, Wanted wanted) {
        Stretch stretch = Stretch.of(wanted.from(), wanted.to(), wanted.step(), current(visitor));
        List<String> codes = List.of(code);
        Span now = new Span(settings.template(), stretch.last(), null, null, null, wanted.basis());
        Span range = new Span(settings.template(), null, stretch.yearBefore(), stretch.last(), null, wanted.basis());
        try (var services = new AskTogether()) {
            var measures = services.ask("indicators", () -> figures.measures(visitor));
            var main = services.ask(
                    "figures",
                    () -> figures.figures(
                            visitor, wanted.area(), now, List.of("PREVIOUS", "LAST_YEAR", "TARGET"), codes));
            var series = services.ask("series", () -> figures.series(visitor, wanted.area(), range, codes));
            var children = services.ask("children", () -> figures.children(visitor, wanted.area(), now, codes));
            var groups = services.ask("groups", () -> figures.groups(visitor));

            List<Measure> known = measures.leading().value();
            Measure measure = known == null
                    ? new Measure(code, code, null, null, "", 0, null, null)
                    : known.stream()
                            .filter(one -> one.code().equals(code))
                            .findFirst()
                            .orElse(null);
            if (measure == null) {
                return null;
            }
            Block<Figures> whole = main.leading();
            List<Asked<Forecast>> asked = aims(whole, code).stream()
                    .map(aim -> services.ask(
                            "forecast",
                            () -> figures.forecast(
                                    visitor,
                                    aim.target(),
                                    stretch.to().plusMonths(AHEAD).toString())))
                    .toList();
            List<Way> ways = new ArrayList<>();
            boolean failed = false;
            for (int i = 0; i < asked.size(); i++) {
                Block<Forecast> forecast = asked.get(i).block();
                failed |= forecast.failed();
                ways.add(new Way(aims(whole, code).get(i), forecast.value()));
            }
            Block<Series> history = series.block();
            List<Moment> moments = history.value() == null ? List.of() : moments(history.value(), code, stretch);
            Block<Children> below = children.block();
            boolean ahead = stretch.step() == Step.MONTH && !measure.flow();
            Line line = whole.value() == null ? null : whole.value().line(code);
            return new IndicatorPage(
                    measure,
                    known == null ? List.of() : known,
                    wanted.area(),
                    stretch,
                    wanted.basis(),
                    whole,
                    groups.block(),
                    line == null || whole.value() == null
                            ? null
                            : FigureRow.of(measure, line, whole.value().aimed(code)),
                    history,
                    moments,
                    moments.isEmpty() ? null : Trajectory.of(moments, ways.isEmpty() ? null : ways.getFirst(), ahead),
                    ways,
                    failed,
                    below.value() == null ? List.of() : ranked(below.value(), code),
                    below.failed());
        }
    }

    private static List<Aimed> aims(Block<Figures> figures, String code) {
        return figures.value() == null || figures.value().targets() == null
                ? List.of()
                : figures.value().targets().stream()
                        .filter(one -> one.indicator().equals(code))
                        .toList();
    }

    /** The first of the answer are of the year before. */
    private static List<Moment> moments(Series series, String code, Stretch stretch) {
        List<Part> parts = series.items();
        int year = stretch.stepsOfAYear();
        List<Moment> moments = new ArrayList<>();
        for (int i = year; i < parts.size(); i++) {
            Part part = parts.get(i);
            moments.add(new Moment(
                    part.period(),
                    part.received(code),
                    parts.get(i - year).received(code),
                    part.pending(code),
                    part.estimated() > 0,
                    part.coverage().received(),
                    part.coverage().expected()));
        }
        return moments;
    }

    private static List<Ranked> ranked(Children children, String code) {
        BigDecimal most = children.items().stream()
                .map(child -> child.received(code))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        List<Ranked> ranked = new ArrayList<>();
        for (Child child : children.items()) {
            BigDecimal value = child.received(code);
            if (value != null) {
                double share = most.signum() == 0 ? 0 : value.doubleValue() * 100 / most.doubleValue();
                ranked.add(new Ranked(child.area(), child.name(), value, child.pending(code), share));
            }
        }
        ranked.sort(Comparator.comparing(Ranked::value).reversed());
        return ranked;
    }
}
