package vn.pcmt.plan.template;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import vn.pcmt.plan.plan.PlanText;

/**
 * A plan template as it is sent.
 *
 * @param name by which people find it
 * @param plan what the plans made from it say; {@value #UNIT} stands for the unit: its key in a scope or as a unit's key,
 *     its name anywhere else
 */
public record TemplateText(
        @NotBlank @Size(max = 300) String name,
        @NotNull @Valid PlanText plan) {
    /** Stands for the unit that a plan is made for. */
    public static final String UNIT = "{unit}";
}
