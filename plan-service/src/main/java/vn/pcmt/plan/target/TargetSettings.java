package vn.pcmt.plan.target;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What targets may be measured by.
 *
 * @param indicators template code, colon, and a regular expression of the codes it has; what later versions of
 *     such a template ask for is told by events
 * @param sweep how often to look for targets that have not followed their plan
 * @param lookBack how far before the last sweep amendments are looked at again: the clocks of two nodes may differ by so
 *     much, and a write may take so long
 */
@Validated
@ConfigurationProperties("pcmt.target")
record TargetSettings(
        @DefaultValue("PCMT-THANG:GC(0[1-9]|1[0-3])|CA(0[1-9]|1[0-6])|TH0[1-3]|TT0[1-4]|QL0[1-4]|TL0[1-3]") @NotEmpty
        Set<String> indicators,

        @DefaultValue("1m") Duration sweep,
        @DefaultValue("10m") Duration lookBack) {
    TargetSettings {
        indicators = Set.copyOf(indicators);
    }

    boolean knowsTemplate(String template) {
        return indicators.stream().anyMatch(known -> known.startsWith(template + ":"));
    }

    boolean knows(String template, String code) {
        return indicators.stream()
                .filter(known -> known.startsWith(template + ":"))
                .anyMatch(known -> code.matches(known.substring(template.length() + 1)));
    }
}
