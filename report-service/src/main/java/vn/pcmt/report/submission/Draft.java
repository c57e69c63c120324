package vn.pcmt.report.submission;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a unit sends, as it was written.
 *
 * @param values indicator code to the number as text; null or blank where nothing was entered, which is not zero
 * @param nothingToReport ids of the sections in which nothing happened
 * @param note null if there is none
 */
public record Draft(
        Map<String, @Nullable String> values,
        List<String> nothingToReport,
        @Nullable String note) {
    public Draft {
        values = Collections.unmodifiableMap(new HashMap<>(values));
        nothingToReport = List.copyOf(nothingToReport);
    }
}
