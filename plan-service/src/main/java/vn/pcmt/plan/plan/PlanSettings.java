package vn.pcmt.plan.plan;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What plans may ask for.
 *
 * @param templates codes of the report templates there are
 */
@Validated
@ConfigurationProperties("pcmt.plan")
record PlanSettings(@DefaultValue("PCMT-THANG") @NotEmpty List<String> templates) {
    PlanSettings {
        templates = List.copyOf(templates);
    }
}
