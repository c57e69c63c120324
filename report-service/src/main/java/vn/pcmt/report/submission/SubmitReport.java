package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.ReportCommands.Wanted;

/** A unit sends its report, for the first time or again before acceptance; alone, or with many others in a file. */
@Component
public class SubmitReport {

    private final ReportCommands commands;
    private final Access access;
    private final HeadConfirmation confirmation;
    private final Yardsticks yardsticks;

    SubmitReport(ReportCommands commands, Access access, HeadConfirmation confirmation, Yardsticks yardsticks) {
        this.commands = commands;
        this.access = access;
        this.confirmation = confirmation;
        this.yardsticks = yardsticks;
    }

    /** @param at when it came in: now, except for sample data */
    public ReportOutcome submit(
            ReportId id, Draft draft, Caller caller, ExpectedVersion expected, IdempotencyKey key, Instant at) {
        return submit(id, draft, null, caller, expected, key, at);
    }

    /**
     * Sends what was written on an earlier revision, perhaps away from the network.
     *
     * @param baseRevision the revision it was written on, 0 if on none; null if the caller does not say
     * @throws Refusal {@code stale-revision} if the report has moved on, saying field by field what differs
     */
    public ReportOutcome submit(
            ReportId id,
            Draft draft,
            @Nullable Integer baseRevision,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key,
            Instant at) {
        return submit(
                new ReportCommand("submit", id, caller, expected, key, draft),
                (report, form) -> {
                    StaleForm.check(report, form, expected, baseRevision, draft);
                    return new Prepared(draft, null, null);
                },
                at);
    }

    /**
     * Sends what is found once it is clear that the command was not carried out before.
     *
     * @param find looks at the report as it stands and refuses if the caller has not seen it so
     */
    public ReportOutcome submit(ReportCommand command, BiFunction<Report, Template, Prepared> find, Instant at) {
        access.requireOwner(command.caller(), command.id().unitKey());
        confirmation.requireSender(command.caller());
        return commands.carryOutUnchecked(command, (report, form) -> {
            Prepared prepared = find.apply(report, form);
            report.submit(
                    yardsticks.of(report.id(), form),
                    prepared.draft(),
                    confirmation.sender(command.caller(), prepared.preparedBy()),
                    at);
        });
    }

    /**
     * Sends many reports, each as if it were sent alone, for whoever may enter them: see
     * {@link Access#requireEntry(Caller, String)}. What is sent in a file says nothing of attachments: those of the latest
     * revision stay.
     *
     * @return in the order of the submissions; {@code report-moved-on} where the report is not at the revision that the
     *     sender knew, {@code report-says-the-same} where it says just this already
     */
    public List<ReportAnswer> submitAll(List<Submission> submissions, Caller caller, Instant at) {
        return answer(submissions, caller, at, commands::carryOutAll);
    }

    /** The answers that {@link #submitAll} would give; nothing changes. */
    public List<ReportAnswer> tryOutAll(List<Submission> submissions, Caller caller, Instant at) {
        return answer(submissions, caller, at, commands::tryOutAll);
    }

    private List<ReportAnswer> answer(
            List<Submission> submissions,
            Caller caller,
            Instant at,
            BiFunction<List<Wanted>, Consumer<Map<ReportId, Template>>, List<ReportAnswer>> carryOut) {
        Map<String, Refusal> barred = access.barredFrom(
                caller, submissions.stream().map(one -> one.id().unitKey()).toList());
        Map<ReportId, Yardstick> prepared = new HashMap<>();
        List<Wanted> allowed = submissions.stream()
                .filter(one -> !barred.containsKey(one.id().unitKey()))
                .map(one -> wanted(one, caller, at, prepared))
                .toList();
        List<ReportAnswer> carriedOut = carryOut.apply(allowed, forms -> prepared.putAll(yardsticks.of(forms)));
        List<ReportAnswer> answers = new ArrayList<>();
        int next = 0;
        for (Submission one : submissions) {
            Refusal refusal = barred.get(one.id().unitKey());
            answers.add(refusal == null ? carriedOut.get(next++) : new ReportAnswer.Refused(refusal));
        }
        return answers;
    }

    private Wanted wanted(Submission one, Caller caller, Instant at, Map<ReportId, Yardstick> prepared) {
        ReportCommand command = new ReportCommand("submit", one.id(), caller, null, one.key(), one.draft());
        return new Wanted(command, (report, form) -> {
            confirmation.requireSender(caller);
            one.requireFits(report, form);
            Yardstick measure = prepared.get(one.id());
            report.submit(
                    measure == null || measure.form().version() != form.version()
                            ? yardsticks.of(one.id(), form)
                            : measure,
                    report.withItsFiles(one.draft()),
                    confirmation.sender(caller, null),
                    at);
        });
    }
}
