package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A draft that obeys its template: every figure is there, in its bounds. */
record Entry(
        Map<String, BigDecimal> values,
        List<String> nothingToReport,
        @Nullable String note) {
    Entry {
        values = Map.copyOf(values);
        nothingToReport = List.copyOf(nothingToReport);
    }
}
