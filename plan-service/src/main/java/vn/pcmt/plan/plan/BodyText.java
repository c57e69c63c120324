package vn.pcmt.plan.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Body;

/**
 * A body as it is sent: an administrative unit, or one that is none, such as a department.
 *
 * @param unitKey null for a body that is no unit
 * @param name in Vietnamese
 */
public record BodyText(
        @Nullable @Size(max = 40) String unitKey,
        @NotBlank @Size(max = 300) String name) {

    /** As the contract has it. */
    public Body body() {
        return new Body(unitKey, name);
    }
}
