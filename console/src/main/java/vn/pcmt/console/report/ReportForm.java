package vn.pcmt.console.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.ReportService.Report;

/**
 * The form as shown: what was typed stays as typed, even where it was refused.
 *
 * @param etag version the visitor saw; another one at the service means that somebody else was faster
 * @param key makes the sending happen once, however often the button is pressed
 * @param correction whether an accepted report is being changed, which needs a reason
 * @param explanations what the unit is asked to explain, or has explained
 * @param editable false when the window has closed or the report is with the province
 * @param trouble what went wrong with the whole, if anything
 */
record ReportForm(
        Report report,
        List<Section> sections,
        String etag,
        String key,
        String note,
        String reason,
        List<Explanation> explanations,
        boolean correction,
        boolean editable,
        @Nullable Trouble trouble,
        List<FieldTrouble> errors) {

    /** A part of the form that can be declared empty as a whole. */
    record Section(String id, String title, boolean mayBeEmpty, boolean nothing, List<Field> fields) {}

    /**
     * One indicator.
     *
     * @param text what stands in the box
     * @param previous value of the period before, as text and as a plain number for the browser's difference
     * @param remark what the province said when it sent the report back
     */
    record Field(
            String code,
            String label,
            String unit,
            int decimals,
            boolean mandatory,
            String text,
            String previous,
            String previousPlain,
            @Nullable String remark,
            @Nullable String error) {}

    /**
     * One rule that the figures break and may.
     *
     * @param rule under which the explanation is sent
     * @param messages what the service says of it
     * @param text what the unit says
     */
    record Explanation(String rule, List<String> messages, String text) {}

    /** A trouble with the whole form; {@code kind} chooses the box: conflict, refused, unreachable, fields, explain. */
    record Trouble(String kind, @Nullable String detail) {}

    /** A field at fault, for the list on top. */
    record FieldTrouble(String code, String label, String message) {}

    /** What came back from the browser. */
    record Typed(
            Map<String, String> values,
            List<String> nothing,
            String note,
            String reason,
            Map<String, String> explanations,
            String etag,
            String key) {}

    /**
     * What the service found wrong.
     *
     * @param fields indicator code to what is wrong with its value
     * @param rules rule to what is said of its explanation, or of the lack of one
     */
    record Faults(Map<String, String> fields, Map<String, List<String>> rules) {
        static final Faults NONE = new Faults(Map.of(), Map.of());
    }
}
