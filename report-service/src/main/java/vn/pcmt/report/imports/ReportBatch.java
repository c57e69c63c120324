package vn.pcmt.report.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.imports.ImportJob.Progress;
import vn.pcmt.report.imports.RefusedRow.Entered;
import vn.pcmt.report.mapping.FileLabels;
import vn.pcmt.report.mapping.UnitNames;
import vn.pcmt.report.source.SourceRow;
import vn.pcmt.report.submission.Draft;
import vn.pcmt.report.submission.ReportAnswer;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Submission;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.WorkbookSeal.Origin;

/** Makes submissions of what a file tells, batch by batch, and of the answers what is to be told of the file. */
final class ReportBatch {

    private static final int LONGEST_ENTERED = 60;
    private static final String SAYS_THE_SAME = "report-says-the-same";

    private final ImportJob job;
    private final String template;
    private final UnitNames names;
    private final Set<ReportId> reports = new HashSet<>();
    private final List<Read> batch = new ArrayList<>();
    private int seen;

    /**
     * @param template of reports that neither the file nor the import names it for
     * @param names of the units that may be meant
     */
    ReportBatch(ImportJob job, String template, UnitNames names) {
        this.job = job;
        this.template =
                job.options().template() == null ? template : job.options().template();
        this.names = names;
    }

    /** A row with the submission it comes to; null where something stands in the way. */
    private record Read(
            SourceRow row,
            int seen,
            @Nullable ReportId report,
            @Nullable Submission submission,
            List<FieldProblem> problems) {}

    /** What became of a batch. */
    record Outcome(Progress progress, List<RefusedRow> refused) {}

    /** A row that was dealt with before. */
    void skip(SourceRow row) {
        read(row);
    }

    void add(SourceRow row) {
        batch.add(read(row));
    }

    boolean isEmpty() {
        return batch.isEmpty();
    }

    /** Carries out what was added since the last time. */
    Outcome carryOut(Function<List<Submission>, List<ReportAnswer>> submit) {
        List<Submission> submissions = new ArrayList<>();
        for (Read read : batch) {
            if (read.submission() != null) {
                submissions.add(read.submission());
            }
        }
        List<ReportAnswer> answers = submit.apply(submissions);
        List<RefusedRow> refused = new ArrayList<>();
        int taken = 0;
        int unchanged = 0;
        int values = 0;
        int next = 0;
        for (Read read : batch) {
            Submission submission = read.submission();
            if (submission == null) {
                refused.add(refused(
                        read,
                        read.problems().stream()
                                .map(problem ->
                                        problem(read, problem, problem.pointer().substring(1)))
                                .toList()));
                continue;
            }
            switch (answers.get(next++)) {
                case ReportAnswer.Done done -> {
                    taken++;
                    values += submission.draft().values().size();
                }
                case ReportAnswer.Refused(Refusal refusal) when refusal.code().equals(SAYS_THE_SAME) -> unchanged++;
                case ReportAnswer.Refused(Refusal refusal) -> refused.add(refused(read, problems(read, refusal)));
            }
        }
        Progress progress = new Progress(batch.size(), taken, unchanged, refused.size(), values, 0);
        batch.clear();
        return new Outcome(progress, refused);
    }

    private Read read(SourceRow row) {
        seen++;
        List<FieldProblem> problems = new ArrayList<>(row.problems());
        ReportId report = report(row, problems);
        Integer base = base(row, problems);
        if (report != null && !reports.add(report)) {
            problems.add(new FieldProblem("/", "report-repeated", report));
        }
        if (report == null || !problems.isEmpty()) {
            return new Read(row, seen, report, null, problems);
        }
        Origin origin = row.subject().origin();
        return new Read(
                row,
                seen,
                report,
                new Submission(
                        report,
                        row.cells().draft(),
                        base,
                        origin == null ? null : origin.templateVersion(),
                        key(report)),
                problems);
    }

    /** The same whenever the row is dealt with. */
    private IdempotencyKey key(ReportId report) {
        return new IdempotencyKey(UUID.nameUUIDFromBytes((job.id() + "\n" + report).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    private @Nullable ReportId report(SourceRow row, List<FieldProblem> problems) {
        SourceRow.Subject subject = row.subject();
        if (subject.origin() != null) {
            return subject.origin().report();
        }
        if (subject.unit().isBlank()) {
            problems.add(new FieldProblem("/" + FileLabels.UNIT, "required"));
        }
        ReportingPeriod period = period(subject.period(), problems);
        if (period == null || subject.unit().isBlank()) {
            return null;
        }
        UnitNames.Found found = names.find(subject.unit(), period.end());
        if (found.unit() == null) {
            problems.add(new FieldProblem("/" + FileLabels.UNIT, String.valueOf(found.problem()), subject.unit()));
            return null;
        }
        String form = subject.template() == null ? template : subject.template();
        try {
            return new ReportId(form, found.unit().key(), period);
        } catch (IllegalArgumentException malformed) {
            problems.add(new FieldProblem("/" + FileLabels.TEMPLATE, "template-unknown", form));
            return null;
        }
    }

    private @Nullable ReportingPeriod period(@Nullable String told, List<FieldProblem> problems) {
        String text = told == null ? job.options().period() : told;
        if (text == null) {
            problems.add(new FieldProblem("/" + FileLabels.PERIOD, "required"));
            return null;
        }
        try {
            return ReportingPeriod.parse(text);
        } catch (IllegalArgumentException malformed) {
            problems.add(new FieldProblem("/" + FileLabels.PERIOD, "period-malformed", text));
            return null;
        }
    }

    private @Nullable Integer base(SourceRow row, List<FieldProblem> problems) {
        SourceRow.Subject subject = row.subject();
        if (subject.origin() != null) {
            return subject.origin().revision();
        }
        if (subject.revision() == null) {
            return job.options().replace() ? null : 0;
        }
        try {
            return Integer.valueOf(subject.revision());
        } catch (NumberFormatException malformed) {
            problems.add(new FieldProblem("/" + FileLabels.REVISION, "not-a-number"));
            return null;
        }
    }

    private static List<RefusedRow.Problem> problems(Read read, Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            return List.of(new RefusedRow.Problem(
                    "", "", refusal.code(), KeptText.of("problem." + refusal.code(), refusal.args())));
        }
        Draft draft = read.row().cells().draft();
        return refusal.fields().stream()
                .map(field -> problem(read, field, CellKey.at(field.pointer(), draft)))
                .toList();
    }

    private static RefusedRow.Problem problem(Read read, FieldProblem problem, String key) {
        Map<String, String> places = read.row().places();
        return new RefusedRow.Problem(
                key,
                places.getOrDefault(key, key),
                problem.code(),
                KeptText.of("field." + problem.code(), problem.args()));
    }

    private RefusedRow refused(Read read, List<RefusedRow.Problem> problems) {
        SourceRow row = read.row();
        Draft draft = row.cells().draft();
        List<Entered> entered = new ArrayList<>();
        draft.values().forEach((code, text) -> {
            if (text != null && text.length() <= LONGEST_ENTERED) {
                entered.add(new Entered(code, text));
            }
        });
        draft.nothingToReport().forEach(section -> entered.add(new Entered(CellKey.empty(section), "x")));
        return new RefusedRow(
                RefusedRow.id(job.id(), read.seen()),
                job.id(),
                read.seen(),
                row.number(),
                row.sheet(),
                row.subject().unit(),
                read.report() == null ? null : read.report().toString(),
                problems,
                entered);
    }
}
