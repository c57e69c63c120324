package vn.pcmt.plan.evaluation;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.contract.plan.PlanKind;

/**
 * How plans are evaluated.
 *
 * @param requiredFor kinds of plans that are closed only with an evaluation
 * @param letterhead whose reports they are, where an evaluation does not say so itself
 * @param sweep how often to look for evaluations that have not followed their plan
 */
@Validated
@ConfigurationProperties("pcmt.evaluation")
record EvaluationSettings(
        @DefaultValue({"CAMPAIGN", "AREA"}) Set<PlanKind> requiredFor,
        @DefaultValue Office letterhead,
        @DefaultValue("1m") Duration sweep) {
    EvaluationSettings {
        requiredFor = Set.copyOf(requiredFor);
    }

    /** See {@link EvaluationText.Letterhead}. */
    record Office(
            @Nullable String parent,
            @DefaultValue("Ủy ban nhân dân tỉnh Quảng Trị") String issuer,
            @DefaultValue("BC-UBND") String symbol,
            @DefaultValue("Quảng Trị") String place,
            @DefaultValue("TM. Ủy ban nhân dân") String authority,
            @DefaultValue("Chủ tịch") String title) {
        EvaluationText.Letterhead letterhead() {
            return new EvaluationText.Letterhead(parent, issuer, symbol, place, authority, title);
        }
    }
}
