package vn.pcmt.plan.plan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What plans may ask for.
 *
 * @param templates codes of the report templates there are
 * @param cutOffDay last day of a month's facts in the reporting regime
 */
@Validated
@ConfigurationProperties("pcmt.plan")
record PlanSettings(
        @DefaultValue({"PCMT-THANG", "PCMT-CAO-DIEM"}) @NotEmpty
        List<String> templates,

        @DefaultValue("14") @Min(1) @Max(28) int cutOffDay) {
    PlanSettings {
        templates = List.copyOf(templates);
    }
}
