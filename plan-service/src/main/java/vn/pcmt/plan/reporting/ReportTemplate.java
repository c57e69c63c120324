package vn.pcmt.plan.reporting;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A version of a report template that was published.
 *
 * @param id {@code code~number}
 * @param version of the event it comes from
 * @param indicators codes asked for
 */
@Document(ReportTemplate.COLLECTION)
@TypeAlias("report-template")
record ReportTemplate(@Id String id, long version, String code, List<String> indicators) {
    static final String COLLECTION = "report_templates";
}
