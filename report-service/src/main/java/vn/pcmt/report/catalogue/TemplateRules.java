package vn.pcmt.report.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.TemplateText.SectionText;

/** What must hold for a version of a template that is to be published, and finds all that does not at once. */
final class TemplateRules {

    /** Most figures and texts of one form. */
    static final int MOST_FIELDS = 200;

    private final TemplateText text;
    private final Map<String, Indicator> indicators;
    private final List<FieldProblem> problems = new ArrayList<>();

    private TemplateRules(TemplateText text, Map<String, Indicator> indicators) {
        this.text = text;
        this.indicators = indicators;
    }

    /**
     * @param catalogue what there is now
     * @param use which reports there are of the template
     * @throws Refusal {@code template-refused} with every field that is wrong
     */
    static void check(TemplateText text, CatalogueContent catalogue, List<TemplateUse.Tally> use) {
        TemplateRules rules = new TemplateRules(text, catalogue.indicators());
        rules.checkNames();
        rules.checkSections();
        rules.checkNarratives();
        rules.checkSize();
        rules.checkPeriods(catalogue.versions(text.code()), use);
        if (!rules.problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "template-refused", rules.problems.size())
                    .withFields(rules.problems);
        }
    }

    private void checkNames() {
        FreeText.check("/name", text.name(), problems);
        FreeText.check("/nameEn", text.nameEn(), problems);
    }

    private void checkSections() {
        Set<String> ids = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < text.sections().size(); i++) {
            SectionText section = text.sections().get(i);
            String pointer = "/sections/" + i;
            if (!ids.add(section.id())) {
                problems.add(new FieldProblem(pointer + "/id", "section-repeated", section.id()));
            }
            FreeText.check(pointer + "/title", section.title(), problems);
            FreeText.check(pointer + "/titleEn", section.titleEn(), problems);
            if (section.indicators().isEmpty()) {
                problems.add(new FieldProblem(pointer + "/indicators", "section-empty"));
            }
            checkIndicators(section, pointer, asked);
        }
    }

    private void checkIndicators(SectionText section, String pointer, Set<String> asked) {
        for (int i = 0; i < section.indicators().size(); i++) {
            String code = section.indicators().get(i);
            String at = pointer + "/indicators/" + i;
            Indicator indicator = indicators.get(code);
            if (indicator == null) {
                problems.add(new FieldProblem(at, "indicator-not-in-catalogue", code));
            } else if (!indicator.entered()) {
                problems.add(new FieldProblem(at, "indicator-computed", code));
            } else if (!asked.add(code)) {
                problems.add(new FieldProblem(at, "indicator-repeated", code));
            }
        }
        List<String> optional = section.optional() == null ? List.of() : section.optional();
        for (int i = 0; i < optional.size(); i++) {
            if (!section.indicators().contains(optional.get(i))) {
                problems.add(new FieldProblem(pointer + "/optional/" + i, "optional-not-asked", optional.get(i)));
            }
        }
    }

    private void checkNarratives() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < text.asked().size(); i++) {
            Narrative narrative = text.asked().get(i);
            String pointer = "/narratives/" + i;
            if (!ids.add(narrative.id())) {
                problems.add(new FieldProblem(pointer + "/id", "narrative-repeated", narrative.id()));
            }
            FreeText.check(pointer + "/title", narrative.title(), problems);
            FreeText.check(pointer + "/titleEn", narrative.titleEn(), problems);
            FreeText.check(pointer + "/hint", narrative.hint(), problems);
            FreeText.check(pointer + "/hintEn", narrative.hintEn(), problems);
        }
    }

    private void checkSize() {
        int fields = text.asked().size()
                + text.sections().stream()
                        .mapToInt(section -> section.indicators().size())
                        .sum();
        if (fields == 0) {
            problems.add(new FieldProblem("/sections", "template-empty"));
        } else if (fields > MOST_FIELDS) {
            problems.add(new FieldProblem("/sections", "template-too-long", fields, MOST_FIELDS));
        }
    }

    private void checkPeriods(List<Template> versions, List<TemplateUse.Tally> use) {
        if (!versions.isEmpty() && versions.getFirst().periods() != text.periods()) {
            problems.add(new FieldProblem(
                    "/periods", "template-periods-fixed", versions.getFirst().periods()));
        }
        ReportingPeriod from = appliesFrom();
        if (from == null) {
            if (!versions.isEmpty() && text.appliesFrom() == null) {
                problems.add(new FieldProblem("/appliesFrom", "required"));
            }
            return;
        }
        if (from.kind() != text.periods()) {
            problems.add(new FieldProblem("/appliesFrom", "period-of-other-kind", from, text.periods()));
            return;
        }
        overtaken(from, versions, use)
                .ifPresent(later -> problems.add(new FieldProblem(
                        "/appliesFrom",
                        "period-already-reported",
                        later.version(),
                        String.valueOf(later.appliesFrom()))));
    }

    /** A version that is for later periods only, and that something has come in by. */
    private static Optional<Template> overtaken(
            ReportingPeriod from, List<Template> versions, List<TemplateUse.Tally> use) {
        return versions.stream()
                .filter(version -> !version.appliesTo(from))
                .filter(version ->
                        use.stream().anyMatch(tally -> tally.filledIn() && tally.version() == version.version()))
                .findFirst();
    }

    private @Nullable ReportingPeriod appliesFrom() {
        if (text.appliesFrom() == null) {
            return null;
        }
        try {
            return ReportingPeriod.parse(text.appliesFrom());
        } catch (IllegalArgumentException malformed) {
            problems.add(new FieldProblem("/appliesFrom", "period-malformed"));
            return null;
        }
    }
}
