package vn.pcmt.notification.catalogue;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What a report template is called by its latest version.
 *
 * @param version of the template
 * @param name in Vietnamese
 */
@Document(ReportTemplate.COLLECTION)
record ReportTemplate(@Id String code, long version, String name, String nameEn) {

    static final String COLLECTION = "report_templates";
}
