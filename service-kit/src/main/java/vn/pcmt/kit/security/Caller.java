package vn.pcmt.kit.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;

/**
 * Who calls, from the checked token. A controller method takes it as an argument and hands it to the use case, which
 * decides.
 *
 * @param id officer id or client id
 * @param name to show to people
 * @param roles those the token grants and this version knows; none while the unit is one that has ended
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

    /**
     * Whom a checked token speaks for.
     *
     * @throws Refusal {@code unauthenticated} if it names nobody
     */
    public static Caller of(Jwt token) {
        String user = token.getClaimAsString("preferred_username");
        String id = user == null ? token.getSubject() : user;
        if (id == null) {
            throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "unauthenticated");
        }
        String name = token.getClaimAsString("name");
        return new Caller(id, name == null ? id : name, roles(token), token.getClaimAsString("unit"));
    }

    private static Set<OfficerRole> roles(Jwt token) {
        List<String> granted = token.getClaimAsStringList("roles");
        Set<OfficerRole> known = EnumSet.noneOf(OfficerRole.class);
        for (OfficerRole role : OfficerRole.values()) {
            if (granted != null && granted.contains(role.name())) {
                known.add(role);
            }
        }
        return known;
    }

    /** @throws Refusal {@code forbidden} if the caller has none of the roles */
    public void requireAny(OfficerRole... any) {
        if (Arrays.stream(any).noneMatch(roles::contains)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /** The same person, who may do what needs no role. */
    Caller withoutRoles() {
        return new Caller(id, name, Set.of(), unitKey);
    }

    public boolean has(OfficerRole role) {
        return roles.contains(role);
    }
}
