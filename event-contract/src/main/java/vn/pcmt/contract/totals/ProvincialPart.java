package vn.pcmt.contract.totals;

import java.time.Instant;
import java.util.Map;

/**
 * The part of a total that provinces report themselves, for what their own forces do: shown apart, so that a coverage
 * says how many communes are in, and counted once, in the figures of the total.
 *
 * @param coverage of the reports of provinces, which are not in the coverage of the total
 * @param outstanding deadline → number of them owed by then and not received
 * @param figures indicator code → their sums, which are in the figures of the total
 */
public record ProvincialPart(Coverage coverage, Map<Instant, Integer> outstanding, Map<String, Figure> figures) {
    public ProvincialPart {
        outstanding = Map.copyOf(outstanding);
        figures = Map.copyOf(figures);
    }
}
