package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.catalogue.Template;

/**
 * What somebody needs who fills a report in elsewhere.
 *
 * @param revision number of the latest revision, on which what is filled in builds; 0 before the first
 * @param latest what stands in that revision; nothing before the first
 * @param previous figures of the period before, to compare with; null if there are none
 */
public record FormToFill(
        ReportId id,
        String unitCode,
        String unitName,
        Template form,
        Deadlines deadlines,
        int revision,
        FormFields latest,
        @Nullable Map<String, BigDecimal> previous) {}
