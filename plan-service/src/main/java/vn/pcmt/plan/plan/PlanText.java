package vn.pcmt.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.PlanKind;

/**
 * What a plan says. A draft may lack what the plan needs only when it is issued.
 *
 * @param documentNumber number and symbol, such as {@code 125/KH-UBND}; null where it has none
 * @param issuer body that issues it; needed to issue
 * @param issuedOn date of the document, null if not stated
 * @param from first day, null if not stated
 * @param to last day, null if open
 * @param scope keys of the areas it covers; needed to issue
 * @param legalBases documents it rests on
 * @param statements what else it says, in its own words
 * @param parent plan that it is a sub-plan or a project of, null if it stands alone
 */
public record PlanText(
        @NotNull PlanKind kind,
        @NotBlank @Size(max = 500) String title,
        @Nullable @Size(max = 100) String documentNumber,
        @Nullable @Size(max = 300) String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 500) List<@NotBlank String> scope,
        @Size(max = 50) List<@NotBlank @Size(max = 300) String> legalBases,
        @Size(max = 50) List<@Valid @NotNull RequirementText> requirements,
        @Size(max = 100) List<@Valid @NotNull Statement> statements,
        @Nullable @Size(max = 60) String parent) {

    public PlanText {
        scope = Objects.requireNonNullElse(scope, List.of());
        legalBases = Objects.requireNonNullElse(legalBases, List.of());
        requirements = Objects.requireNonNullElse(requirements, List.of());
        statements = Objects.requireNonNullElse(statements, List.of());
    }
}
