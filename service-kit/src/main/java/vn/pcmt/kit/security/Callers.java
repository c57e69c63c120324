package vn.pcmt.kit.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;

/** Gives controller methods the caller. */
final class Callers implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            return of(token.getToken());
        }
        throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "unauthenticated");
    }

    static Caller of(Jwt token) {
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
}
