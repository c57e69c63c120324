package vn.pcmt.report.rule;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation changes of the rules.
 *
 * @param severity rule id to another severity than the file's
 */
@ConfigurationProperties("pcmt.rules")
record RuleSettings(@DefaultValue Map<String, Severity> severity) {
    RuleSettings {
        severity = Map.copyOf(severity);
    }
}
