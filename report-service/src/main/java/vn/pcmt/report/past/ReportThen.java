package vn.pcmt.report.past;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Revision;

/**
 * A report as it stood at a moment.
 *
 * @param version of its latest event then
 * @param at time of that event
 * @param received the revision whose figures were received; null if nothing had come in
 * @param accepted the revision whose figures were accepted; null if none was
 * @param acceptance who accepted it and when; null likewise, and where that was never kept
 */
public record ReportThen(
        ReportId id,
        ReportingLevel level,
        long version,
        Instant at,
        ReportStatus status,
        @Nullable Instant firstSubmittedAt,
        @Nullable Instant submittedAt,
        @Nullable Timeliness timeliness,
        Instant dueAt,
        @Nullable Revision received,
        @Nullable Revision accepted,
        @Nullable Decision acceptance) {

    /** As it stands in its document. */
    static ReportThen of(Report report) {
        Integer accepted = report.acceptedRevision();
        return new ReportThen(
                report.id(),
                report.level(),
                report.version(),
                latest(report),
                report.status(),
                firstSubmittedAt(report),
                report.submittedAt(),
                report.timeliness(),
                report.deadlines().dueAt(),
                report.latest().orElse(null),
                accepted == null ? null : report.revision(accepted).orElse(null),
                acceptance(report, accepted));
    }

    static @Nullable Instant firstSubmittedAt(Report report) {
        return report.revisions().isEmpty()
                ? null
                : report.revisions().getFirst().submittedAt();
    }

    private static Instant latest(Report report) {
        return Stream.concat(
                        report.revisions().stream().map(Revision::submittedAt),
                        report.decisions().stream().map(Decision::at))
                .max(Comparator.naturalOrder())
                .orElse(report.deadlines().opensAt());
    }

    static @Nullable Decision acceptance(Report report, @Nullable Integer accepted) {
        return report.decisions().stream()
                .filter(decision -> accepted != null
                        && decision.revision() == accepted
                        && decision.outcome() == Decision.Outcome.ACCEPTED)
                .findFirst()
                .orElse(null);
    }

    public boolean isReceived() {
        return received != null;
    }
}
