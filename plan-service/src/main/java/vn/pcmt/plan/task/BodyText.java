package vn.pcmt.plan.task;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.Body;

/**
 * A body as it is sent: an administrative unit by its key, or any other by its name.
 *
 * @param name of a unit, its own name if absent
 */
public record BodyText(
        @Nullable @Size(max = 30) String unitKey,
        @Nullable @Size(max = 200) String name) {

    Body body() {
        return new Body(unitKey, Objects.requireNonNull(name, "a stored body has a name"));
    }
}
