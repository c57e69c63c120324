package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportProposed;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.ReportWithdrawn;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.SubmissionWindow;

/**
 * The report one unit owes for one period, from the day it is expected, with every revision ever sent. Every transition
 * either succeeds and records its event in the same document, or throws and changes nothing.
 *
 * <p>The window rules the first submission, and later ones until somebody has reviewed them. A returned report may come
 * in again at any time, because the province asked for it; so may a correction.
 */
@Document(Report.COLLECTION)
@CompoundIndex(name = "requirement", def = "{'requirement': 1}")
@CompoundIndex(name = "unit_period", def = "{'unitKey': 1, 'period': 1}")
@CompoundIndex(name = "status", def = "{'status': 1}")
@CompoundIndex(name = "period_template_status", def = "{'period': 1, 'template': 1, 'status': 1}")
public final class Report extends ReportContent {

    /** Name of the collection. */
    public static final String COLLECTION = "reports";

    @PersistenceCreator
    Report(
            String id,
            @Nullable Long version,
            String template,
            int templateVersion,
            String unitKey,
            String period,
            @Nullable ReportingLevel level,
            String requirement,
            Deadlines deadlines,
            @Nullable List<Extension> extensions,
            ReportStatus status,
            int revision,
            @Nullable Instant submittedAt,
            @Nullable Timeliness timeliness,
            @Nullable Integer acceptedRevision,
            @Nullable ReturnedFor returned,
            List<Revision> revisions,
            @Nullable ReportFiles files,
            @Nullable List<Decision> decisions,
            @Nullable List<OpeningFlag> openings,
            @Nullable Proposed proposed,
            Outbox outbox,
            Receipts receipts) {
        super(
                id,
                version,
                template,
                templateVersion,
                unitKey,
                period,
                level,
                requirement,
                deadlines,
                extensions,
                status,
                revision,
                submittedAt,
                timeliness,
                acceptedRevision,
                returned,
                revisions,
                files,
                decisions,
                openings,
                proposed,
                outbox,
                receipts);
    }

    /** A report that a commune owes from now on. */
    public static Report expected(
            ReportId id, int templateVersion, String requirement, Deadlines deadlines, Instant at) {
        return expected(id, ReportingLevel.COMMUNE, templateVersion, requirement, deadlines, at);
    }

    /**
     * A report that a unit owes from now on.
     *
     * @param level whose work it tells of
     * @param requirement {@code planId/requirementId} that asks for it
     */
    public static Report expected(
            ReportId id,
            ReportingLevel level,
            int templateVersion,
            String requirement,
            Deadlines deadlines,
            Instant at) {
        Report report = new Report(
                id.toString(),
                null,
                id.template(),
                templateVersion,
                id.unitKey(),
                id.period().toString(),
                level,
                requirement,
                deadlines,
                List.of(),
                ReportStatus.EXPECTED,
                0,
                null,
                null,
                null,
                null,
                List.of(),
                new ReportFiles(),
                List.of(),
                List.of(),
                null,
                new Outbox(),
                new Receipts());
        report.outbox.record(next -> new ReportExpected(next, at, Event.SYSTEM, report.state()));
        return report;
    }

    /**
     * Ends a debt: the unit no longer owes the report. What has come in is never withdrawn.
     *
     * @param reason stable code, see {@link ReportWithdrawn}
     * @return false, with nothing changed, if the report is not merely expected
     */
    public boolean withdraw(String reason, Instant at) {
        if (status != ReportStatus.EXPECTED) {
            return false;
        }
        status = ReportStatus.WITHDRAWN;
        outbox.record(next -> new ReportWithdrawn(next, at, Event.SYSTEM, state(), reason));
        return true;
    }

