package vn.pcmt.report.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.rule.Severity;

/** What a unit says to the rules that its figures break. One text answers all findings of a rule. */
final class Explanations {

    private static final int MOST_CHARACTERS = 500;

    private final Map<String, String> texts = new HashMap<>();

    private Explanations() {}

    /** @param problems gets what is unfit, also of a text that no finding asks for */
    static Explanations read(Map<String, @Nullable String> given, Rules rules, List<FieldProblem> problems) {
        Explanations explanations = new Explanations();
        new TreeMap<>(given).forEach((rule, text) -> {
            String pointer = FormFields.pointer("explanations", rule);
            if (!rules.knows(rule)) {
                problems.add(new FieldProblem(pointer, "rule-unknown", rule));
            } else if (text != null && !text.isBlank()) {
                if (text.strip().length() > MOST_CHARACTERS) {
                    problems.add(new FieldProblem(pointer, "explanation-too-long", MOST_CHARACTERS));
                }
                FreeText.check(pointer, text, problems);
                explanations.texts.put(rule, text.strip());
            }
        });
        return explanations;
    }

    /** A warning with what was said to it. What was said to a rule that holds is dropped. */
    Finding addTo(Finding finding) {
        String text = texts.get(finding.rule());
        return text == null || finding.severity() != Severity.WARNING ? finding : finding.explained(text);
    }
}
