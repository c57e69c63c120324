package vn.pcmt.plan.selfassessment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.AssessmentState.Group;

/**
 * The criteria of a self-assessment.
 *
 * @param name what they are called, in Vietnamese
 * @param fromYear first year they are used for
 * @param groups the three, each once
 */
record Criteria(
        @NotBlank @Size(max = 300) String name,
        @Min(2000) @Max(2100) int fromYear,
        @NotEmpty @Size(max = 3) List<@NotNull @Valid CriteriaGroup> groups) {

    /**
     * A group of criteria.
     *
     * @param weight share of the total; those of the three add up to exactly 1
     * @param goodAt mark from which the group is good, in hundredths of its points
     */
    record CriteriaGroup(
            @NotNull Group group,

            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") @Digits(integer = 1, fraction = 6)
            BigDecimal weight,

            @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
            BigDecimal goodAt,

            @NotEmpty @Size(max = 100) List<@NotNull @Valid Criterion> criteria) {}

    /**
     * One criterion.
     *
     * @param code unique among all
     * @param name in Vietnamese
     * @param nameEn in English, null if there is none
     * @param max most points
     * @param evidence whether points need evidence
     */
    record Criterion(
            @NotBlank @Pattern(regexp = "[A-Z0-9]{2,10}") String code,
            @NotBlank @Size(max = 500) String name,
            @Nullable @Size(max = 500) String nameEn,

            @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1000") @Digits(integer = 4, fraction = 2)
            BigDecimal max,

            boolean evidence) {}

    Optional<Criterion> find(String code) {
        return groups.stream()
                .flatMap(group -> group.criteria().stream())
                .filter(criterion -> criterion.code().equals(code))
                .findFirst();
    }
}
