package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.SubmissionWindow;
import vn.pcmt.report.rule.Finding;
import vn.pcmt.report.rule.Severity;
import vn.pcmt.report.submission.PreviousFigures.Previous;

/**
 * One report as its readers see it.
 *
 * @param level whose work it tells of: which part of the template is filled in
 * @param extensions more time that was given, oldest first
 * @param values of the latest revision; empty before the first
 * @param note of the latest revision
 * @param narratives of the latest revision, id to text
 * @param findings rules that the latest revision broke when it was taken
 * @param returned why it was last sent back, until a later revision is accepted
 * @param remarks all remarks since the last acceptance, each to be shown beside its field
 * @param openings stocks that do not go on from where the period before ended
 * @param revisions oldest first, without their figures
 * @param previous figures of the period before, to compare with; null if there are none
 */
record ReportView(
        String id,
        String template,
        int templateVersion,
        String unitKey,
        String unitName,
        String period,
        LocalDate periodStart,
        LocalDate periodEnd,
        ReportingLevel level,
        Window window,
        List<Extension> extensions,
        ReportStatus status,
        int revision,
        long version,
        @Nullable Timeliness timeliness,
        Map<String, BigDecimal> values,
        List<String> nothingToReport,
        @Nullable String note,
        Map<String, String> narratives,
        List<FindingLine> findings,
        @Nullable Integer acceptedRevision,
        @Nullable Returned returned,
        List<OpenRemark> remarks,
        List<OpeningFlag> openings,
        List<RevisionLine> revisions,
        @Nullable Previous previous) {

    /** @param state of the window now: NOT_YET_OPEN, OPEN, LATE or CLOSED */
    record Window(Instant opensAt, Instant dueAt, @Nullable Instant closesAt, String state) {
        static Window of(Deadlines deadlines, Instant now) {
            return new Window(
                    deadlines.opensAt(),
                    deadlines.dueAt(),
                    deadlines.closesAt(),
                    SubmissionWindow.at(now, deadlines).state());
        }
    }

    record Returned(String reason, List<Remark> remarks, Instant at) {}

    /** @param confirmedBy head of the commune; null if nobody was asked to confirm */
    record RevisionLine(
            int number,
            Instant submittedAt,
            String by,
            @Nullable String confirmedBy,
            @Nullable String reason,
            Timeliness timeliness) {}

    /** @param message in the reader's language, with the numbers */
    record FindingLine(
            String rule,
            String check,
            Severity severity,
            String indicator,
            String message,
            @Nullable String explanation) {}

    static ReportView of(
            Report report, String unitName, @Nullable Previous previous, Function<Finding, String> words, Instant now) {
        ReportId id = report.id();
        ReturnedFor returned = report.returned();
        return new ReportView(
                id.toString(),
                id.template(),
                report.templateVersion(),
                id.unitKey(),
                unitName,
                id.period().toString(),
                id.period().start(),
                id.period().end(),
                report.level(),
                Window.of(report.deadlines(), now),
                report.extensions(),
                report.status(),
                report.revision(),
                report.version(),
                report.timeliness(),
                report.latest().map(Revision::values).orElse(Map.of()),
                report.latest().map(Revision::nothingToReport).orElse(List.of()),
                report.latest().map(Revision::note).orElse(null),
                report.latest().map(Revision::narratives).orElse(Map.of()),
                report.latest().map(Revision::findings).orElse(List.of()).stream()
                        .map(finding -> new FindingLine(
                                finding.rule(),
                                finding.check(),
                                finding.severity(),
                                finding.indicator(),
                                words.apply(finding),
                                finding.explanation()))
                        .toList(),
                report.acceptedRevision(),
                returned == null ? null : new Returned(returned.reason(), returned.remarks(), returned.at()),
                report.openRemarks(),
                report.openings(),
                report.revisions().stream()
                        .map(revision -> new RevisionLine(
                                revision.number(),
                                revision.submittedAt(),
                                revision.by(),
                                revision.confirmedBy(),
                                revision.reason(),
                                revision.timeliness()))
                        .toList(),
                previous);
    }
}
