package vn.pcmt.report.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a unit sends, as it was written. Parts that came later than the first three are left out of a fingerprint while
 * they are empty, so that the fingerprint of a command stays what it was before there were such parts.
 *
 * @param values indicator code to the number as text; null or blank where nothing was entered, which is not zero
 * @param nothingToReport ids of the sections in which nothing happened
 * @param note null if there is none
 * @param narratives id to what is said in words
 * @param attachments ids of the files it is to carry, which are with the report already
 * @param explanations rule id to what the unit says to it
 */
public record Draft(
        Map<String, @Nullable String> values,
        List<String> nothingToReport,
        @Nullable String note,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable String> narratives,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> attachments,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable String> explanations) {
    public Draft {
        values = Collections.unmodifiableMap(new HashMap<>(values));
        nothingToReport = List.copyOf(nothingToReport);
        narratives = Collections.unmodifiableMap(new HashMap<>(narratives));
        attachments = List.copyOf(attachments);
        explanations = Collections.unmodifiableMap(new HashMap<>(explanations));
    }

    /** Without files, explaining nothing. */
    public Draft(
            Map<String, @Nullable String> values,
            List<String> nothingToReport,
            @Nullable String note,
            Map<String, @Nullable String> narratives) {
        this(values, nothingToReport, note, narratives, List.of(), Map.of());
    }

    /** Figures only. */
    public Draft(Map<String, @Nullable String> values, List<String> nothingToReport, @Nullable String note) {
        this(values, nothingToReport, note, Map.of());
    }
}
