package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.SubmissionWindow;

/** What a report holds, and what can be read of it. Only {@link Report} changes it, by what may be done with a report. */
abstract sealed class ReportContent implements OutboxHolder permits Report {

    @Id
    final String id;

    @Version
    @Nullable
    Long version;

    final String template;
    int templateVersion;
    final String unitKey;
    final String period;
    final ReportingLevel level;
    String requirement;
    Deadlines deadlines;
    final List<Extension> extensions;
    ReportStatus status;
    int revision;

    @Nullable
    Instant submittedAt;

    @Nullable
    Timeliness timeliness;

    @Nullable
    Integer acceptedRevision;

    @Nullable
    ReturnedFor returned;

    final List<Revision> revisions;
    final ReportFiles files;
    final List<Decision> decisions;
    List<OpeningFlag> openings;

    @Nullable
    Proposed proposed;

    final Outbox outbox;
    final Receipts receipts;

    ReportContent(
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
        this.proposed = proposed;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    /** Whether a command that extends many reports has extended this one. */
    public boolean isExtendedBy(String order) {
        return extensions.stream().anyMatch(extension -> order.equals(extension.order()));
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

    /** Where a moment lies in the time in which this report may come in. */
    public SubmissionWindow windowAt(Instant now) {
        return SubmissionWindow.at(now, deadlines);
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

    /** Stocks that do not go on from where the period before ended. */
    public List<OpeningFlag> openings() {
        return openings;
    }

    /** What waits for the head of the unit; null if nothing does. */
    public @Nullable Proposed proposed() {
        return proposed;
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
