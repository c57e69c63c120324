package vn.pcmt.console.overview;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.chart.ReportState;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.Overview.Line;
import vn.pcmt.console.overview.Overview.Months;
import vn.pcmt.console.overview.Overview.Part;
import vn.pcmt.console.overview.Overview.Provincial;
import vn.pcmt.console.overview.Overview.Standing;
import vn.pcmt.console.overview.Overview.Submissions;
import vn.pcmt.console.overview.Overview.Tile;
import vn.pcmt.console.overview.TileMap.Cell;
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.Download;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Completeness;
import vn.pcmt.console.services.ReportService.Figure;
import vn.pcmt.console.services.ReportService.Series;
import vn.pcmt.console.services.ReportService.SeriesPoint;
import vn.pcmt.console.services.ReportService.Totals;
import vn.pcmt.console.services.ReportService.UnitStanding;

/** Asks the services for all parts at once; a part that fails leaves a gap, not an error page. */
@Component
class ReadOverview {
    private static final int MONTHS = 12;
    private final ReportService reports;
    private final Communes communes;
    private final OverviewSettings settings;
    private final Clock clock;

    ReadOverview(ReportService reports, Communes communes, OverviewSettings settings, Clock clock) {
        this.reports = reports;
        this.communes = communes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The figures of a period and of all communes as a file. */
    Download file(Visitor visitor, String period, String format) {
        return reports.figures(visitor, settings.province(), settings.template(), period, format);
    }

    /** The overview of a period, of the current one if none is asked for. */
    Overview of(Visitor visitor, @Nullable String asked) {
        var periods = reports.periods(visitor, settings.template(), 25);
        var time = PeriodChoice.of(periods, asked);
        String period = time.period();

        try (var services = new AskTogether()) {
            var readAt = clock.instant();
            var totals = services.ask(
                    "totals", () -> reports.totals(visitor, settings.province(), settings.template(), period));
            var standings = services.ask(
                    "completeness",
                    () -> reports.completeness(visitor, settings.province(), settings.template(), period));
            var series = services.ask("series", series(visitor, period));
            var cells = services.ask("units", () -> communes.cells(visitor));

            Totals total = totals.orNull();
            Completeness complete = standings.orNull();
            Series history = series.orNull();
            Map<String, Cell> places = cells.orNull();
            return new Overview(
                    period,
                    periods.current(),
                    time.previous(),
                    time.next(),
                    time.start(),
                    time.end(),
                    time.dueAt(),
                    readAt,
                    total == null ? null : total.asOf(),
                    total == null ? null : total.coverage(),
                    total == null ? null : figures(total, history),
                    total == null ? null : provincial(total),
                    complete == null ? null : submissions(complete, period),
                    complete == null || places == null ? null : tiles(complete, places, period),
                    history == null ? null : months(history, period));
        }
    }

    private Callable<Series> series(Visitor visitor, String period) {
        YearMonth to = Vi.month(period).orElseGet(() -> YearMonth.now(clock.withZone(Vi.ZONE)));
        String from = to.minusMonths(2 * MONTHS - 1).toString();
        return () -> reports.series(
                visitor, settings.province(), settings.template(), from, to.toString(), KeyIndicator.codes());
    }

    private static List<KeyFigure> figures(Totals total, @Nullable Series history) {
        Map<String, Figure> now = byCode(total.figures());
        Map<String, Figure> own = total.provincial() == null
                ? Map.of()
                : byCode(total.provincial().figures());
        List<SeriesPoint> points = history == null ? List.of() : history.periods();
        String yearBefore = Vi.month(total.period())
                .map(m -> m.minusMonths(MONTHS).toString())
                .orElse("");
        Map<String, Figure> before = points.stream()
                .filter(point -> point.period().equals(yearBefore))
                .findFirst()
                .map(point -> byCode(point.figures()))
                .orElse(Map.of());
        List<SeriesPoint> year = points.subList(Math.max(0, points.size() - MONTHS), points.size());
        return Arrays.stream(KeyIndicator.values())
                .map(indicator -> KeyFigure.of(
                        indicator,
                        now.get(indicator.name()),
                        before.get(indicator.name()),
                        own.get(indicator.name()),
                        total.coverage(),
                        year.stream()
                                .flatMap(point -> point.figures().stream())
                                .filter(figure -> figure.indicator().equals(indicator.name()))
                                .toList()))
                .toList();
    }

    private static @Nullable Provincial provincial(Totals total) {
        var own = total.provincial();
        if (own == null) {
            return null;
        }
        Map<String, Figure> figures = byCode(own.figures());
        List<Part> parts = new ArrayList<>();
        for (KeyIndicator indicator : KeyIndicator.values()) {
            Figure figure = figures.get(indicator.name());
            if (figure != null && figure.received() != null) {
                parts.add(new Part(indicator, figure.received()));
            }
        }
        return new Provincial(own.name(), own.coverage(), parts);
    }

    private Submissions submissions(Completeness complete, String period) {
        List<Standing> all =
                complete.units().stream().map(unit -> standing(unit, period)).toList();
        return new Submissions(
                complete.coverage(),
                all.stream().filter(s -> s.state() == ReportState.MISSING).toList(),
                all.stream().filter(s -> s.state() == ReportState.AWAITED).toList(),
                all.stream().filter(Standing::late).toList(),
                (int) all.stream()
                        .filter(s -> s.state() == ReportState.IN_REVIEW)
                        .count());
    }

    private List<Tile> tiles(Completeness complete, Map<String, Cell> places, String period) {
        List<Tile> tiles = new ArrayList<>();
        for (UnitStanding unit : complete.units()) {
            Cell cell = places.get(unit.unitKey());
            if (cell != null) {
                tiles.add(new Tile(standing(unit, period), shortName(unit.name()), cell.row(), cell.column()));
            }
        }
        tiles.sort(Comparator.comparingInt(Tile::row).thenComparingInt(Tile::column));
        return tiles;
    }

    private Standing standing(UnitStanding unit, String period) {
        return new Standing(
                unit.unitKey(),
                unit.name(),
                ReportState.of(unit.status(), unit.overdue()),
                "LATE".equals(unit.timeliness()),
                unit.firstSubmittedAt(),
                unit.submittedAt(),
                unit.dueAt(),
                settings.template() + "~" + unit.unitKey() + "~" + period);
    }

    private static Months months(Series history, String period) {
        YearMonth last = Vi.month(period).orElse(null);
        if (last == null) {
            return new Months(List.of(), Map.of());
        }
        Map<String, Map<String, Figure>> byPeriod = history.periods().stream()
                .collect(Collectors.toMap(SeriesPoint::period, point -> byCode(point.figures()), (a, b) -> a));
        List<String> shown = IntStream.range(0, MONTHS)
                .mapToObj(i -> last.minusMonths(MONTHS - 1L - i).toString())
                .toList();
        List<String> before = IntStream.range(0, MONTHS)
                .mapToObj(i -> last.minusMonths(2L * MONTHS - 1 - i).toString())
                .toList();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (String code : List.of("GC01", "CA01", "TH01")) {
            lines.put(code, new Line(values(shown, byPeriod, code), values(before, byPeriod, code)));
        }
        return new Months(shown, lines);
    }

    private static List<@Nullable Double> values(
            List<String> periods, Map<String, Map<String, Figure>> byPeriod, String code) {
        List<@Nullable Double> values = new ArrayList<>();
        for (String period : periods) {
            Figure figure = byPeriod.getOrDefault(period, Map.of()).get(code);
            BigDecimal value = figure == null || figure.receivedReports() == 0 ? null : figure.received();
            values.add(value == null ? null : value.doubleValue());
        }
        return values;
    }

    private static Map<String, Figure> byCode(List<Figure> figures) {
        return figures.stream().collect(Collectors.toMap(Figure::indicator, Function.identity(), (a, b) -> a));
    }

    private static String shortName(String name) {
        for (String kind : List.of("Xã ", "Phường ", "Đặc khu ")) {
            if (name.startsWith(kind)) {
                return name.substring(kind.length());
            }
        }
        return name;
    }
}
