package vn.pcmt.report.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Spanned.Age;
import vn.pcmt.report.view.Spanned.Cell;
import vn.pcmt.report.view.Spanned.PeriodRates;
import vn.pcmt.report.view.Spanned.Rates;
import vn.pcmt.report.view.Spanned.Time;
import vn.pcmt.report.view.Spanned.UnitRates;

/**
 * Answers how the reporting of an area goes: how complete and how timely it is, period by period and unit by unit, and how
 * long what is missing has been missing. Counts communes; what provinces report themselves is among the units.
 */
@Component
public class ReadReporting {

    private final AreaAccess access;
    private final ReadSpans spans;
    private final ViewSettings settings;

    ReadReporting(AreaAccess access, ReadSpans spans, ViewSettings settings) {
        this.access = access;
        this.spans = spans;
        this.settings = settings;
    }

    /** A commune sees of an area only the counts, and of units itself and what it came from. */
    public Spanned.Reporting of(
            Caller caller, String area, Question question, Span span, PageRequest page, Sight sight) {
        Viewed viewed = access.require(caller, area);
        List<ReportingPeriod> periods = spans.counted(span, sight);
        Map<ReportingPeriod, StoredTotals> totals = viewed.totals(question, sight, periods);
        List<PeriodRates> rates = periods.stream()
                .map(period -> {
                    StoredTotals one = totals.get(period);
                    return new PeriodRates(
                            period, one == null ? null : one.at(), rates(Completeness.of(one, sight.at())));
                })
                .toList();
        return new Spanned.Reporting(
                area,
                viewed.name(),
                question.template(),
                question.basis(),
                Time.of(span, periods),
                totals.values().stream()
                        .map(StoredTotals::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                sight.lagMs(),
                rates(rates.stream().map(one -> one.rates().coverage()).reduce(Completeness.NONE, Completeness::plus)),
                rates,
                ages(totals.values().stream().flatMap(one -> one.outstanding().stream()), sight.at()),
                units(caller, viewed, question, periods, page, sight));
    }

    private static Rates rates(Completeness coverage) {
        return new Rates(
                coverage,
                coverage.expected() - coverage.received(),
                Percent.of(coverage.received(), coverage.expected()),
                Percent.of(coverage.onTime(), coverage.expected()),
                Percent.of(coverage.accepted(), coverage.expected()));
    }

    private List<Age> ages(Stream<StoredTotals.Outstanding> owed, Instant now) {
        List<Duration> limits = settings.missingFor();
        int[] counts = new int[limits.size() + 2];
        owed.forEach(one -> counts[step(one.dueAt(), now)] += one.count());
        List<Age> ages = new ArrayList<>();
        ages.add(new Age(null, null, counts[0]));
        for (int step = 0; step <= limits.size(); step++) {
            ages.add(new Age(
                    step == 0 ? 0 : limits.get(step - 1).toDays(),
                    step == limits.size() ? null : limits.get(step).toDays(),
                    counts[step + 1]));
        }
        return ages;
    }

    /** 0 while it is not due, then one more with every limit that is reached. */
    private int step(Instant dueAt, Instant now) {
        if (!dueAt.isBefore(now)) {
            return 0;
        }
        Duration since = Duration.between(dueAt, now);
        return 1
                + (int) settings.missingFor().stream()
                        .filter(limit -> since.compareTo(limit) >= 0)
                        .count();
    }

    private Page<UnitRates> units(
            Caller caller,
            Viewed viewed,
            Question question,
            List<ReportingPeriod> periods,
            PageRequest page,
            Sight sight) {
        if (periods.isEmpty()) {
            return Page.of(List.of(), page);
        }
        var areas = viewed.areas(question.basis(), sight);
        List<Standing> standing = periods.stream().map(areas).distinct().toList();
        List<Unit> units = ReadCompleteness.reporting(caller, question.basis(), standing, sight).values().stream()
                .filter(unit -> periods.stream().anyMatch(period -> unit.existsOn(period.end())))
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::key))
                .toList();
        Page<Unit> some = Page.of(units, page);
        Map<String, List<Cell>> cells = cells(some.items(), question, periods, sight);
        return new Page<>(
                some.items().stream()
                        .map(unit -> {
                            List<Cell> own = cells.getOrDefault(unit.key(), List.of());
                            return new UnitRates(unit.key(), unit.name(), rates(counted(own)), own);
                        })
                        .toList(),
                some.page(),
                some.size(),
                some.total());
    }

    private Map<String, List<Cell>> cells(
            List<Unit> units, Question question, List<ReportingPeriod> periods, Sight sight) {
        Map<String, List<Cell>> cells = new HashMap<>();
        sight.owed().find(units.stream().map(Unit::key).toList(), question.template(), periods).stream()
                .map(line -> Map.entry(line.unitKey(), cell(line, sight.at())))
                .sorted(Comparator.comparing(entry -> entry.getValue().period()))
                .forEach(entry -> cells.computeIfAbsent(entry.getKey(), unit -> new ArrayList<>())
                        .add(entry.getValue()));
        return cells;
    }

    private static Cell cell(Owed line, Instant now) {
        boolean overdue = line.isOverdue(now);
        return new Cell(
                line.period(),
                line.status(),
                line.timeliness(),
                line.dueAt(),
                overdue,
                overdue ? Duration.between(line.dueAt(), now).toDays() : 0);
    }

    private static Completeness counted(List<Cell> cells) {
        return cells.stream()
                .map(cell -> new Completeness(
                        1,
                        count(cell.status() != ReportStatus.EXPECTED),
                        count(cell.status() == ReportStatus.ACCEPTED),
                        count(cell.status() == ReportStatus.RETURNED),
                        count(cell.timeliness() == Timeliness.ON_TIME),
                        count(cell.timeliness() == Timeliness.LATE),
                        count(cell.overdue())))
                .reduce(Completeness.NONE, Completeness::plus);
    }

    private static int count(boolean holds) {
        return holds ? 1 : 0;
    }
}
