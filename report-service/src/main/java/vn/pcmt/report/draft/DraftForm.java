package vn.pcmt.report.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.submission.FormFields;

/**
 * The whole of a draft as clients send and get it; every text as it was typed, null or blank where nothing was.
 *
 * @param values indicator code to text
 * @param nothingToReport ids of the sections in which nothing happened
 * @param narratives id of a narrative field to text
 * @param attachments ids of the files it is to carry
 * @param explanations of what a rule finds unusual, by the rule
 * @param reason of a correction
 */
record DraftForm(
        @Nullable Map<String, @Nullable String> values,
        @Nullable List<@Nullable String> nothingToReport,
        @Nullable Map<String, @Nullable String> narratives,
        @Nullable List<@Nullable String> attachments,
        @Nullable Map<String, @Nullable String> explanations,
        @Nullable String note,
        @Nullable String reason) {

    static final String REASON = "/reason";

    static DraftForm of(FormFields fields) {
        return new DraftForm(
                new TreeMap<String, @Nullable String>(fields.values()),
                new ArrayList<@Nullable String>(fields.emptySections()),
                new TreeMap<String, @Nullable String>(fields.group("narratives")),
                new ArrayList<@Nullable String>(fields.attachments()),
                new TreeMap<String, @Nullable String>(fields.group("explanations")),
                fields.text("/note"),
                fields.text(REASON));
    }

    FormFields fields() {
        FormFields.Builder form = new FormFields.Builder();
        if (values != null) {
            form.group("values", values);
        }
        if (nothingToReport != null) {
            form.declaredEmpty(nothingToReport);
        }
        if (narratives != null) {
            form.group("narratives", narratives);
        }
        if (attachments != null) {
            form.attached(attachments);
        }
        if (explanations != null) {
            form.group("explanations", explanations);
        }
        return form.field("/note", note).field(REASON, reason).build();
    }
}
