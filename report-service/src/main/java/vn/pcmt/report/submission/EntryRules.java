package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Narrative;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Finding;

/** Examines a draft by its yardstick and finds all that is wrong with it at once. */
final class EntryRules {

    /** No exponent and no grouping: 12.000 is twelve thousand to one reader and twelve to another. */
    static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    private final Yardstick yardstick;
    private final Template template;
    private final Draft draft;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Map<String, BigDecimal> figures = new LinkedHashMap<>();
    private final Set<String> empty = new HashSet<>();

    private EntryRules(Yardstick yardstick, Draft draft) {
        this.yardstick = yardstick;
        this.template = yardstick.form();
        this.draft = draft;
    }

    static Examined examine(Yardstick yardstick, Draft draft) {
        return new EntryRules(yardstick, draft).run();
    }

    private Examined run() {
        readEmptySections();
        refuseUnknown();
        for (Section section : template.sections()) {
            for (Indicator indicator : section.indicators()) {
                read(indicator, section);
            }
        }
        Map<String, String> narratives = narratives();
        String note = stripped(draft.note());
        FreeText.check("/note", note, problems);
        Explanations explanations = Explanations.read(draft.explanations(), yardstick.rules(), problems);
        List<Finding> findings = yardstick.rules().evaluate(template, figures, yardstick.background()).stream()
                .map(explanations::addTo)
                .toList();
        return new Examined(new Entry(figures, draft.nothingToReport(), note, narratives, findings), problems);
    }

    private Map<String, String> narratives() {
        draft.narratives().keySet().stream()
                .filter(id -> template.narrative(id).isEmpty())
                .sorted()
                .forEach(id -> problems.add(new FieldProblem(narrative(id), "narrative-unknown", template.code())));
        Map<String, String> told = new LinkedHashMap<>();
        for (Narrative asked : template.narratives()) {
            String pointer = narrative(asked.id());
            String text = stripped(draft.narratives().get(asked.id()));
            if (text == null) {
                if (asked.mandatory()) {
                    problems.add(new FieldProblem(pointer, "narrative-blank"));
                }
            } else if (text.codePointCount(0, text.length()) > asked.maxLength()) {
                problems.add(new FieldProblem(pointer, "narrative-too-long", asked.maxLength()));
            } else {
                FreeText.check(pointer, text, problems);
                told.put(asked.id(), text);
            }
        }
        return told;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private void readEmptySections() {
        for (int i = 0; i < draft.nothingToReport().size(); i++) {
            String id = draft.nothingToReport().get(i);
            Optional<Section> section = template.section(id);
            if (section.isEmpty()) {
                problems.add(new FieldProblem("/nothingToReport/" + i, "section-unknown", id));
            } else if (!section.get().mayBeEmpty()) {
                problems.add(new FieldProblem("/nothingToReport/" + i, "section-never-empty"));
            } else {
                empty.add(id);
            }
        }
    }

    private void refuseUnknown() {
        Set<String> known = new HashSet<>();
        template.indicators().forEach(indicator -> known.add(indicator.code()));
        draft.values().keySet().stream()
                .filter(code -> !known.contains(code))
                .sorted()
                .forEach(code -> problems.add(new FieldProblem(pointer(code), "indicator-unknown", template.code())));
    }

    private void read(Indicator indicator, Section section) {
        String text = draft.values().get(indicator.code());
        if (text == null || text.isBlank()) {
            if (empty.contains(section.id())) {
                figures.put(indicator.code(), BigDecimal.ZERO);
            } else if (indicator.mandatory()) {
                problems.add(new FieldProblem(pointer(indicator.code()), "blank"));
            }
            return;
        }
        BigDecimal figure = number(indicator, text.strip());
        if (figure == null) {
            return;
        }
        if (empty.contains(section.id()) && figure.signum() != 0) {
            problems.add(new FieldProblem(pointer(indicator.code()), "section-declared-empty"));
            return;
        }
        figures.put(indicator.code(), figure);
    }

    private @Nullable BigDecimal number(Indicator indicator, String text) {
        String pointer = pointer(indicator.code());
        if (!NUMBER.matcher(text).matches()) {
            problems.add(new FieldProblem(pointer, "not-a-number"));
            return null;
        }
        BigDecimal figure = new BigDecimal(text);
        if (figure.signum() < 0) {
            problems.add(new FieldProblem(pointer, "negative"));
            return null;
        }
        if (figure.scale() > indicator.decimals()) {
            problems.add(new FieldProblem(pointer, "too-many-decimals", indicator.decimals()));
            return null;
        }
        if (figure.compareTo(indicator.max()) > 0) {
            problems.add(new FieldProblem(pointer, "too-large", indicator.max()));
            return null;
        }
        return canonical(figure);
    }

    /** Equal figures are written alike: 1.50 as 1.5, 100 not as 1E+2. */
    private static BigDecimal canonical(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String pointer(String code) {
        return FormFields.pointer("values", code);
    }

    private static String narrative(String id) {
        return FormFields.pointer("narratives", id);
    }
}
