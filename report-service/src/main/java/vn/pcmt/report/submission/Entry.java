package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A draft that obeys its template: every figure is there, in its bounds.
 *
 * @param narratives id to text; those that were left blank are not there
 */
record Entry(
        Map<String, BigDecimal> values,
        List<String> nothingToReport,
        @Nullable String note,
        Map<String, String> narratives) {
    Entry {
        values = Map.copyOf(values);
        nothingToReport = List.copyOf(nothingToReport);
        narratives = Map.copyOf(narratives);
    }
}
