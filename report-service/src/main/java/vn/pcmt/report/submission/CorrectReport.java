package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Template;

/** A unit changes a report that was already accepted, and says why. */
@Component
public class CorrectReport {

    private final ReportCommands commands;
    private final Access access;
    private final HeadConfirmation confirmation;
    private final Yardsticks yardsticks;

    CorrectReport(ReportCommands commands, Access access, HeadConfirmation confirmation, Yardsticks yardsticks) {
        this.commands = commands;
        this.access = access;
        this.confirmation = confirmation;
        this.yardsticks = yardsticks;
    }

    /** What is fingerprinted: the reason is part of the content. */
    private record Correction(Draft draft, String reason) {}

    /** @param at when it came in: now, except for sample data */
    public ReportOutcome correct(
            ReportId id,
            Draft draft,
            String reason,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        return correct(id, draft, reason, null, caller, expected, key, at);
    }

    /**
     * Sends what was written on an earlier revision, perhaps away from the network.
     *
     * @param baseRevision the revision it was written on; null if the caller does not say
     * @throws Refusal {@code stale-revision} if the report has moved on, saying field by field what differs
     */
    public ReportOutcome correct(
            ReportId id,
            Draft draft,
            String reason,
            @Nullable Integer baseRevision,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        return correct(
                new ReportCommand("correct", id, caller, expected, key, new Correction(draft, reason)),
                (report, form) -> {
                    StaleForm.check(report, form, expected, baseRevision, draft);
                    return new Prepared(draft, reason, null);
                },
                at);
    }

    /**
     * Sends what is found once it is clear that the command was not carried out before.
     *
     * @param find looks at the report as it stands and refuses if the caller has not seen it so
     */
    public ReportOutcome correct(ReportCommand command, BiFunction<Report, Template, Prepared> find, Instant at) {
        access.requireOwner(command.caller(), command.id().unitKey());
        confirmation.requireSender(command.caller());
        return commands.carryOutUnchecked(command, (report, form) -> {
            Prepared prepared = find.apply(report, form);
            report.correct(
                    yardsticks.of(report.id(), form),
                    prepared.draft(),
                    requireReason(prepared.reason()),
                    confirmation.sender(command.caller(), prepared.preparedBy()),
                    at);
        });
    }

    /**
     * The reason, if it is one.
     *
     * @throws ReportRefused {@code report-invalid} if it is blank or holds personal data
     */
    public static String requireReason(@Nullable String reason) {
        List<FieldProblem> problems = new ArrayList<>();
        if (reason == null || reason.isBlank()) {
            problems.add(new FieldProblem("/reason", "required"));
        }
        FreeText.check("/reason", reason, problems);
        if (reason == null || !problems.isEmpty()) {
            throw new ReportRefused("report-invalid", problems);
        }
        return reason;
    }
}
