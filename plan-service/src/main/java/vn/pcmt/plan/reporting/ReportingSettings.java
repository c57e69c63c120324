package vn.pcmt.plan.reporting;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What plans may ask for from the beginning.
 *
 * @param templates codes of the report templates that the product brings; what is published later is told by events
 * @param provincialTemplates those of them that ask something of a province itself
 */
@Validated
@ConfigurationProperties("pcmt.reporting")
record ReportingSettings(
        @DefaultValue({"PCMT-THANG", "PCMT-CAO-DIEM", "PCMT-QUY", "PCMT-PHAN-LOAI"}) @NotEmpty
        List<String> templates,

        @DefaultValue({"PCMT-THANG", "PCMT-CAO-DIEM"}) List<String> provincialTemplates) {
    ReportingSettings {
        templates = List.copyOf(templates);
        provincialTemplates = List.copyOf(provincialTemplates);
    }
}
