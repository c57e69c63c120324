package vn.pcmt.plan.evaluation;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.kit.document.Office;

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
}
