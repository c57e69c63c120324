package vn.pcmt.contract.plan;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A body that leads or takes part: an administrative unit, or one that is none, such as a department.
 *
 * @param unitKey null for a body that is no unit
 * @param name in Vietnamese
 */
public record Body(@Nullable String unitKey, String name) {
    public Body {
        Checks.text(name, "name");
    }
}
