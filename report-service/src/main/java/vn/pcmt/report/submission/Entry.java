package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.rule.Finding;

/**
 * A draft that obeys its template: every figure is there, in its bounds.
 *
 * @param narratives id to text; those that were left blank are not there
 * @param findings rules that it breaks and may, as they were judged
 */
record Entry(
        Map<String, BigDecimal> values,
        List<String> nothingToReport,
        @Nullable String note,
        Map<String, String> narratives,
        List<Finding> findings) {
    Entry {
        values = Map.copyOf(values);
        nothingToReport = List.copyOf(nothingToReport);
        narratives = Map.copyOf(narratives);
        findings = List.copyOf(findings);
    }
}
