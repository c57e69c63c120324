package vn.pcmt.report.topology;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.unit.UnitState.Successor;

/** Adds up reports at once as the stream does one by one: what the totals were at a moment that has passed. */
public final class Recount {

    private final Map<String, RunningTotal> totals = new TreeMap<>();
    private final Predicate<String> asked;

    public Recount() {
        this(total -> true);
    }

    /** Keeps some of the totals only, by their keys: of many reports there are more totals than anybody asks for. */
    public Recount(Predicate<String> asked) {
        this.asked = asked;
    }

    /**
     * A report as it stood.
     *
     * @param at time of the event that brought it there
     * @param received figures of the latest revision; null if nothing had come in
     * @param accepted figures of the accepted revision; null if none was
     * @param acceptedIsLatest whether these are the same revision
     */
    public record Stood(
            Instant at,
            String unitKey,
            String template,
            String period,
            ReportingLevel level,
            Instant dueAt,
            ReportStatus status,
            @Nullable Timeliness timeliness,
            boolean acceptedIsLatest,
            @Nullable Map<String, BigDecimal> received,
            @Nullable Map<String, BigDecimal> accepted) {}

    /**
     * Adds a report.
     *
     * @param path of its unit, itself first
     * @param today what its unit was in the tree of that moment
     */
    public void add(Stood report, List<String> path, List<Successor> today) {
        ReportSnapshot snapshot = new ReportSnapshot(
                1,
                report.at(),
                report.unitKey(),
                report.template(),
                report.period(),
                report.dueAt(),
                report.status(),
                report.timeliness(),
                report.acceptedIsLatest(),
                report.received() == null ? Map.of() : report.received(),
                report.accepted() == null ? Map.of() : report.accepted(),
                report.level());
        Contributions.of(new PlacedReport(snapshot, new UnitPlace(1, report.at(), path, today)))
                .forEach((total, sums) -> {
                    if (asked.test(total)) {
                        totals.merge(
                                total,
                                RunningTotal.EMPTY.plus(new Delta(report.at(), sums)),
                                (known, more) -> known.plus(new Delta(report.at(), sums)));
                    }
                });
    }

    /** The totals of what was added. */
    public List<AreaTotals> totals() {
        return totals.entrySet().stream()
                .map(total -> total.getValue().toEvent(total.getKey()))
                .toList();
    }
}
