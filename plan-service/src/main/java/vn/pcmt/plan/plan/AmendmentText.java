package vn.pcmt.plan.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a plan in force is to be changed.
 *
 * @param documentNumber number and symbol of the document that amends, null where it has none
 * @param on date of that document
 * @param reason in Vietnamese
 * @param plan all that the plan says from now on
 */
record AmendmentText(
        @Nullable @Size(max = 100) String documentNumber,
        @NotNull LocalDate on,
        @NotBlank @Size(max = 1000) String reason,
        @NotNull @Valid PlanText plan) {}
