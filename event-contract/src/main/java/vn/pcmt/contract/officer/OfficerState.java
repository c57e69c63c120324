package vn.pcmt.contract.officer;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * An officer in office.
 *
 * @param id also the {@code preferred_username} in tokens
 * @param name family name first
 * @param post title of the post, in Vietnamese
 * @param unitKey unit served
 * @param email null if there is none
 */
public record OfficerState(
        String id,
        String name,
        String post,
        String unitKey,
        Set<OfficerRole> roles,
        @Nullable String email) {
    public OfficerState {
        Checks.text(id, "id");
        Checks.text(name, "name");
        Checks.text(post, "post");
        Checks.text(unitKey, "unitKey");
        roles = Set.copyOf(roles);
    }
}
