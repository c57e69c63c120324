package vn.pcmt.report.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;

/**
 * The totals of one area, template, period and basis in the read model.
 *
 * @param id {@code area~template~period~basis}
 * @param version of the totals within the generation
 * @param generation of the topology that computed them
 * @param at time of the newest event in them
 * @param outstanding deadlines of what is owed and not received
 */
@Document(StoredTotals.COLLECTION)
record StoredTotals(
        @Id String id,
        long version,
        int generation,
        Instant at,
        String area,
        String template,
        String period,
        Basis basis,
        Coverage coverage,
        List<Outstanding> outstanding,
        int estimated,
        Map<String, Figure> figures) {

    static final String COLLECTION = "area_totals";

    /** @param count reports owed by that time */
    record Outstanding(Instant dueAt, int count) {}

    static StoredTotals of(AreaTotals totals, int generation) {
        return new StoredTotals(
                totals.aggregateId(),
                totals.version(),
                generation,
                totals.at(),
                totals.area(),
                totals.template(),
                totals.period(),
                totals.basis(),
                totals.coverage(),
                totals.outstanding().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Outstanding(entry.getKey(), entry.getValue()))
                        .toList(),
                totals.estimated(),
                totals.figures());
    }

    boolean isNewerThan(StoredTotals other) {
        return generation > other.generation || generation == other.generation && version > other.version;
    }

    /** Reports owed by a deadline that has passed. */
    int overdue(Instant now) {
        return outstanding.stream()
                .filter(owed -> owed.dueAt().isBefore(now))
                .mapToInt(Outstanding::count)
                .sum();
    }
}
