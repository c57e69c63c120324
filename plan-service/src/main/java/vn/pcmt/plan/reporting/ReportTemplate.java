package vn.pcmt.plan.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A version of a report template that was published.
 *
 * @param id {@code code~number}
 * @param version of the event it comes from
 * @param indicators codes asked for
 * @param provincial those of them that a province is asked for itself; null in what was stored before there were any
 */
@Document(ReportTemplate.COLLECTION)
@TypeAlias("report-template")
record ReportTemplate(
        @Id String id,
        long version,
        String code,
        List<String> indicators,
        @Nullable List<String> provincial) {
    static final String COLLECTION = "report_templates";
}
