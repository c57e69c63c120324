package vn.pcmt.report.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.report.submission.Draft;

/** Gathers what stands in the cells of one report, by their keys, and makes a draft of it. Judges nothing. */
public final class DraftCells {

    private static final String EMPTY = CellKey.empty("");
    private static final String NARRATIVE = CellKey.narrative("");
    private static final String EXPLANATION = CellKey.explanation("");

    private final Map<String, @Nullable String> values = new LinkedHashMap<>();
    private final List<String> nothingToReport = new ArrayList<>();
    private final Map<String, @Nullable String> narratives = new LinkedHashMap<>();
    private final Map<String, @Nullable String> explanations = new LinkedHashMap<>();
    private final List<FieldProblem> problems = new ArrayList<>();
    private @Nullable String note;

    /** Takes in a cell; an empty one says nothing. */
    public void put(String key, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        if (key.equals(CellKey.NOTE)) {
            note(text);
        } else if (key.startsWith(NARRATIVE)) {
            narrative(key.substring(NARRATIVE.length()), text);
        } else if (key.startsWith(EXPLANATION)) {
            explanation(key.substring(EXPLANATION.length()), text);
        } else if (!key.startsWith(EMPTY)) {
            figure(key, text);
        } else if (CellKey.saysNothing(text)) {
            nothingIn(key.substring(EMPTY.length()));
        } else {
            problems.add(new FieldProblem("/" + key, "nothing-to-report-or-blank"));
        }
    }

    public void figure(String code, String text) {
        values.put(code, text);
    }

    public void nothingIn(String section) {
        nothingToReport.add(section);
    }

    public void narrative(String id, String text) {
        narratives.put(id, text);
    }

    public void explanation(String rule, String text) {
        explanations.put(rule, text);
    }

    public void note(String text) {
        note = text;
    }

    /** What cannot be part of a draft. The pointer is the key of the cell. */
    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** Whether nothing at all was filled in. */
    public boolean isBlank() {
        return values.isEmpty()
                && nothingToReport.isEmpty()
                && narratives.isEmpty()
                && explanations.isEmpty()
                && note == null
                && problems.isEmpty();
    }

    /** What would be sent, without files. */
    public Draft draft() {
        return draft(List.of());
    }

    /** What would be sent with the files that the report has. */
    public Draft draft(List<String> attachments) {
        return new Draft(values, nothingToReport, note, narratives, attachments, explanations);
    }
}
