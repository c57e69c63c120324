package vn.pcmt.report.rule;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;

/** Says in words which arithmetic failed, with the numbers. */
@Component
public final class RuleTexts {

    private final MessageSource messages;

    RuleTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** What a finding says. */
    public String of(Finding finding, Locale locale) {
        return messages.getMessage("field." + finding.check(), finding.arguments(), locale);
    }

    /** What is wrong with a field. */
    public String of(FieldProblem problem, Locale locale) {
        return messages.getMessage("field." + problem.code(), problem.args(), locale);
    }

    /** What a rule is about. */
    String title(String rule, Locale locale) {
        return messages.getMessage("rule." + rule, null, locale);
    }
}
