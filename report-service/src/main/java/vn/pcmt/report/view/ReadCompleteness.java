package vn.pcmt.report.view;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Collection;
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
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
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

    private final AreaAccess access;

    ReadCompleteness(AreaAccess access) {
        this.access = access;
    }

    /**
     * A commune sees of its neighbours only the coverage of the area, not which of them is late, and of its province
     * nothing.
     */
    Shown.WhoReported of(Caller caller, String area, Question question, ReportingPeriod period, Sight sight) {
        Viewed viewed = access.require(caller, area);
        Standing standing = viewed.areas(question.basis(), sight).apply(period);
        Map<String, Unit> within = reporting(caller, question.basis(), List.of(standing), sight);
        Instant now = sight.at();
        StoredTotals totals = viewed.totals(question, sight, List.of(period)).get(period);
        Map<Boolean, List<UnitLine>> ofCommunes =
                sight.owed().find(within.keySet(), question.template(), List.of(period)).stream()
                        .map(line -> line(line, within, now))
                        .sorted(MISSING_FIRST)
                        .collect(Collectors.partitioningBy(line -> Objects.requireNonNull(within.get(line.unitKey()))
                                .kind()
                                .isCommuneLevel()));
        return new Shown.WhoReported(
                area,
                viewed.name(),
                question.template(),
                period,
                question.basis(),
                Completeness.of(totals, now),
                totals == null ? null : totals.at(),
                sight.lagMs(),
                ofCommunes.getOrDefault(true, List.of()),
                ofCommunes.getOrDefault(false, List.of()));
    }

    /** The units whose reports are counted and that a caller may look at one by one, by key. */
    static Map<String, Unit> reporting(Caller caller, Basis basis, Collection<Standing> areas, Sight sight) {
        return sight.units().within(Viewed.keys(areas)).stream()
                .filter(one -> Viewed.counts(one, basis, areas))
                .filter(one -> one.isReporting() && one.isWithin(caller.unitKey()))
                .collect(Collectors.toMap(Unit::key, Function.identity()));
    }

    private static UnitLine line(Owed report, Map<String, Unit> within, Instant now) {
        Unit unit = within.get(report.unitKey());
        return new UnitLine(
                report.unitKey(),
                unit == null ? report.unitKey() : unit.name(),
                report.status(),
                report.timeliness(),
                report.firstSubmittedAt(),
                report.submittedAt(),
                report.dueAt(),
                report.isOverdue(now));
    }
}
