package vn.pcmt.report.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.contract.totals.ProvincialPart;

/**
 * The totals of one area, template, period and basis in the read model.
 *
 * @param id {@code area~template~period~basis}
 * @param version of the totals within the generation
 * @param generation of the topology that computed them
 * @param at time of the newest event in them
 * @param coverage of the reports of communes
 * @param outstanding deadlines of what communes owe and is not received
 * @param figures over all reports
 * @param provincial what provinces report themselves; null if none owes such a report, or if it was stored before any did
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
        Map<String, Figure> figures,
        @Nullable Provincial provincial) {

    static final String COLLECTION = "area_totals";

    /** @param count reports owed by that time */
    record Outstanding(Instant dueAt, int count) {

        private static List<Outstanding> of(Map<Instant, Integer> owed) {
            return owed.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> new Outstanding(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** The part of provinces themselves: their figures are in those of the total, their coverage is not. */
    record Provincial(Coverage coverage, List<Outstanding> outstanding, Map<String, Figure> figures) {
        static final Provincial NONE = new Provincial(Coverage.NONE, List.of(), Map.of());

        private static @Nullable Provincial of(@Nullable ProvincialPart part) {
            return part == null
                    ? null
                    : new Provincial(part.coverage(), Outstanding.of(part.outstanding()), part.figures());
        }

        Figure figure(String code) {
            return figures.getOrDefault(code, Figure.NONE);
        }
    }

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
                Outstanding.of(totals.outstanding()),
                totals.estimated(),
                totals.figures(),
                Provincial.of(totals.provincial()));
    }

    boolean isNewerThan(StoredTotals other) {
        return generation > other.generation || generation == other.generation && version > other.version;
    }

    /** What provinces report themselves, which may be nothing. */
    Provincial ofProvinces() {
        return Objects.requireNonNullElse(provincial, Provincial.NONE);
    }

    /** Reports owed by a deadline that has passed. */
    static int overdue(List<Outstanding> outstanding, Instant now) {
        return outstanding.stream()
                .filter(owed -> owed.dueAt().isBefore(now))
                .mapToInt(Outstanding::count)
                .sum();
    }
}
