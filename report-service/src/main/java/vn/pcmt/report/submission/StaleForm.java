package vn.pcmt.report.submission;

import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.report.catalogue.Template;

/** Whether what was written fits the report as it stands, or somebody else has sent something meanwhile. */
final class StaleForm {

    private StaleForm() {}

    /**
     * Both are asked for: a client that reads a new version only to name it in {@code If-Match} has still written on an
     * old revision.
     *
     * @param baseRevision the revision it was written on, 0 if on none; null if the caller does not say
     * @throws Refusal {@code stale-revision} saying field by field what differs
     */
    static void check(
            Report report, Template form, ExpectedVersion expected, @Nullable Integer baseRevision, Draft draft) {
        if (expected.value() == report.version() && (baseRevision == null || baseRevision == report.revision())) {
            return;
        }
        RevisionForms revisions = new RevisionForms(report, form);
        // Before the first revision there is nothing else that anybody could have written on.
        Integer written = baseRevision == null && report.revision() == 0 ? Integer.valueOf(0) : baseRevision;
        FormMerge merge = FormMerge.of(
                written == null ? null : revisions.at(written),
                FormFields.of(draft),
                revisions.latest(),
                revisions::lastEdit);
        throw merge.refusal(report.version(), report.revision(), merge.result().draft());
    }
}
