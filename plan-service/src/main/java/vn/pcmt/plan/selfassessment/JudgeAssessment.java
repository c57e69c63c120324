package vn.pcmt.plan.selfassessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.selfassessment.Assessment.Adjustment;
import vn.pcmt.plan.selfassessment.Assessment.Remark;

/** The province confirms a self-assessment, with its own points where it sees them otherwise, or returns it. */
@Component
class JudgeAssessment {
    private final ChangeAssessment change;
    private final AssessmentRules rules;
    private final Clock clock;

    JudgeAssessment(ChangeAssessment change, AssessmentRules rules, Clock clock) {
        this.change = change;
        this.rules = rules;
        this.clock = clock;
    }

    /** Points other than claimed, and why. */
    record Other(
            @NotBlank @Size(max = 10) String criterion,

            @NotNull @DecimalMin("0") @Digits(integer = 4, fraction = 2)
            BigDecimal points,

            @NotBlank @Size(max = 1000) String why) {}

    /** A confirmation; without adjustments all points stand as claimed. */
    record Confirmation(@Nullable @Size(max = 300) List<@NotNull @Valid Other> adjustments) {}

    /** What is to be mended in one criterion. */
    record ToMend(
            @NotBlank @Size(max = 10) String criterion,
            @NotBlank @Size(max = 1000) String text) {}

    /** A return; the reason is for the whole, the remarks for single criteria. */
    record GivenBack(
            @NotBlank @Size(max = 2000) String reason,
            @Nullable @Size(max = 300) List<@NotNull @Valid ToMend> remarks) {}

    /** @throws Refusal {@code assessment-refused}, {@code assessment-not-submitted} and the common ones */
    long confirm(String id, Confirmation confirmation, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ConfirmAssessment " + id, confirmation);
        List<Other> others = confirmation.adjustments() == null ? List.of() : confirmation.adjustments();
        List<Adjustment> adjustments = others.stream()
                .map(other -> new Adjustment(other.criterion(), other.points(), other.why()))
                .toList();
        return change.handle(
                id,
                key,
                fingerprint,
                expected,
                assessment -> rules.requireJudge(assessment.unitKey(), caller),
                (assessment, criteria) -> {
                    rules.checkAdjustments(criteria, adjustments);
                    assessment.confirm(adjustments, criteria, caller.id(), clock.instant());
                });
    }

    /** @throws Refusal {@code assessment-refused}, {@code assessment-not-submitted} and the common ones */
    long giveBack(String id, GivenBack given, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ReturnAssessment " + id, given);
        List<ToMend> toMend = given.remarks() == null ? List.of() : given.remarks();
        List<Remark> remarks = toMend.stream()
                .map(one -> new Remark(one.criterion(), one.text()))
                .toList();
        return change.handle(
                id,
                key,
                fingerprint,
                expected,
                assessment -> rules.requireJudge(assessment.unitKey(), caller),
                (assessment, criteria) -> {
                    rules.checkReturn(criteria, given.reason(), remarks);
                    assessment.giveBack(given.reason(), remarks, criteria, caller.id(), clock.instant());
                });
    }
}
