package vn.pcmt.console.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is in front of the screen; an argument of controller methods.
 *
 * @param id user name, {@code bc-18859}
 * @param name display name, a post rather than a person
 * @param unitKey unit the visitor belongs to, {@code 18859@2025-07-01}; none for accounts without one
 * @param token what the services are called with, fresh at the time of the request
 */
public record Visitor(
        String id, String name, Set<Role> roles, @Nullable String unitKey, AccessToken token) {

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether the visitor writes a commune's reports. */
    public boolean ofCommune() {
        return has(Role.COMMUNE_REPORTER) || has(Role.COMMUNE_HEAD);
    }
}
