package vn.pcmt.report.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules as they are written. {@code rules.yml} says what its fields mean.
 *
 * @param version raised with every change of a rule
 */
record RuleFile(int version, List<Rule> rules) {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    RuleFile {
        rules = List.copyOf(rules);
    }

    /** What the figures of a rule are. */
    enum Subject {
        /** A report, before it is taken. */
        REPORT,
        /** An area and a period, whenever somebody looks. */
        AREA
    }

    /** Subject, limits, awaits and checks may be left out in the file. */
    record Rule(
            String id,
            Severity severity,
            @Nullable Severity firstPeriod,
            Subject subject,
            String basis,
            @Nullable String enforcedBy,
            Map<String, Integer> limits,
            List<String> awaits,
            List<Check> checks) {
        Rule {
            subject = Objects.requireNonNullElse(subject, Subject.REPORT);
            limits = Map.copyOf(Objects.requireNonNullElse(limits, Map.of()));
            awaits = List.copyOf(Objects.requireNonNullElse(awaits, List.of()));
            checks = List.copyOf(Objects.requireNonNullElse(checks, List.of()));
            if (checks.isEmpty() == (enforcedBy == null)) {
                throw new IllegalArgumentException("rule " + id + " needs either checks or who enforces it");
            }
        }
    }

    record Check(@Nullable String id, List<String> fields, String holds, List<String> show) {
        Check {
            fields = List.copyOf(fields);
            show = List.copyOf(show);
        }
    }

    /** The file in the box. */
    static RuleFile standard() {
        try (InputStream file = Objects.requireNonNull(RuleFile.class.getResourceAsStream("rules.yml"))) {
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static RuleFile read(InputStream yaml) {
        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return STRICT.convertValue(content, RuleFile.class);
    }
}
