package vn.pcmt.report.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.text.CsvFile;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.imports.ImportJob.Failure;
import vn.pcmt.report.imports.ImportView.Error;
import vn.pcmt.report.imports.ImportView.FailureView;

/** Tells how an import goes and what it did not take, to whoever sent it and to administrators of the same area. */
@Component
class ShowImport {

    private static final int CHUNK = 500;
    private static final List<String> COLUMNS =
            List.of("row", "sheet", "unit", "report", "place", "field", "code", "message");

    private final ImportJobs jobs;
    private final MessageSource messages;
    private final Clock clock;

    ShowImport(ImportJobs jobs, MessageSource messages, Clock clock) {
        this.jobs = jobs;
        this.messages = messages;
        this.clock = clock;
    }

    /** @throws Refusal {@code import-unknown}, also for those of others */
    ImportJob require(String id, Caller caller) {
        return jobs.find(id)
                .filter(job -> job.caller().id().equals(caller.id())
                        || (caller.has(OfficerRole.ADMIN)
                                && caller.unitKey() != null
                                && caller.unitKey().equals(job.caller().unitKey())))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "import-unknown", id));
    }

    ImportView view(ImportJob job, Locale locale) {
        ImportJob.Progress progress = job.progress();
        return new ImportView(
                job.id(),
                job.state(clock.instant()),
                job.format(),
                job.options().dryRun(),
                job.options().mapping(),
                job.options().edition(),
                progress.seen(),
                progress.taken(),
                progress.unchanged(),
                progress.refused(),
                progress.values(),
                progress.share(),
                job.options().dryRun() && job.done() != null && job.file() != null,
                job.begun(),
                job.done(),
                failure(job.failure(), locale));
    }

    private @Nullable FailureView failure(@Nullable Failure failure, Locale locale) {
        return failure == null
                ? null
                : new FailureView(
                        failure.code(),
                        messages.getMessage("problem." + failure.code() + ".title", null, locale),
                        failure.text().in(locale, messages),
                        failure.fields().stream()
                                .map(field -> new Error(
                                        field.place(),
                                        "",
                                        field.code(),
                                        field.text().in(locale, messages)))
                                .toList());
    }

    Page<ImportView.Row> rows(ImportJob job, PageRequest page, Locale locale) {
        Page<RefusedRow> refused = jobs.refused(job.id(), page);
        return new Page<>(
                refused.items().stream().map(row -> row(row, locale)).toList(),
                refused.page(),
                refused.size(),
                refused.total());
    }

    /** All that was not taken, a line per error. */
    byte[] csv(ImportJob job, Locale locale) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        lines.add(COLUMNS.stream()
                .<@Nullable Object>map(column -> messages.getMessage("import.column." + column, null, locale))
                .toList());
        List<RefusedRow> chunk = jobs.refusedAfter(job.id(), 0, CHUNK);
        while (!chunk.isEmpty()) {
            for (RefusedRow refused : chunk) {
                ImportView.Row row = row(refused, locale);
                row.errors().forEach(error -> lines.add(line(row, error)));
            }
            chunk = jobs.refusedAfter(job.id(), chunk.getLast().seen(), CHUNK);
        }
        return CsvFile.of(lines);
    }

    private static List<@Nullable Object> line(ImportView.Row row, Error error) {
        List<@Nullable Object> line = new ArrayList<>();
        line.add(row.row());
        line.add(row.sheet());
        line.add(row.unit());
        line.add(row.report());
        line.add(error.place());
        line.add(error.field());
        line.add(error.code());
        line.add(error.message());
        return line;
    }

    private ImportView.Row row(RefusedRow row, Locale locale) {
        return new ImportView.Row(
                row.number(),
                row.sheet(),
                row.unit(),
                row.report(),
                row.problems().stream()
                        .map(problem ->
                                new Error(problem.place(), problem.key(), problem.code(), text(problem, locale)))
                        .toList());
    }

    /** What is wrong, in words. */
    String text(RefusedRow.Problem problem, Locale locale) {
        return problem.text().in(locale, messages);
    }
}
