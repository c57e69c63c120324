package vn.pcmt.standalone.identity;

import java.util.Set;
import vn.pcmt.contract.officer.OfficerRole;

/**
 * In whose name a token can be had: a post or a unit, never a personal name.
 *
 * @param id user name; {@code preferred_username} in tokens
 * @param name shown on screens
 * @param roles what the holder may do
 * @param unitKey unit served, such as {@code 18859@2025-07-01}
 */
public record Account(String id, String name, Set<OfficerRole> roles, String unitKey) {
    public Account {
        if (id.isBlank() || name.isBlank() || unitKey.isBlank() || roles.isEmpty()) {
            throw new IllegalArgumentException("An account needs an id, a name, a unit and a role");
        }
        roles = Set.copyOf(roles);
    }
}
