package vn.pcmt.plan.task;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.file.FileNames;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.MediaTypes;
import vn.pcmt.kit.file.Upload;
import vn.pcmt.kit.file.Uploads;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.spreadsheet.PersonalCells;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.unit.UnitDirectory;

/** Who carries a task out shows what was done: by a file, or by a reported value. */
@Component
public class AddEvidence {
    /** What a file is called of whose name nothing is left. */
    private static final String NAMELESS = "minh-chung";

    private final ChangeTask changeTask;
    private final Uploads uploads;
    private final TaskSettings settings;
    private final TaskAccess access;
    private final UnitDirectory units;
    private final TaskCalendar calendar;

    AddEvidence(
            ChangeTask changeTask,
            Uploads uploads,
            TaskSettings settings,
            TaskAccess access,
            UnitDirectory units,
            TaskCalendar calendar) {
        this.changeTask = changeTask;
        this.uploads = uploads;
        this.settings = settings;
        this.access = access;
        this.units = units;
        this.calendar = calendar;
    }

    /**
     * A value that is said to be that of a report.
     *
     * @param report id of the report, such as {@code PCMT-THANG~18859@2025-07-01~2026-03}
     */
    record ReportedValue(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9@~._-]{1,100}")
            String report,

            @NotNull @Digits(integer = 15, fraction = 9) BigDecimal value) {}

    /** What tells one file from another. */
    private record Sent(String name, String sha256) {}

    /**
     * @param name as sent; only its last part is kept
     * @throws Refusal {@code evidence-too-large}, {@code evidence-empty}, {@code evidence-type-refused},
     *     {@code evidence-too-many}, {@code forbidden}, {@code text-refused}, {@code file-personal-data},
     *     {@code task-not-open}, those of a scan and the common ones
     */
    public TaskWritten file(
            String id,
            @Nullable String name,
            InputStream body,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected)
            throws IOException {
        // Nobody's bytes are read who may not add any.
        access.requireCarriesOut(caller, changeTask.require(id).text());
        String shown = FileNames.safe(name, NAMELESS);
        try (Upload upload = uploads.receive(body)) {
            String fingerprint = Fingerprint.of(caller, "AddEvidence " + id, new Sent(shown, upload.sha256()));
            try {
                return changeTask.handle(
                        id, key, fingerprint, expected, task -> access.requireCarriesOut(caller, task.text()), task -> {
                            requireRoom(task);
                            FreeText.require("/name", shown);
                            if (upload.type().equals(MediaTypes.XLSX)) {
                                PersonalCells.refuseIn(upload.content(), cell -> false);
                            }
                            KeptFile file = upload.keep(shown, id, null);
                            task.add(new Evidence(next(task), caller.id(), calendar.now(), file, null), calendar);
                        });
            } finally {
                upload.dropUnless(stored -> isNamed(id, stored));
            }
        }
    }

    /**
     * @throws Refusal {@code evidence-value-refused} if the task asks for no value, for that of another report, or the
     *     value does not prove it; {@code evidence-too-many}, {@code forbidden}, {@code task-not-open} and the common ones
     */
    TaskWritten value(String id, ReportedValue sent, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "AddEvidence " + id, sent);
        return changeTask.handle(
                id, key, fingerprint, expected, task -> access.requireCarriesOut(caller, task.text()), task -> {
                    requireRoom(task);
                    problem(task.text().proof(), sent).ifPresent(problem -> {
                        throw new Refusal(Refusal.Kind.INVALID, "evidence-value-refused").withFields(List.of(problem));
                    });
                    Evidence.Value value = new Evidence.Value(sent.report(), sent.value());
                    task.add(new Evidence(next(task), caller.id(), calendar.now(), null, value), calendar);
                });
    }

    /** A report proves something of its own unit, of what lies above it, and of its own period. */
    private Optional<FieldProblem> problem(@Nullable ProofText proof, ReportedValue sent) {
        if (proof == null) {
            return Optional.of(new FieldProblem("/value", "no-value-asked"));
        }
        String[] report = sent.report().split("~", -1);
        if (report.length != 3 || !report[2].equals(proof.period()) || !units.isWithin(report[1], proof.area())) {
            return Optional.of(new FieldProblem("/report", "report-not-asked", proof.area(), proof.period()));
        }
        return proof.proof().isMetBy(sent.value())
                ? Optional.empty()
                : Optional.of(new FieldProblem("/value", "value-proves-nothing"));
    }

    private void requireRoom(Task task) {
        Work work = task.inForce();
        if (work != null && work.evidence().size() >= settings.evidencePerTask()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "evidence-too-many", settings.evidencePerTask());
        }
        TaskFacts.of(task).requireOpen();
    }

    private static int next(Task task) {
        Work work = task.inForce();
        return work == null ? 1 : work.evidence().size() + 1;
    }

    private boolean isNamed(String id, String stored) {
        Work work = changeTask.require(id).inForce();
        return work != null
                && work.evidence().stream()
                        .map(Evidence::file)
                        .anyMatch(file -> file != null && file.stored().equals(stored));
    }
}
