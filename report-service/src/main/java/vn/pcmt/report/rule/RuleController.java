package vn.pcmt.report.rule;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;

/** The rules over HTTP: read by anybody with a token, tried out by administrators. */
@RestController
@RequestMapping("/api/v1/rules")
@Tag(name = "rules")
class RuleController {

    private final Rules rules;
    private final RuleTexts texts;
    private final TryRules tryOut;

    RuleController(Rules rules, RuleTexts texts, TryRules tryOut) {
        this.rules = rules;
        this.texts = texts;
        this.tryOut = tryOut;
    }

    /** @param version of the rule file */
    record Listing(int version, List<Line> rules) {}

    /**
     * @param severity as it is here: the file's, or the installation's
     * @param enforcedBy part of the program that makes it hold; null for what is checked by expressions
     */
    record Line(
            String id,
            String title,
            Severity severity,
            RuleFile.Subject subject,
            String basis,
            @Nullable String enforcedBy,
            List<CheckLine> checks) {}

    /** @param fields "it" in the condition stands for each in turn */
    record CheckLine(List<String> fields, String holds) {}

    /**
     * @param figures indicator code to the figure of this period
     * @param others figures in other places, by the word that expressions use: {@code previous}, {@code lastYear}
     */
    record Trial(
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Condition> checks,
            @NotNull @Size(max = 200) Map<String, @NotNull @Digits(integer = 15, fraction = 9) BigDecimal> figures,

            @Nullable @Size(max = 20)
            Map<String, @NotNull @Size(max = 200) Map<String, @NotNull @Digits(integer = 15, fraction = 9) BigDecimal>>
                    others) {}

    /** @param show figures to work out where the condition does not hold */
    record Condition(
            @NotBlank @Size(max = 1000) String holds,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 1000) String> show) {}

    @GetMapping
    @Operation(summary = "All rules with their severity and conditions")
    Listing rules(Locale locale) {
        return new Listing(
                rules.version(),
                rules.all().stream().map(rule -> line(rule, locale)).toList());
    }

    @PostMapping("/trial")
    @Operation(summary = "Judge given figures by given conditions; nothing is kept")
    List<TryRules.Outcome> tryOut(@Parameter(hidden = true) Caller caller, @Valid @RequestBody Trial trial) {
        return tryOut.tryOut(caller, trial);
    }

    private Line line(Rules.CompiledRule rule, Locale locale) {
        RuleFile.Rule text = rule.text();
        return new Line(
                text.id(),
                texts.title(text.id(), locale),
                rule.severity(),
                text.subject(),
                text.basis(),
                text.enforcedBy(),
                text.checks().stream()
                        .map(check -> new CheckLine(check.fields(), check.holds()))
                        .toList());
    }
}
