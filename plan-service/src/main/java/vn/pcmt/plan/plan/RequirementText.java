package vn.pcmt.plan.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;

/**
 * A report that a plan asks for, as it is sent: the shape of {@link Requirement} before it is checked.
 *
 * @param id unique within the plan
 * @param template template code, such as {@code PCMT-THANG}
 * @param scope keys of areas: every commune-level unit below one of them owes the report
 * @param firstPeriod first period owed, such as {@code 2024-12}
 * @param lastPeriod last period owed; null while open
 */
public record RequirementText(
        @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,60}") String id,

        @NotBlank @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{1,39}")
        String template,

        @NotNull Frequency frequency,
        @NotEmpty @Size(max = 500) List<@NotBlank String> scope,
        @NotBlank String firstPeriod,
        @Nullable String lastPeriod) {

    Requirement requirement() {
        return new Requirement(id, template, frequency, scope, firstPeriod, lastPeriod);
    }
}
