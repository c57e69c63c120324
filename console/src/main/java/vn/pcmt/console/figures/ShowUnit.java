package vn.pcmt.console.figures;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.overview.KeyIndicator;
import vn.pcmt.console.overview.OverviewSettings;
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.Block;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Figures;
import vn.pcmt.console.services.FigureService.Measure;
import vn.pcmt.console.services.FigureService.Series;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.PeriodChoice;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportingService;
import vn.pcmt.console.services.ReportingService.Reporting;
import vn.pcmt.console.services.StandingService;
import vn.pcmt.console.services.UnitProfileService;

/** Asks for all that is known of one unit in a period: figures, reports, what it owes, how it stands. */
@Component
class ShowUnit {
    private static final int PERIODS = 25;
    private static final int RANKS = 6;
    private static final int OWED = 5;
    private final ReportService reports;
    private final FigureService figures;
    private final ReportingService reporting;
    private final StandingService standings;
    private final UnitProfileService profiles;
    private final OverviewSettings settings;
    private final Clock clock;

    ShowUnit(
            ReportService reports,
            FigureService figures,
            ReportingService reporting,
            StandingService standings,
            UnitProfileService profiles,
            OverviewSettings settings,
            Clock clock) {
        this.reports = reports;
        this.figures = figures;
        this.reporting = reporting;
        this.standings = standings;
        this.profiles = profiles;
        this.settings = settings;
        this.clock = clock;
    }

    UnitPage of(Visitor visitor, String unit, @Nullable String asked) {
        String form = settings.template();
        var time = PeriodChoice.of(reports.periods(visitor, form, PERIODS), asked);
        YearMonth last = Vi.month(time.period()).orElseGet(() -> YearMonth.now(clock.withZone(Vi.ZONE)));
        try (var services = new AskTogether()) {
            var wanted = services.ask(
                    "figures",
                    () -> figures.figures(
                            visitor,
                            unit,
                            Span.period(form, time.period()),
                            List.of("PREVIOUS", "LAST_YEAR", "TARGET"),
                            List.of()));
            var measures = services.ask("indicators", () -> figures.measures(visitor));
            var profile = services.ask("unit", () -> profiles.profile(visitor, unit));
            var series = services.ask(
                    "series",
                    () -> figures.series(
                            visitor,
                            unit,
                            Span.range(form, Multiple.from(last), last.toString()),
                            KeyIndicator.codes()));
            var wantedYear = services.ask(
                    "reporting",
                    () -> reporting.reporting(
                            visitor,
                            unit,
                            Span.range(
                                    form, last.minusMonths(Multiple.MONTHS - 1L).toString(), last.toString()),
                            0,
                            1));
            var owed = services.ask("tasks", () -> profiles.owed(visitor, unit, OWED));
            var explanations = services.ask("explanations", () -> profiles.explanations(visitor, unit, OWED));
            var ranks = services.ask(
                    "ranking", () -> standings.history(visitor, settings.province(), unit, form, time.period(), RANKS));
            var classes = services.ask("classification", () -> standings
                    .classesOf(visitor, unit, last.getYear(), null)
                    .value());

            Block<Figures> main = wanted.leading();
            List<Measure> known = measures.orNull();
            Series months = series.orNull();
            Reporting year = wantedYear.orNull();
            List<FigureRow> rows =
                    main.value() == null || known == null ? List.of() : FigureRow.of(main.value(), known);
            return new UnitPage(
                    unit,
                    time,
                    main,
                    profile.orNull(),
                    rows,
                    pillars(rows),
                    months == null || known == null ? null : Multiple.of(key(known), months.items(), last),
                    year == null
                            ? null
                            : year.units().items().stream()
                                    .findFirst()
                                    .map(ReportingService.UnitRates::cells)
                                    .orElse(List.of()),
                    owed.block(),
                    explanations.block(),
                    ranks.block(),
                    classes.block(),
                    last.getYear());
        }
    }

    /** Those that leaders see first, in that order. */
    static List<Measure> key(List<Measure> known) {
        return KeyIndicator.codes().stream()
                .flatMap(code -> known.stream().filter(one -> one.code().equals(code)))
                .toList();
    }

    private static List<UnitPage.Pillar> pillars(List<FigureRow> rows) {
        Map<String, List<FigureRow>> byPillar = new LinkedHashMap<>();
        rows.forEach(row -> byPillar.computeIfAbsent(
                        row.measure().pillar() == null ? "OTHER" : row.measure().pillar(), name -> new ArrayList<>())
                .add(row));
        return byPillar.entrySet().stream()
                .map(entry -> new UnitPage.Pillar(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