    /**
     * Owed again after it was withdrawn: announced anew, so with the deadline of now if that is later than the one it had.
     * Nobody gets less time than was announced or granted before.
     *
     * @param askedBy {@code planId/requirementId} that asks for it now
     * @param announced the deadlines by the working days of now
     * @return false, with nothing changed, if the report is not withdrawn
     */
    public boolean expectAgain(String askedBy, Deadlines announced, Instant at) {
        if (status != ReportStatus.WITHDRAWN) {
            return false;
        }
        requirement = askedBy;
        status = ReportStatus.EXPECTED;
        if (announced.dueAt().isAfter(deadlines.dueAt())) {
            extensions.add(
                    new Extension(announced.dueAt(), deadlines.dueAt(), Extension.CALENDAR, Event.SYSTEM, at, null));
            deadlines = deadlines.extendedTo(announced.dueAt());
        }
        outbox.record(next -> new ReportExpected(next, at, Event.SYSTEM, state()));
        Proposed waiting = proposed;
        if (waiting != null) {
            // The draft is as it was; with the withdrawal it had stopped waiting.
            outbox.record(next -> new ReportProposed(next, at, waiting.by(), state(), true));
        }
        return true;
    }

    /**
     * Goes by a later version of its template from now on. What has come in keeps the version it was filled with.
     *
     * @return false, with nothing changed, if something has come in or the version is not a later one
     */
    public boolean follow(int laterVersion, Instant at) {
        if (status != ReportStatus.EXPECTED || laterVersion <= templateVersion) {
            return false;
        }
        templateVersion = laterVersion;
        outbox.record(next -> new ReportExpected(next, at, Event.SYSTEM, state()));
        return true;
    }

    /**
     * Takes in what the unit sent, for the first time or again before acceptance.
     *
     * @throws ReportRefused if the window is not open, the report is accepted, or the draft does not pass
     */
    public void submit(Yardstick yardstick, Draft draft, Sender sender, Instant at) {
        if (status == ReportStatus.WITHDRAWN) {
            throw new ReportRefused("report-not-expected", unitKey, period);
        }
        if (acceptedRevision != null) {
            throw new ReportRefused("report-already-accepted");
        }
        Timeliness then = timelinessAt(at);
        append(
                EntryRules.examine(yardstick, draft).orRefuse(),
                files.named(draft.attachments()),
                null,
                then,
                sender,
                at);
        status = ReportStatus.SUBMITTED;
        outbox.record(next -> new ReportSubmitted(next, at, sender.actor(), state()));
    }

    /** The same, sent by one officer whom nobody has to confirm. */
    public void submit(Yardstick yardstick, Draft draft, String by, Instant at) {
        submit(yardstick, draft, new Sender(by, null), at);
    }

    /**
     * Takes in a changed report after acceptance. The accepted revision stands until this one is reviewed.
     *
     * @throws ReportRefused if nothing was accepted yet, the reason is unfit, or the draft does not pass
     */
    public void correct(Yardstick yardstick, Draft draft, String reason, Sender sender, Instant at) {
        if (acceptedRevision == null) {
            throw new ReportRefused("report-not-accepted-yet");
        }
        Timeliness then = at.isAfter(deadlines.dueAt()) ? Timeliness.LATE : Timeliness.ON_TIME;
        append(
                EntryRules.examine(yardstick, draft).orRefuse(),
                files.named(draft.attachments()),
                reason,
                then,
                sender,
                at);
        status = ReportStatus.CORRECTED;
        outbox.record(next -> new ReportCorrected(next, at, sender.actor(), state(), reason));
    }

    /** The same, sent by one officer whom nobody has to confirm. */
    public void correct(Yardstick yardstick, Draft draft, String reason, String by, Instant at) {
        correct(yardstick, draft, reason, new Sender(by, null), at);
    }

    /**
     * Whether content could be sent, apart from the time.
     *
     * @throws ReportRefused {@code report-invalid} with every field that does not pass
     */
    public static void requireFit(Yardstick yardstick, Draft draft) {
        EntryRules.examine(yardstick, draft).orRefuse();
    }

