package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.unit.UnitState.Successor;

/**
 * What one report gives to each total it is part of, at all levels and in both bases. A province is the first area of its
 * own path: so what its forces report is in its total and in the country's once, beside that of its communes. Pure.
 */
final class Contributions {

    private Contributions() {}

    /** The changes that turn the contributions of {@code before} into those of {@code after}, by total, zeros left out. */
    static SequencedMap<String, Sums> difference(@Nullable PlacedReport before, PlacedReport after) {
        TreeMap<String, Sums> changes = new TreeMap<>(of(after));
        if (before != null) {
            of(before)
                    .forEach((total, sums) -> changes.put(
                            total, changes.getOrDefault(total, Sums.NONE).minus(sums)));
        }
        changes.values().removeIf(Sums::isNone);
        return changes;
    }

    /** What a report gives, by key of the total; nothing while its unit is not known, or when it is no longer owed. */
    static Map<String, Sums> of(PlacedReport placed) {
        if (placed.unit() == null || placed.report().status() == ReportStatus.WITHDRAWN) {
            return Map.of();
        }
        ReportSnapshot report = placed.report();
        Map<String, Sums> contributions = new LinkedHashMap<>();
        for (String area : new LinkedHashSet<>(placed.unit().path())) {
            contributions.put(total(area, report, Basis.AS_THEN), sums(report, BigDecimal.ONE));
        }
        // A unit split into two communes of one province gives each its share, but counts once, and in full, for the
        // province: so the shares are summed by area before anything is multiplied.
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (Successor successor : placed.unit().today()) {
            for (String area : new LinkedHashSet<>(successor.path())) {
                shares.merge(area, successor.share(), BigDecimal::add);
            }
        }
        shares.forEach((area, share) -> contributions.put(total(area, report, Basis.TODAY), sums(report, share)));
        return contributions;
    }

    private static String total(String area, ReportSnapshot report, Basis basis) {
        return AreaTotals.key(area, report.template(), report.period(), basis);
    }

    private static Sums sums(ReportSnapshot report, BigDecimal share) {
        boolean received = report.isReceived();
        Coverage coverage = new Coverage(
                1,
                count(received),
                count(report.acceptedIsLatest()),
                count(report.status() == ReportStatus.RETURNED),
                count(report.timeliness() == Timeliness.ON_TIME),
                count(report.timeliness() == Timeliness.LATE));
        Map<String, Figure> figures = new LinkedHashMap<>();
        report.received()
                .forEach((indicator, value) ->
                        figures.put(indicator, new Figure(part(value, share), 1, BigDecimal.ZERO, 0)));
        report.accepted()
                .forEach((indicator, value) -> figures.merge(
                        indicator,
                        new Figure(BigDecimal.ZERO, 0, part(value, share), 1),
                        (a, b) -> new Figure(a.received(), 1, b.accepted(), 1)));
        Map<Instant, Integer> outstanding = received ? Map.of() : Map.of(report.dueAt(), 1);
        int estimated = count(share.compareTo(BigDecimal.ONE) < 0);
        return report.level() == ReportingLevel.PROVINCE
                ? new Sums(Coverage.NONE, Map.of(), estimated, figures, new Sums.Part(coverage, outstanding, figures))
                : new Sums(coverage, outstanding, estimated, figures, Sums.Part.NONE);
    }

    private static BigDecimal part(BigDecimal value, BigDecimal share) {
        return Sums.plain(value.multiply(share));
    }

    private static int count(boolean holds) {
        return holds ? 1 : 0;
    }
}
