package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;

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
        for (AreaShare share : AreaShare.of(placed.unit().path(), placed.unit().today())) {
            String total = AreaTotals.key(share.area(), report.template(), report.period(), share.basis());
            contributions.put(total, sums(report, share));
        }
        return contributions;
    }

    private static Sums sums(ReportSnapshot report, AreaShare share) {
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
                        figures.put(indicator, new Figure(share.of(value), 1, BigDecimal.ZERO, 0)));
        report.accepted()
                .forEach((indicator, value) -> figures.merge(
                        indicator,
                        new Figure(BigDecimal.ZERO, 0, share.of(value), 1),
                        (a, b) -> new Figure(a.received(), 1, b.accepted(), 1)));
        Map<Instant, Integer> outstanding = received ? Map.of() : Map.of(report.dueAt(), 1);
        int estimated = count(share.isEstimate());
        return report.level() == ReportingLevel.PROVINCE
                ? new Sums(Coverage.NONE, Map.of(), estimated, figures, new Sums.Part(coverage, outstanding, figures))
                : new Sums(coverage, outstanding, estimated, figures, Sums.Part.NONE);
    }

    private static int count(boolean holds) {
        return holds ? 1 : 0;
    }
}
