package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.ReportWithdrawn;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
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
public final class Report implements OutboxHolder {

    /** Name of the collection. */
    public static final String COLLECTION = "reports";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String template;
    private int templateVersion;
    private final String unitKey;
    private final String period;
    private final ReportingLevel level;
    private String requirement;
    private Deadlines deadlines;
    private final List<Extension> extensions;
    private ReportStatus status;
    private int revision;
    private @Nullable Instant submittedAt;
    private @Nullable Timeliness timeliness;
    private @Nullable Integer acceptedRevision;
    private @Nullable ReturnedFor returned;
    private final List<Revision> revisions;
    private final ReportFiles files;
    private final List<Decision> decisions;
    private List<OpeningFlag> openings;
    private final Outbox outbox;
    private final Receipts receipts;

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
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.template = template;
        this.templateVersion = templateVersion;
        this.unitKey = unitKey;
        this.period = period;
        this.level = Objects.requireNonNullElse(level, ReportingLevel.COMMUNE);
        this.requirement = requirement;
        this.deadlines = deadlines;
        this.extensions = new ArrayList<>(Objects.requireNonNullElse(extensions, List.of()));
        this.status = status;
        this.revision = revision;
        this.submittedAt = submittedAt;
        this.timeliness = timeliness;
        this.acceptedRevision = acceptedRevision;
        this.returned = returned;
        this.revisions = new ArrayList<>(revisions);
        this.files = Objects.requireNonNullElseGet(files, ReportFiles::new);
        this.decisions = new ArrayList<>(decisions == null ? decisionsBefore(returned, revisions) : decisions);
        this.openings = openings == null ? List.of() : List.copyOf(openings);
        this.outbox = outbox;
        this.receipts = receipts;
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
     * Owed again after it was withdrawn, with the deadlines it had.
     *
     * @param askedBy {@code planId/requirementId} that asks for it now
     * @return false, with nothing changed, if the report is not withdrawn
     */
    public boolean expectAgain(String askedBy, Instant at) {
        if (status != ReportStatus.WITHDRAWN) {
            return false;
        }
        requirement = askedBy;
        status = ReportStatus.EXPECTED;
        outbox.record(next -> new ReportExpected(next, at, Event.SYSTEM, state()));
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

    /** Whether a command that extends many reports has extended this one. */
    public boolean isExtendedBy(String order) {
        return extensions.stream().anyMatch(extension -> order.equals(extension.order()));
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

    /** Whether the latest revision says what a draft says, figure by figure, and awaits nothing of its unit. */
    boolean says(Draft draft) {
        return status != ReportStatus.RETURNED
                && latest().map(revision -> revision.says(draft)).orElse(false);
    }

    /** A draft that says nothing of files, with those that the latest revision carries. */
    Draft withItsFiles(Draft draft) {
        return new Draft(
                draft.values(),
                draft.nothingToReport(),
                draft.note(),
                draft.narratives(),
                latest().map(Revision::attachments).orElse(List.of()).stream()
                        .map(Attachment::id)
                        .toList(),
                draft.explanations());
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

    /** Where a moment lies in the time in which this report may come in. */
    public SubmissionWindow windowAt(Instant now) {
        return SubmissionWindow.at(now, deadlines);
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
        if (timeliness == null) {
            timeliness = then;
        }
    }

    /** Of a report that was saved before decisions were kept, the last return is known. */
    private static List<Decision> decisionsBefore(@Nullable ReturnedFor returned, List<Revision> revisions) {
        if (returned == null) {
            return List.of();
        }
        int reviewed = (int) revisions.stream()
                .filter(revision -> !revision.submittedAt().isAfter(returned.at()))
                .count();
        return List.of(new Decision(
                reviewed,
                Decision.Outcome.RETURNED,
                returned.at(),
                returned.by(),
                returned.reason(),
                returned.remarks()));
    }

    private void requireWaiting() {
        if (!isWaiting()) {
            throw new ReportRefused("nothing-to-review");
        }
    }

    /** The report as events tell it. */
    ReportState state() {
        ReportId natural = id();
        return new ReportState(
                id,
                template,
                templateVersion,
                unitKey,
                period,
                natural.period().start(),
                natural.period().end(),
                requirement,
                deadlines.opensAt(),
                deadlines.dueAt(),
                deadlines.closesAt(),
                status,
                revision,
                submittedAt,
                timeliness,
                latest().map(Revision::values).orElse(Map.of()),
                acceptedRevision,
                acceptedRevision == null
                        ? Map.of()
                        : revision(acceptedRevision).orElseThrow().values(),
                level);
    }

    public ReportId id() {
        return ReportId.parse(id);
    }

    /** Number for the entity tag; 0 after the first write. */
    public long version() {
        return Objects.requireNonNull(version, "not saved yet");
    }

    /** Version of the template it is filled with; moves only while nothing has come in. */
    public int templateVersion() {
        return templateVersion;
    }

    public String unitKey() {
        return unitKey;
    }

    /** Whose work it tells of. */
    public ReportingLevel level() {
        return level;
    }

    /** {@code planId/requirementId} that asks for it. */
    public String requirement() {
        return requirement;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    /** How often and why it was given more time, oldest first. */
    public List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    public ReportStatus status() {
        return status;
    }

    /** Whether the latest revision awaits review. */
    public boolean isWaiting() {
        return status == ReportStatus.SUBMITTED || status == ReportStatus.CORRECTED;
    }

    /** Number of the latest revision, 0 before the first. */
    public int revision() {
        return revision;
    }

    public @Nullable Instant submittedAt() {
        return submittedAt;
    }

    /** Of the first submission, never rewritten; null before it. */
    public @Nullable Timeliness timeliness() {
        return timeliness;
    }

    public @Nullable Integer acceptedRevision() {
        return acceptedRevision;
    }

    /** Why it was sent back; stays until a later revision is accepted. */
    public @Nullable ReturnedFor returned() {
        return returned;
    }

    /** What reviewers have decided, oldest first. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** Remarks that no acceptance has settled. */
    public List<OpenRemark> openRemarks() {
        return OpenRemark.of(this);
    }

    /** Stocks that do not go on from where the period before ended. */
    public List<OpeningFlag> openings() {
        return openings;
    }

    public List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    public Optional<Revision> revision(int number) {
        return number < 1 || number > revisions.size() ? Optional.empty() : Optional.of(revisions.get(number - 1));
    }

    public Optional<Revision> latest() {
        return revision(revision);
    }

    /** All files, whether a revision carries them or not. */
    public List<Attachment> attachments() {
        return files.all();
    }

    /** @throws Refusal {@code attachment-unknown} */
    public Attachment attachment(String attachment) {
        return files.find(attachment).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "attachment-unknown"));
    }

    /** Numbers of the revisions that carry a file. */
    public List<Integer> revisionsWith(String attachment) {
        return revisions.stream()
                .filter(one -> one.carries(attachment))
                .map(Revision::number)
                .toList();
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
