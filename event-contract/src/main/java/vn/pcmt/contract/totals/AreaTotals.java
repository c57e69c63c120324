package vn.pcmt.contract.totals;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventType;

/**
 * The totals of one area, template, period and basis: always the sum over its reports.
 *
 * @param version counts the changes of this total within one generation of the topology's state
 * @param at time of the newest event in it
 * @param area key of a unit at any level
 * @param coverage of the reports of communes
 * @param outstanding deadline → number of reports of communes owed by then and not received
 * @param estimated number of reports that count with a share of less than 1, after a split
 * @param figures indicator code → sums over all reports; an indicator that no report gave is absent
 * @param provincial what provinces report themselves; null if none owes such a report here
 */
@EventType("area.totals.v1")
public record AreaTotals(
        long version,
        Instant at,
        String area,
        String template,
        String period,
        Basis basis,
        Coverage coverage,
        Map<Instant, Integer> outstanding,
        int estimated,
        Map<String, Figure> figures,
        @Nullable ProvincialPart provincial)
        implements AreaTotalsEvent {
    public AreaTotals {
        Checks.event(version, at, Event.SYSTEM);
        Checks.text(area, "area");
        Checks.text(template, "template");
        Checks.text(period, "period");
        Checks.present(basis, "basis");
        outstanding = Map.copyOf(outstanding);
        figures = Map.copyOf(figures);
    }

    /** Where only communes report. */
    public AreaTotals(
            long version,
            Instant at,
            String area,
            String template,
            String period,
            Basis basis,
            Coverage coverage,
            Map<Instant, Integer> outstanding,
            int estimated,
            Map<String, Figure> figures) {
        this(version, at, area, template, period, basis, coverage, outstanding, estimated, figures, null);
    }

    /** {@code area~template~period~basis}. */
    @Override
    public String aggregateId() {
        return key(area, template, period, basis);
    }

    @Override
    public String actor() {
        return Event.SYSTEM;
    }

    /** The key of a total. */
    public static String key(String area, String template, String period, Basis basis) {
        return String.join("~", area, template, period, basis.name());
    }
}
