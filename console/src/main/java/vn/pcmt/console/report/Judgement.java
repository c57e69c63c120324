package vn.pcmt.console.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.report.FormField.Part;
import vn.pcmt.console.report.ReportForm.Box;
import vn.pcmt.console.report.ReportForm.Line;
import vn.pcmt.console.report.ReportForm.Said;
import vn.pcmt.console.services.DraftService.Evaluation;
import vn.pcmt.console.services.Problem;

/** What is to be said of the fields of a form, by field; words come from the service. */
final class Judgement {
    private static final String ERROR = "ERROR";
    private static final String WARNING = "WARNING";
    private static final String NEEDED = "explanation-needed";

    /** Codes of what is only missing yet: said when the form is sent, not to who has just begun. */
    private static final Set<String> MISSING = Set.of("blank", "narrative-blank");

    private record Rule(
            String severity, String message, @Nullable String rule, boolean explained) {}

    private final Map<FormField, List<Rule>> lines = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();
    private boolean asked;

    /** An error that the console itself has found; it takes the place of whatever the service says of the field. */
    Judgement own(FormField field, String message) {
        lines.put(field, new ArrayList<>(List.of(new Rule(ERROR, message, null, false))));
        return this;
    }

    /** @param sent whether what is missing is to be said too */
    Judgement of(Evaluation evaluation, boolean sent) {
        Set<FormField> own = Set.copyOf(lines.keySet());
        Map<FormField, Rule> unfit = new LinkedHashMap<>();
        for (var line : evaluation.lines()) {
            FormField field = FormField.at(line.pointer()).orElse(null);
            if (field == null || field.part() == Part.NOTHING || own.contains(field)) {
                continue;
            }
            var rule = new Rule(line.severity(), line.message(), line.rule(), line.explained());
            if (field.part() == Part.EXPLANATIONS) {
                unfit.put(field, rule);
            } else if (sent || !MISSING.contains(line.code())) {
                add(field, rule);
            }
        }
        unfit.forEach((field, rule) -> add(explained(field.id()).orElse(field), rule));
        return this;
    }

    /** The field beside which a rule is explained. */
    private Optional<FormField> explained(String rule) {
        return lines.entrySet().stream()
                .filter(said -> said.getValue().stream()
                        .anyMatch(line ->
                                rule.equals(line.rule()) && line.severity().equals(WARNING)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What the service said when it refused, where it is not said yet. */
    Judgement of(Problem problem) {
        for (var error : problem.fields()) {
            String message = error.message() == null ? String.valueOf(error.code()) : error.message();
            FormField field = FormField.at(error.pointer()).orElse(null);
            if (field == null || field.part() == Part.NOTHING || field.part() == Part.ATTACHMENTS) {
                others.add(message);
            } else if (field.part() != Part.EXPLANATIONS) {
                add(field, new Rule(ERROR, message, null, false));
            } else if (NEEDED.equals(error.code())) {
                asked = true;
                if (explained(field.id()).isEmpty()) {
                    add(field, new Rule(WARNING, message, field.id(), false));
                }
            } else {
                add(explained(field.id()).orElse(field), new Rule(ERROR, message, null, false));
            }
        }
        return this;
    }

    private void add(FormField field, Rule rule) {
        List<Rule> said = lines.computeIfAbsent(field, none -> new ArrayList<>());
        if (said.stream().noneMatch(line -> line.message().equals(rule.message()))) {
            said.add(rule);
        }
    }

    /** What is to be said of the whole. */
    List<String> others() {
        return others;
    }

    boolean hasErrors() {
        return lines.values().stream().flatMap(List::stream).anyMatch(line -> line.severity()
                .equals(ERROR));
    }

    boolean asksForExplanations() {
        return asked;
    }

    /**
     * What is said of each field, and where each rule is explained: beside the first field of the form that breaks it.
     *
     * @param order all fields, in the order of the form
     * @param explanations what the unit says, by rule
     * @param rest gets what it says to rules that nothing breaks
     */
    Map<FormField, Said> beside(List<FormField> order, Map<String, String> explanations, Map<String, String> rest) {
        Map<String, FormField> where = new HashMap<>();
        Map<FormField, Said> beside = new LinkedHashMap<>();
        List<FormField> all = new ArrayList<>(order);
        lines.keySet().stream().filter(field -> !order.contains(field)).forEach(all::add);
        for (FormField field : all) {
            List<Line> shown = new ArrayList<>();
            Map<String, Box> boxes = new TreeMap<>();
            for (Rule line : lines.getOrDefault(field, List.of())) {
                String rule = line.severity().equals(WARNING) ? line.rule() : null;
                FormField first = rule == null ? field : where.computeIfAbsent(rule, none -> field);
                shown.add(new Line(
                        line.severity(), line.message(), line.explained(), first.equals(field) ? null : first.id()));
                if (rule != null && first.equals(field)) {
                    boxes.put(rule, new Box(rule, explanations.getOrDefault(rule, "")));
                }
            }
            if (!shown.isEmpty()) {
                beside.put(field, new Said(shown, List.copyOf(boxes.values())));
            }
        }
        explanations.forEach((rule, text) -> {
            if (!where.containsKey(rule) && !text.isBlank()) {
                rest.put(rule, text);
            }
        });
        return beside;
    }
}
