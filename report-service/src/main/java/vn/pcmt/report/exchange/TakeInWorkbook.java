package vn.pcmt.report.exchange;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.SentFile;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.exchange.WorkbookPreview.CellError;
import vn.pcmt.report.exchange.WorkbookPreview.Figure;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Draft;
import vn.pcmt.report.submission.FormToFill;
import vn.pcmt.report.submission.Prepared;
import vn.pcmt.report.submission.ReadForms;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportAnswer;
import vn.pcmt.report.submission.ReportCommand;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportOutcome;
import vn.pcmt.report.submission.Submission;
import vn.pcmt.report.submission.SubmitReport;
import vn.pcmt.report.submission.Yardsticks;
import vn.pcmt.report.workbook.CellProblem;
import vn.pcmt.report.workbook.DraftCells;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookTexts;

/** A unit sends the workbook of its report back: looks first what would come of it, then confirms. */
@Component
class TakeInWorkbook {

    private final ReadForms forms;
    private final Rules rules;
    private final SubmitReport submit;
    private final Yardsticks yardsticks;
    private final Access access;
    private final WorkbookSeal seal;
    private final WorkbookTexts texts;
    private final Clock clock;

    TakeInWorkbook(
            ReadForms forms,
            Rules rules,
            SubmitReport submit,
            Yardsticks yardsticks,
            Access access,
            WorkbookSeal seal,
            WorkbookTexts texts,
            Clock clock) {
        this.forms = forms;
        this.rules = rules;
        this.submit = submit;
        this.yardsticks = yardsticks;
        this.access = access;
        this.seal = seal;
        this.texts = texts;
        this.clock = clock;
    }

    /** Asked before anybody's bytes are read. */
    void requireSender(ReportId id, Caller caller) {
        access.requireOwner(caller, id.unitKey());
    }

    /** A workbook that was judged. */
    private record Judged(FormToFill form, FilledWorkbook workbook, Draft draft, List<CellProblem> problems) {}

    WorkbookPreview preview(ReportId id, SentFile file, Caller caller, Locale locale) {
        Judged judged = judge(id, file, caller, locale);
        FilledWorkbook workbook = judged.workbook();
        FormToFill form = judged.form();
        return new WorkbookPreview(
                id.toString(),
                form.revision(),
                judged.problems().isEmpty(),
                form.form().indicators().stream()
                        .map(indicator -> new Figure(
                                indicator.code(),
                                WorkbookTexts.of(indicator.nameVi(), indicator.nameEn(), locale),
                                workbook.cells().get(indicator.code()),
                                judged.draft().values().get(indicator.code()),
                                form.previous() == null ? null : form.previous().get(indicator.code())))
                        .toList(),
                judged.draft().nothingToReport(),
                judged.draft().note(),
                judged.problems().stream()
                        .map(problem -> CellError.of(problem, workbook.cells()))
                        .toList());
    }

    /** The same workbook again, as it was filled in, with what is wrong beside each cell. */
    byte[] withErrors(ReportId id, SentFile file, Caller caller, Locale locale) {
        Judged judged = judge(id, file, caller, locale);
        return ReportWorkbook.judged(
                judged.form(),
                rules.conditions(judged.form().form()),
                judged.workbook().entered(),
                judged.problems(),
                seal,
                texts,
                locale);
    }

    private Judged judge(ReportId id, SentFile file, Caller caller, Locale locale) {
        FilledWorkbook workbook = read(id, file);
        FormToFill form = current(id, workbook, caller);
        requireCurrent(workbook, form.revision());
        DraftCells cells = workbook.draft();
        Draft draft = cells.draft();
        List<CellProblem> problems = new ArrayList<>();
        cells.problems()
                .forEach(problem ->
                        problems.add(texts.of(problem, problem.pointer().substring(1), locale)));
        IdempotencyKey trial = new IdempotencyKey("trial-" + UUID.randomUUID());
        Submission submission =
                new Submission(id, draft, form.revision(), form.form().version(), trial);
        if (submit.tryOutAll(List.of(submission), caller, clock.instant()).getFirst()
                instanceof ReportAnswer.Refused(Refusal refusal)) {
            problems.addAll(texts.of(refusal, draft, locale));
            if (refusal.fields().isEmpty()) {
                // Too early or too late: what is wrong in the cells is worth knowing all the same.
                problems.addAll(unfit(form, draft, locale));
            }
        }
        return new Judged(form, workbook, draft, problems);
    }

    private List<CellProblem> unfit(FormToFill form, Draft draft, Locale locale) {
        try {
            Report.requireFit(yardsticks.of(form.id(), form.form()), draft);
            return List.of();
        } catch (Refusal unfit) {
            return texts.of(unfit, draft, locale);
        }
    }

    /** Submits what the workbook says, on the revision that it was handed out on. */
    ReportOutcome confirm(ReportId id, SentFile file, Caller caller, ExpectedVersion expected, IdempotencyKey key) {
        FilledWorkbook workbook = read(id, file);
        FormToFill form = current(id, workbook, caller);
        DraftCells cells = workbook.draft();
        if (!cells.problems().isEmpty()) {
            throw new Refusal(
                            Refusal.Kind.INVALID,
                            "workbook-refused",
                            cells.problems().size())
                    .withFields(cells.problems());
        }
        Draft draft = cells.draft(form.latest().attachments());
        return submit.submit(
                new ReportCommand("submit", id, caller, expected, key, draft),
                (report, asked) -> {
                    requireCurrent(workbook, report.revision());
                    expected.check(report.version());
                    return new Prepared(draft, null, null);
                },
                clock.instant());
    }

    /** Whoever filled in an old workbook has to know that, more than that his page is old. */
    private static void requireCurrent(FilledWorkbook workbook, int revision) {
        if (workbook.origin().revision() != revision) {
            throw new Refusal(
                    Refusal.Kind.STALE, "workbook-stale", workbook.origin().revision(), revision);
        }
    }

    private FilledWorkbook read(ReportId id, SentFile file) {
        FilledWorkbook workbook = FilledWorkbook.read(file.path(), seal);
        if (!workbook.origin().report().equals(id)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "workbook-of-another",
                    workbook.origin().report().toString());
        }
        return workbook;
    }

    private FormToFill current(ReportId id, FilledWorkbook workbook, Caller caller) {
        FormToFill form = forms.one(id, caller);
        if (workbook.origin().templateVersion() != form.form().version()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "template-moved-on",
                    workbook.origin().templateVersion(),
                    form.form().version());
        }
        return form;
    }
}
