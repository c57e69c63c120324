package vn.pcmt.contract.plan;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A partner outside the province.
 *
 * @param country in Vietnamese, null for Vietnam
 */
public record Partner(String name, @Nullable String country) {
    public Partner {
        Checks.text(name, "name");
    }
}
