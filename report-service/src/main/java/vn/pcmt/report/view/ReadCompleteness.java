package vn.pcmt.report.view;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Shown.UnitLine;

/** Answers which units of an area have reported and which have not, missing ones first. */
@Component
class ReadCompleteness {

    private static final Comparator<UnitLine> MISSING_FIRST = comparing(UnitLine::overdue, Comparator.reverseOrder())
            .thenComparing(line -> line.status() != ReportStatus.EXPECTED)
            .thenComparing(line -> line.status() != ReportStatus.RETURNED)
            .thenComparing(UnitLine::name)
            .thenComparing(UnitLine::unitKey);

    private final AreaTotalsStore store;
    private final AreaAccess access;
    private final Units units;
    private final Reports reports;
    private final Freshness freshness;
    private final Clock clock;

    ReadCompleteness(
            AreaTotalsStore store, AreaAccess access, Units units, Reports reports, Freshness freshness, Clock clock) {
        this.store = store;
        this.access = access;
        this.units = units;
        this.reports = reports;
        this.freshness = freshness;
        this.clock = clock;
    }

    /**
     * A commune sees of its neighbours only the coverage of the area, not which of them is late, and of its province
     * nothing.
     */
    Shown.WhoReported of(Caller caller, String area, Question question, ReportingPeriod period) {
        Unit unit = access.requireReader(caller, area);
        Map<String, Unit> within = units.within(List.of(area)).stream()
                .filter(one -> belongs(one, area, question.basis()))
                .filter(one -> one.isReporting() && one.isWithin(caller.unitKey()))
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        Instant now = clock.instant();
        StoredTotals totals = store.find(question.totals(area, period)).orElse(null);
        Map<Boolean, List<UnitLine>> ofCommunes = owed(within, question, period).stream()
                .filter(line -> line.status() != ReportStatus.WITHDRAWN)
                .map(line -> line(line, within, now))
                .sorted(MISSING_FIRST)
                .collect(Collectors.partitioningBy(line -> Objects.requireNonNull(within.get(line.unitKey()))
                        .kind()
                        .isCommuneLevel()));
        return new Shown.WhoReported(
                area,
                unit.name(),
                question.template(),
                period,
                question.basis(),
                Completeness.of(totals, now),
                totals == null ? null : totals.at(),
                freshness.lag().toMillis(),
                ofCommunes.getOrDefault(true, List.of()),
                ofCommunes.getOrDefault(false, List.of()));
    }

    private List<Reports.Line> owed(Map<String, Unit> within, Question question, ReportingPeriod period) {
        Reports.Filter filter = new Reports.Filter(within.keySet(), question.template(), period.toString(), null);
        List<Reports.Line> lines = new ArrayList<>();
        for (int number = 0; ; number++) {
            Page<Reports.Line> page = reports.list(filter, new PageRequest(number, PageRequest.MAX_SIZE));
            lines.addAll(page.items());
            if (page.items().isEmpty() || lines.size() >= page.total()) {
                return lines;
            }
        }
    }

    private static UnitLine line(Reports.Line report, Map<String, Unit> within, Instant now) {
        Unit unit = within.get(report.unitKey());
        Instant dueAt = report.deadlines().dueAt();
        return new UnitLine(
                report.unitKey(),
                unit == null ? report.unitKey() : unit.name(),
                report.status(),
                report.timeliness(),
                report.submittedAt(),
                dueAt,
                report.status() == ReportStatus.EXPECTED && dueAt.isBefore(now));
    }

    private static boolean belongs(Unit unit, String area, Basis basis) {
        return switch (basis) {
            case AS_THEN -> unit.path().contains(area);
            case TODAY ->
                unit.today().stream().anyMatch(successor -> successor.path().contains(area));
        };
    }
}
