package vn.pcmt.report.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.rule.RuleTexts;
import vn.pcmt.report.rule.Severity;

/** Says what would come of sending a draft, by what would judge it then. Changes nothing. */
@Component
public class EvaluateDraft {

    private final ReportCommands commands;
    private final Catalogue catalogue;
    private final Yardsticks yardsticks;
    private final Access access;
    private final RuleTexts texts;

    EvaluateDraft(ReportCommands commands, Catalogue catalogue, Yardsticks yardsticks, Access access, RuleTexts texts) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.yardsticks = yardsticks;
        this.access = access;
        this.texts = texts;
    }

    /** For anyone who may read the report. */
    Evaluation evaluate(ReportId id, Draft draft, Caller caller, Locale locale) {
        access.requireReader(caller, id.unitKey());
        commands.existing(id);
        return evaluation(EntryRules.examine(yardsticks.of(id, form(id)), draft), locale);
    }

    /**
     * Of many drafts, in few reads. The caller's right to see the reports has been checked.
     *
     * @throws Refusal {@code template-unknown}
     */
    public Map<ReportId, Evaluation> evaluate(Map<ReportId, Draft> drafts, Locale locale) {
        Map<ReportId, Template> forms = new HashMap<>();
        drafts.keySet().forEach(id -> forms.put(id, form(id)));
        Map<ReportId, Yardstick> measures = yardsticks.of(forms);
        Map<ReportId, Evaluation> evaluations = new HashMap<>();
        drafts.forEach((id, draft) -> evaluations.put(
                id, evaluation(EntryRules.examine(Objects.requireNonNull(measures.get(id)), draft), locale)));
        return evaluations;
    }

    private Template form(ReportId id) {
        return catalogue
                .template(id.template())
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", id.template()));
    }

    private Evaluation evaluation(Examined examined, Locale locale) {
        List<Evaluation.Line> lines = new ArrayList<>();
        for (FieldProblem problem : examined.unfit()) {
            lines.add(new Evaluation.Line(
                    problem.pointer(), problem.code(), Severity.ERROR, texts.of(problem, locale), null, false));
        }
        for (Finding finding : examined.entry().findings()) {
            lines.add(new Evaluation.Line(
                    FormFields.pointer("values", finding.indicator()),
                    finding.check(),
                    finding.severity(),
                    texts.of(finding, locale),
                    finding.rule(),
                    finding.explanation() != null));
        }
        return new Evaluation(examined.problems().isEmpty(), lines);
    }
}