    /**
     * Accepts the latest revision. Nobody accepts what he prepared or confirmed himself, whatever his roles.
     *
     * @param reviewed the revision the reviewer has seen
     * @throws Refusal {@code stale-revision} if a newer one has come in, {@code nothing-to-review} if none waits,
     *     {@code own-report} if the reviewer answers for it
     */
    public void accept(int reviewed, String by, Instant at) {
        requireWaiting();
        if (reviewed != revision) {
            throw new Refusal(Refusal.Kind.STALE, "stale-revision");
        }
        if (latest().filter(sent -> sent.isOf(by)).isPresent()) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "own-report");
        }
        acceptedRevision = revision;
        status = ReportStatus.ACCEPTED;
        returned = null;
        decisions.add(new Decision(revision, Decision.Outcome.ACCEPTED, at, by, null, List.of()));
        outbox.record(next -> new ReportAccepted(next, at, by, state()));
    }

    /**
     * Sends the latest revision back. What was received still counts as received, what was accepted as accepted.
     *
     * @throws ReportRefused {@code nothing-to-review} if none waits
     */
    public void giveBack(String reason, List<Remark> remarks, String by, Instant at) {
        requireWaiting();
        returned = new ReturnedFor(reason, remarks, at, by);
        decisions.add(new Decision(revision, Decision.Outcome.RETURNED, at, by, reason, remarks));
        status = ReportStatus.RETURNED;
        outbox.record(next -> new ReportReturned(next, at, by, state(), reason));
    }

    /**
     * Moves the deadline.
     *
     * @throws ReportRefused {@code extension-not-needed} once the report is in, {@code extension-not-later} if the end
     *     is not after the deadline in force and after now
     */
    public void extend(Instant until, String reason, String by, Instant at) {
        extend(until, reason, null, by, at);
    }

    /**
     * The same for one of many reports that are given more time together.
     *
     * @param order id of the command that extends them; extending twice by one changes nothing
     */
    public void extend(Instant until, String reason, @Nullable String order, String by, Instant at) {
        if (order != null && isExtendedBy(order)) {
            return;
        }
        if (status != ReportStatus.EXPECTED) {
            throw new ReportRefused("extension-not-needed");
        }
        if (!until.isAfter(deadlines.dueAt()) || !until.isAfter(at)) {
            throw new ReportRefused("extension-not-later", MomentText.of(deadlines.dueAt()));
        }
        moveTo(until, reason, order, by, at);
    }

    /**
     * Moves the deadline because other days are worked than when it was announced. It moves later and never earlier, and
     * one that has passed stays: nobody becomes late by a change of the calendar, and who was late stays so.
     *
     * @return false, with nothing changed, where that would not be so or something has come in
     */
    public boolean followCalendar(Instant until, Instant at) {
        if (status != ReportStatus.EXPECTED || deadlines.dueAt().isBefore(at) || !until.isAfter(deadlines.dueAt())) {
            return false;
        }
        moveTo(until, Extension.CALENDAR, null, Event.SYSTEM, at);
        return true;
    }

    private void moveTo(Instant until, String reason, @Nullable String order, String by, Instant at) {
        extensions.add(new Extension(until, deadlines.dueAt(), reason, by, at, order));
        deadlines = deadlines.extendedTo(until);
        outbox.record(next -> new ReportExtended(next, at, by, state(), reason));
    }

    /**
     * Puts a file with the report, for a later revision to carry. Until one does, nobody is told: there is no event.
     *
     * @throws ReportRefused as {@link #requireTakes}
     */
    public void attach(Attachment file, Instant at) {
        requireTakes(file.id(), at);
        files.add(file);
    }

    /**
     * @param attachment id of a file that is to come
     * @throws ReportRefused {@code window-closed} if the report can be neither sent nor corrected any more,
     *     {@code attachment-exists} if the same content is there, under this name or another
     */
    public void requireTakes(String attachment, Instant at) {
        boolean askedFor = status == ReportStatus.RETURNED || acceptedRevision != null;
        if (!askedFor && windowAt(at) instanceof SubmissionWindow.Closed closed) {
            throw new ReportRefused("window-closed", MomentText.of(closed.closesAt()));
        }
        files.find(attachment).ifPresent(same -> {
            throw new ReportRefused("attachment-exists", same.file().name());
        });
    }

    /**
     * Takes a file away that no revision carries.
     *
     * @throws Refusal {@code attachment-unknown} or {@code attachment-sent}
     */
    public Attachment detach(String attachment) {
        Attachment file = attachment(attachment);
        if (!revisionsWith(attachment).isEmpty()) {
            throw new ReportRefused("attachment-sent", file.file().name());
        }
        files.remove(attachment);
        return file;
    }

    /**
     * Notes what a scanner says of a file that came in before there was one, wherever the report names it.
     *
     * @return false, with nothing changed, if the report does not name it any more
     */
    public boolean scanned(String attachment, Scan found) {
        if (files.find(attachment).isEmpty()) {
            return false;
        }
        files.scanned(attachment, found);
        revisions.replaceAll(sent -> sent.carries(attachment) ? sent.scanned(attachment, found) : sent);
        return true;
    }

    /**
     * Notes which stocks do not go on from where the period before ended. The figures stay as they are.
     *
     * @param flags all that do not fit now; none if everything fits
     * @return false, with nothing changed, if the same was noted before
     */
    public boolean flagOpenings(List<OpeningFlag> flags, Instant at) {
        boolean same = flags.size() == openings.size()
                && flags.stream().allMatch(flag -> openings.stream().anyMatch(flag::saysTheSameAs));
        if (same) {
            return false;
        }
        openings = List.copyOf(flags);
        outbox.record(next -> new ReportFlagged(next, at, Event.SYSTEM, state(), openings));
        return true;
    }

    /**
     * Notes that what the unit has written waits for its head.
     *
     * @return false, with nothing changed, if that was noted before
     */
    public boolean propose(Proposed newly) {
        if (status == ReportStatus.WITHDRAWN || newly.equals(proposed)) {
            return false;
        }
        proposed = newly;
        outbox.record(next -> new ReportProposed(next, newly.at(), newly.by(), state(), true));
        return true;
    }

    /**
     * Notes that nothing waits for the head any more, although nothing was sent.
     *
     * @param by who changed it, threw it away or sent it back
     * @return false, with nothing changed, if nothing waited
     */
    public boolean endProposal(String by, Instant at) {
        if (proposed == null) {
            return false;
        }
        proposed = null;
        outbox.record(next -> new ReportProposed(next, at, by, state(), false));
        return true;
    }

    private Timeliness timelinessAt(Instant at) {
        boolean askedFor = status == ReportStatus.RETURNED;
        return switch (windowAt(at)) {
            case SubmissionWindow.NotYetOpen early ->
                throw new ReportRefused("window-not-open", MomentText.of(early.opensAt()));
            case SubmissionWindow.Open open -> Timeliness.ON_TIME;
            case SubmissionWindow.Late late -> Timeliness.LATE;
            case SubmissionWindow.Closed closed when askedFor -> Timeliness.LATE;
            case SubmissionWindow.Closed closed ->
                throw new ReportRefused("window-closed", MomentText.of(closed.closesAt()));
        };
    }

    private void append(
            Entry entry,
            List<Attachment> attachments,
            @Nullable String reason,
            Timeliness then,
            Sender sender,
            Instant at) {
        revision = revision + 1;
        revisions.add(new Revision(
                revision,
                at,
                sender.preparedBy(),
                sender.confirmedBy(),
                reason,
                then,
                entry.values(),
                entry.nothingToReport(),
                entry.note(),
                entry.narratives(),
                attachments,
                entry.findings()));
        submittedAt = at;
        proposed = null;
        if (timeliness == null) {
            timeliness = then;
        }
    }

    private void requireWaiting() {
        if (!isWaiting()) {
            throw new ReportRefused("nothing-to-review");
        }
    }

    /** Remarks that no acceptance has settled. */
    public List<OpenRemark> openRemarks() {
        return OpenRemark.of(this);
    }
}
