package vn.pcmt.plan.selfassessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a commune writes.
 *
 * @param scores of the criteria it has looked at so far
 */
record Written(@NotNull @Size(max = 300) List<@NotNull @Valid Claim> scores) {

    /**
     * Points claimed for a criterion.
     *
     * @param evidence references that show it: a report id, a document number, a link
     */
    record Claim(
            @NotBlank @Size(max = 10) String criterion,

            @NotNull @DecimalMin("0") @Digits(integer = 4, fraction = 2)
            BigDecimal points,

            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 300) String> evidence,
            @Nullable @Size(max = 1000) String note) {

        Score asScore() {
            return new Score(criterion, points, evidence == null ? List.of() : evidence, note, null, null);
        }
    }

    List<Score> asScores() {
        return scores.stream().map(Claim::asScore).toList();
    }
}
