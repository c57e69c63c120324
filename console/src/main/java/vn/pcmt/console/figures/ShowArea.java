package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.figures.AreaPage.ChildRow;
import vn.pcmt.console.figures.AreaPage.Figure;
import vn.pcmt.console.format.Folded;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.KeyIndicator;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Child;
import vn.pcmt.console.services.FigureService.Children;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.FigureService.Line;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportingService;
import vn.pcmt.console.services.ReportingService.Reporting;

/** Asks for an area or group in a period: its figures, those below it, and how the reporting went for a year. */
@Component
class ShowArea {
    private static final int PERIODS = 25;
    private static final int UNITS = 100;
    private final ReportService reports;
    private final FigureService figures;
    private final ReportingService reporting;
    private final OverviewSettings settings;
    private final MessageSource messages;
    private final Clock clock;

    ShowArea(
            ReportService reports,
            FigureService figures,
            ReportingService reporting,
            OverviewSettings settings,
            MessageSource messages,
            Clock clock) {
        this.reports = reports;
        this.figures = figures;
        this.reporting = reporting;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the reader wants to see of it. @param page of the units' reports */
    record Wanted(@Nullable String period, List<String> indicators, AreaOrder order, String sought, int page) {}

    AreaPage of(Visitor visitor, String area, Wanted wanted) {
        String form = settings.template();
        var time = PeriodChoice.of(reports.periods(visitor, form, PERIODS), wanted.period());
        Span span = Span.period(form, time.period());
        YearMonth last = Vi.month(time.period()).orElseGet(() -> YearMonth.now(clock.withZone(Vi.ZONE)));
        List<String> codes = wanted.indicators().isEmpty() ? KeyIndicator.codes() : wanted.indicators();
        try (var services = new AskTogether()) {
            var main = services.ask(
                    "figures",
                    () -> figures.figures(visitor, area, span, List.of("PREVIOUS", "LAST_YEAR", "TARGET"), codes));
            var measures = services.ask("indicators", () -> figures.measures(visitor));
            var children = services.ask("children", () -> figures.children(visitor, area, span, codes));
            var groups = services.ask("groups", () -> figures.groups(visitor));
            var year = services.ask(
                    "reporting",
                    () -> reporting.reporting(
                            visitor,
                            area,
                            Span.range(
                                    form, last.minusMonths(Multiple.MONTHS - 1L).toString(), last.toString()),
                            wanted.page(),
                            UNITS));

            Block<Figures> whole = main.leading();
            List<Measure> known = measures.orNull();
            List<Measure> shown = known == null
                    ? List.of()
                    : codes.stream()
                            .flatMap(code ->
                                    known.stream().filter(one -> one.code().equals(code)))
                            .toList();
            Block<Children> below = children.block();
            Block<Reporting> months = year.block();
            return new AreaPage(
                    area,
                    time,
                    whole,
                    groups.block(),
                    shown,
                    whole.value() == null ? List.of() : FigureRow.of(whole.value(), shown),
                    below,
                    below.value() == null ? List.of() : rows(below.value(), shown, wanted),
                    months,
                    HeatRow.of(months.value(), messages, LocaleContextHolder.getLocale()),
                    wanted.order(),
                    wanted.sought());
        }
    }

    /** The communes of an area of provinces. */
    CountryMap map(Visitor visitor, String area, String period) {
        String form = settings.template();
        try (var services = new AskTogether()) {
            var children = services.ask(
                    "children", () -> figures.children(visitor, area, Span.period(form, period), List.of("CA01")));
            var communes = reporting.communes(visitor, area, form, period);
            Children provinces = children.orNull();
            Map<String, String> names = provinces == null
                    ? Map.of()
                    : provinces.items().stream().collect(Collectors.toMap(Child::area, Child::name, (a, b) -> a));
            return CountryMap.of(communes, names);
        }
    }

    private static List<ChildRow> rows(Children children, List<Measure> measures, Wanted wanted) {
        String sought = Folded.of(wanted.sought());
        List<BigDecimal> highest = measures.stream()
                .map(measure -> children.items().stream()
                        .map(child -> child.received(measure.code()))
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::max))
                .toList();
        return children.items().stream()
                .filter(child -> Folded.of(child.name()).contains(sought))
                .map(child -> row(child, measures, highest))
                .sorted(wanted.order().over(measures))
                .toList();
    }

    private static ChildRow row(Child child, List<Measure> measures, List<BigDecimal> highest) {
        List<@Nullable Figure> row = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            String code = measures.get(i).code();
            Line line = child.figures().stream()
                    .filter(one -> one.indicator().equals(code))
                    .findFirst()
                    .orElse(null);
            BigDecimal value = line == null ? null : line.received();
            BigDecimal most = highest.get(i);
            row.add(
                    value == null || line == null
                            ? null
                            : new Figure(
                                    value,
                                    line.pending(),
                                    most.signum() == 0 ? 0 : value.doubleValue() * 100 / most.doubleValue()));
        }
        var coverage = child.coverage();
        return new ChildRow(
                child.area(), child.name(), coverage.expected(), coverage.received(), coverage.accepted(), row);
    }
}
