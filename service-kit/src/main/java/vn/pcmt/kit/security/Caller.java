package vn.pcmt.kit.security;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;

/**
 * Who calls, from the checked token. A controller method takes it as an argument and hands it to the use case, which
 * decides.
 *
 * @param id officer id or client id
 * @param name to show to people
 * @param roles those the token grants and this version knows
 * @param unitKey the unit the caller works for, {@code 18859@2025-07-01}; absent for a caller without one
 */
public record Caller(
        String id,
        String name,
        Set<OfficerRole> roles,
        @Nullable String unitKey) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** @throws Refusal {@code forbidden} if the caller has none of the roles */
    public void requireAny(OfficerRole... any) {
        if (Arrays.stream(any).noneMatch(roles::contains)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    public boolean has(OfficerRole role) {
        return roles.contains(role);
    }
}
