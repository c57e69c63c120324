package vn.pcmt.report.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.rule.RuleTexts;
import vn.pcmt.report.rule.Severity;

/** Says what would come of sending a draft, by what would judge it then. Changes nothing. */
@Component
public class EvaluateDraft {

    private final Reports reports;
    private final ReportCommands commands;
    private final Yardsticks yardsticks;
    private final Access access;
    private final RuleTexts texts;

    EvaluateDraft(Reports reports, ReportCommands commands, Yardsticks yardsticks, Access access, RuleTexts texts) {
        this.reports = reports;
        this.commands = commands;
        this.yardsticks = yardsticks;
        this.access = access;
        this.texts = texts;
    }

    /** For anyone who may read the report. */
    Evaluation evaluate(ReportId id, Draft draft, Caller caller, Locale locale) {
        access.requireReader(caller, id.unitKey());
        Template form = commands.form(commands.existing(id));
        return evaluation(EntryRules.examine(yardsticks.of(id, form), draft), locale);
    }

    /**
     * Of many drafts, in few reads; reports that nobody owes are left out. The caller's right to see the reports has been
     * checked.
     */
    public Map<ReportId, Evaluation> evaluate(Map<ReportId, Draft> drafts, Locale locale) {
        Map<ReportId, Template> forms = new HashMap<>();
        reports.find(drafts.keySet()).stream()
                .filter(report -> report.status() != ReportStatus.WITHDRAWN)
                .forEach(report -> forms.put(report.id(), commands.form(report)));
        Map<ReportId, Evaluation> evaluations = new HashMap<>();
        yardsticks.of(forms).forEach((id, yardstick) -> {
            Draft draft = Objects.requireNonNull(drafts.get(id));
            evaluations.put(id, evaluation(EntryRules.examine(yardstick, draft), locale));
        });
        return evaluations;
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
