package vn.pcmt.report.rule;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation changes of the rules.
 *
 * @param severity rule id to another severity than the file's
 * @param limits rule id, hyphen and name to another limit than the file's, such as {@code R03-least}
 */
@ConfigurationProperties("pcmt.rules")
record RuleSettings(
        @DefaultValue Map<String, Severity> severity,
        @DefaultValue Map<String, Integer> limits) {
    RuleSettings {
        severity = Map.copyOf(severity);
        limits = Map.copyOf(limits);
    }

    /** Nothing is changed. */
    static RuleSettings none() {
        return new RuleSettings(Map.of(), Map.of());
    }
}
