package vn.pcmt.report.dhis2;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a data value set, in DHIS2's words.
 *
 * @param status {@code SUCCESS}, {@code WARNING} if some values were left out, {@code ERROR} if all were
 * @param importCount of values
 * @param conflicts why values were left out
 * @param rejectedIndexes positions of the values left out, from 0
 * @param dataSetComplete always {@code false}: a report is complete when it is taken
 */
record ImportSummary(
        String responseType,
        String status,
        String description,
        ImportCount importCount,
        List<Conflict> conflicts,
        List<Integer> rejectedIndexes,
        String dataSetComplete) {

    /** @param updated values of reports that had come in before, changed or not */
    record ImportCount(int imported, int updated, int ignored, int deleted) {}

    /**
     * @param object what is in conflict
     * @param objects the same by its kind, such as {@code dataElement}
     * @param value what is wrong, for a person to read
     * @param errorCode as DHIS2 numbers it; null where DHIS2 has none
     * @param property of the value at fault, null if it is none in particular
     * @param indexes positions of the values concerned
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Conflict(
            String object,
            Map<String, String> objects,
            String value,
            @Nullable String errorCode,
            @Nullable String property,
            List<Integer> indexes) {}

    /**
     * The envelope of every answer of DHIS2.
     *
     * @param httpStatus {@code OK} or {@code Conflict}
     * @param status {@code OK}, {@code WARNING} or {@code ERROR}
     */
    record WebMessage(String httpStatus, int httpStatusCode, String status, String message, ImportSummary response) {}

    private static final int OK = 200;
    private static final int CONFLICT = 409;

    static ImportSummary of(int imported, int updated, List<Conflict> conflicts, List<Integer> rejected) {
        boolean none = imported + updated == 0;
        String status = conflicts.isEmpty() ? "SUCCESS" : none ? "ERROR" : "WARNING";
        return new ImportSummary(
                "ImportSummary",
                status,
                conflicts.isEmpty() ? "Import process completed successfully" : "Some values were not imported",
                new ImportCount(imported, updated, rejected.size(), 0),
                conflicts,
                rejected,
                "false");
    }

    /** As DHIS2 answers: what is not taken whole is a conflict. */
    WebMessage message() {
        return switch (status) {
            case "SUCCESS" -> new WebMessage("OK", OK, "OK", "Import was successful.", this);
            case "ERROR" ->
                new WebMessage("Conflict", CONFLICT, "ERROR", "An error occurred, please check import summary.", this);
            default ->
                new WebMessage(
                        "Conflict",
                        CONFLICT,
                        "WARNING",
                        "One more conflicts encountered, please check import summary.",
                        this);
        };
    }
}
