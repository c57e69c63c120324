package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.past.ReportThen;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.topology.Recount;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitTree;

/**
 * The totals as they stood at a moment: counted again from what every report and unit was then, since no total that was
 * overtaken is kept.
 */
final class PastTotals implements Sight.Totals {

    /** Most reports that are read to count again, as many as are listed behind one figure. */
    private static final int MOST = 20_000;

    private final Past past;
    private final UnitTree units;
    private final Instant then;

    PastTotals(Past past, UnitTree units, Instant then) {
        this.past = past;
        this.units = units;
        this.then = then;
    }

    /** @throws Refusal {@code as-of-too-large}, before anything is read */
    private static void requireFew(long reports) {
        if (reports > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "as-of-too-large", reports, MOST);
        }
    }

    /** What some totals are asked of: they have template and period in common. */
    private record Asked(String template, ReportingPeriod period) {}

    @Override
    public Map<String, StoredTotals> find(Collection<String> ids) {
        Map<Asked, Set<String>> areas = new HashMap<>();
        for (String id : ids) {
            String[] parts = id.split("~", 4);
            areas.computeIfAbsent(new Asked(parts[1], ReportingPeriod.parse(parts[2])), asked -> new TreeSet<>())
                    .add(parts[0]);
        }
        Set<String> wanted = new HashSet<>(ids);
        Map<String, StoredTotals> found = new TreeMap<>();
        Map<Asked, Map<String, Unit>> reporting = new HashMap<>();
        areas.forEach((asked, of) -> reporting.put(asked, reporting(of)));
        requireFew(reporting.values().stream().mapToLong(Map::size).sum());
        reporting.forEach((asked, within) -> {
            for (AreaTotals totals : recounted(asked, within, wanted)) {
                found.put(totals.aggregateId(), StoredTotals.of(totals, 0));
            }
        });
        return found;
    }

    private Map<String, Unit> reporting(Set<String> areas) {
        return units.within(areas).stream()
                .filter(Unit::isReporting)
                .collect(Collectors.toMap(Unit::key, unit -> unit));
    }

    private List<AreaTotals> recounted(Asked asked, Map<String, Unit> within, Set<String> wanted) {
        Recount recount = new Recount(wanted::contains);
        List<ReportId> ids = within.keySet().stream()
                .map(unit -> new ReportId(asked.template(), unit, asked.period()))
                .toList();
        past.each(ids, then, report -> {
            Unit unit = within.get(report.id().unitKey());
            if (unit != null) {
                recount.add(stood(report), unit.path(), unit.today());
            }
        });
        return recount.totals();
    }

    private static Recount.Stood stood(ReportThen report) {
        Revision received = report.received();
        Revision accepted = report.accepted();
        return new Recount.Stood(
                report.at(),
                report.id().unitKey(),
                report.id().template(),
                report.id().period().toString(),
                report.level(),
                report.dueAt(),
                report.status(),
                report.timeliness(),
                accepted != null && received != null && accepted.number() == received.number(),
                values(received),
                values(accepted));
    }

    private static @Nullable Map<String, BigDecimal> values(@Nullable Revision revision) {
        return revision == null ? null : revision.values();
    }

    /** How the reports stood that some units owed. */
    List<Owed> owed(Collection<String> unitKeys, String template, Collection<ReportingPeriod> periods) {
        requireFew((long) unitKeys.size() * periods.size());
        List<ReportId> ids = new ArrayList<>();
        unitKeys.forEach(unit -> periods.forEach(period -> ids.add(new ReportId(template, unit, period))));
        List<Owed> owed = new ArrayList<>();
        past.each(
                ids,
                then,
                report -> owed.add(new Owed(
                        report.id().unitKey(),
                        report.id().period(),
                        report.status(),
                        report.timeliness(),
                        report.firstSubmittedAt(),
                        report.submittedAt(),
                        report.dueAt())));
        owed.sort(Comparator.comparing(Owed::unitKey).thenComparing(Owed::period));
        return owed;
    }
}
