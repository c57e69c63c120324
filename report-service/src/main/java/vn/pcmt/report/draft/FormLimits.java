package vn.pcmt.report.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.ReportRefused;

/** What a draft may hold. It may be wrong and incomplete, but not without bounds, and nobody's data. */
final class FormLimits {

    private static final int NAME = 80;

    /** What is plainly a figure, however large. A telephone number begins with a zero. */
    private static final Predicate<String> FIGURE =
            Pattern.compile("\\s*-?(0|[1-9]\\d*)([.,]\\d*)?\\s*").asMatchPredicate();

    /**
     * @param most fields
     * @param length of each text, in characters
     */
    private record Part(int most, int length) {}

    private static final Map<String, Part> PARTS = Map.of(
            "values", new Part(200, 100),
            "nothingToReport", new Part(20, 10),
            "narratives", new Part(30, 10_000),
            "attachments", new Part(100, 10),
            "explanations", new Part(200, 1000));

    private static final Map<String, Integer> SINGLE = Map.of("/note", 2000, DraftForm.REASON, 1000);

    private FormLimits() {}

    /** @throws ReportRefused {@code report-invalid} with every field that is out of bounds or holds personal data */
    static void check(FormFields form) {
        List<FieldProblem> problems = new ArrayList<>();
        PARTS.forEach((name, part) -> check(name, form.group(name), part, problems));
        SINGLE.forEach((pointer, length) -> check(pointer, form.texts().getOrDefault(pointer, ""), length, problems));
        if (!problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
    }

    private static void check(String name, Map<String, String> fields, Part part, List<FieldProblem> problems) {
        if (fields.size() > part.most()) {
            problems.add(new FieldProblem("/" + name, "too-many-fields", part.most()));
            return;
        }
        fields.forEach((field, text) -> {
            if (field.length() > NAME) {
                problems.add(new FieldProblem("/" + name, "name-too-long", NAME));
            } else {
                check(FormFields.pointer(name, field), text, part.length(), problems);
            }
        });
    }

    private static void check(String pointer, String text, int length, List<FieldProblem> problems) {
        if (text.codePointCount(0, text.length()) > length) {
            problems.add(new FieldProblem(pointer, "text-too-long", length));
        } else if (!FormFields.isValue(pointer) || !FIGURE.test(text)) {
            FreeText.check(pointer, text, problems);
        }
    }
}
