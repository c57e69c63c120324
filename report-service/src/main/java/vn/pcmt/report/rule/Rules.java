package vn.pcmt.report.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.RuleFile.Subject;

/** The rules in force, compiled when the service starts: a file that does not compile stops the start. */
@Component
@EnableConfigurationProperties(RuleSettings.class)
public final class Rules {

    private final int version;
    private final Map<String, CompiledRule> rules = new LinkedHashMap<>();

    /** A rule of the file with its checks and the severity it has here. */
    record CompiledRule(RuleFile.Rule text, Severity severity, List<Check> checks) {

        Severity severity(boolean firstPeriod) {
            Severity first = text.firstPeriod();
            return firstPeriod && first != null && severity == text.severity() ? first : severity;
        }
    }

    @Autowired
    Rules(Catalogue catalogue, RuleSettings settings) {
        this(RuleFile.standard(), catalogue, settings);
    }

    /** @throws IllegalStateException if the file does not compile or the settings name what it does not have */
    Rules(RuleFile file, Catalogue catalogue, RuleSettings settings) {
        this.version = file.version();
        Set<String> codes =
                catalogue.indicators().stream().map(Indicator::code).collect(Collectors.toCollection(TreeSet::new));
        file.rules().forEach(rule -> codes.addAll(rule.awaits()));
        Language language = new Language(codes);
        for (RuleFile.Rule rule : file.rules()) {
            CompiledRule compiled = new CompiledRule(
                    rule,
                    settings.severity().getOrDefault(rule.id(), rule.severity()),
                    compile(rule, settings, language));
            if (rules.put(rule.id(), compiled) != null) {
                throw new IllegalStateException("rule " + rule.id() + " is in the file twice");
            }
        }
        settings.severity().keySet().forEach(this::requireChangeable);
        settings.limits().keySet().forEach(this::requireLimit);
    }

    /** The rules in the box, on the catalogue in the box. */
    public static Rules standard() {
        return new Rules(Catalogue.standard(), RuleSettings.none());
    }

    private static List<Check> compile(RuleFile.Rule rule, RuleSettings settings, Language language) {
        Map<String, Integer> limits = new HashMap<>(rule.limits());
        limits.replaceAll((name, limit) -> settings.limits().getOrDefault(rule.id() + "-" + name, limit));
        try {
            return rule.checks().stream()
                    .flatMap(check -> Check.compile(rule, check, limits, language))
                    .toList();
        } catch (MalformedExpression malformed) {
            throw new IllegalStateException("rule " + rule.id() + ": " + malformed.getMessage(), malformed);
        }
    }

    private void requireChangeable(String id) {
        CompiledRule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("pcmt.rules.severity names a rule that there is not: " + id);
        }
        if (rule.text().enforcedBy() != null) {
            throw new IllegalStateException("pcmt.rules.severity cannot change " + id + ", which is part of the code");
        }
    }

    private void requireLimit(String name) {
        boolean known = rules.values().stream().map(CompiledRule::text).anyMatch(rule -> rule.limits().keySet().stream()
                .anyMatch(limit -> name.equals(rule.id() + "-" + limit)));
        if (!known) {
            throw new IllegalStateException("pcmt.rules.limits names a limit that there is not: " + name);
        }
    }

    /** Of the file. */
    public int version() {
        return version;
    }

    /** Whether there is a rule with this id. */
    public boolean knows(String id) {
        return rules.containsKey(id);
    }

    /** Of all rules, in the order of the file. */
    public Set<String> ids() {
        return Collections.unmodifiableSet(rules.keySet());
    }

    Collection<CompiledRule> all() {
        return rules.values();
    }

    /**
     * A condition on the figures of one report, for those who show it where figures are typed.
     *
     * @param indicator code of the figure to look at
     * @param explainable whether a report that breaks it may be taken with an explanation
     * @param text as it is written, such as {@code GC13 <= previous.GC11 + GC12}
     */
    public record Condition(String rule, String check, String indicator, boolean explainable, String text) {}

    /** The conditions that apply to the reports of a form, in the order of the file. */
    public List<Condition> conditions(Template form) {
        Set<String> asked = form.indicators().stream().map(Indicator::code).collect(Collectors.toSet());
        List<Condition> conditions = new ArrayList<>();
        for (CompiledRule rule : rules.values()) {
            boolean explainable = rule.severity(false) == Severity.WARNING || rule.severity(true) == Severity.WARNING;
            if (rule.text().subject() == Subject.REPORT && (explainable || rule.severity() == Severity.ERROR)) {
                rule.checks().stream()
                        .filter(check -> asked.containsAll(check.indicators()))
                        .map(check -> new Condition(
                                rule.text().id(),
                                check.id(),
                                check.indicator(),
                                explainable,
                                check.holds().toString()))
                        .forEach(conditions::add);
            }
        }
        return conditions;
    }

    /**
     * Every rule that the figures of a report break, in the order of the file. A rule applies if the form asks for all
     * indicators it names; where one of its figures is blank or not known, it says nothing.
     *
     * @param figures those that are there; what is blank or unreadable is left out
     */
    public List<Finding> evaluate(Template form, Map<String, BigDecimal> figures, Background background) {
        return judge(form, Subject.REPORT, Facts.of(figures, background), background.firstPeriod());
    }

    /** Every rule that the figures of an area break. */
    public List<Finding> evaluate(Template form, AreaBackground area) {
        return judge(form, Subject.AREA, area::of, false);
    }

    private List<Finding> judge(Template form, Subject subject, Facts facts, boolean firstPeriod) {
        Set<String> asked = form.indicators().stream().map(Indicator::code).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (CompiledRule rule : rules.values()) {
            if (rule.text().subject() != subject) {
                continue;
            }
            for (Check check : rule.checks()) {
                if (asked.containsAll(check.indicators())
                        && check.judge(facts) instanceof Check.Verdict.Broken broken) {
                    findings.add(new Finding(
                            rule.text().id(),
                            check.id(),
                            rule.severity(firstPeriod),
                            check.indicator(),
                            broken.shown(),
                            null));
                }
            }
        }
        return findings;
    }
}
