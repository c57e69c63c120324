package vn.pcmt.report.submission;

import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.catalogue.Template;

/**
 * One of many reports that are sent together.
 *
 * @param base number of the revision that the sender knew, 0 before the first; null to replace whatever is there
 * @param templateVersion of the form that was filled in; null if the sender does not say
 * @param key under which a repetition is recognised
 */
public record Submission(
        ReportId id,
        Draft draft,
        @Nullable Integer base,
        @Nullable Integer templateVersion,
        IdempotencyKey key) {

    /**
     * @throws Refusal {@code report-says-the-same}, {@code report-moved-on} or {@code template-moved-on} where it was not
     *     written for the report as it is now
     */
    void requireFits(Report report, Template form) {
        if (report.says(draft)) {
            throw new ReportRefused("report-says-the-same", report.revision());
        }
        if (base != null && base != report.revision()) {
            throw new Refusal(Refusal.Kind.STALE, "report-moved-on", base, report.revision());
        }
        if (templateVersion != null && templateVersion != form.version()) {
            throw new ReportRefused("template-moved-on", templateVersion, form.version());
        }
    }
}
