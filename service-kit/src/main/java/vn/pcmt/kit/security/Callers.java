package vn.pcmt.kit.security;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.pcmt.kit.problem.Refusal;

/** Gives controller methods the caller, with the roles that his unit gives him today. */
final class Callers implements HandlerMethodArgumentResolver {
    private final ObjectProvider<CallersUnits> units;

    Callers(ObjectProvider<CallersUnits> units) {
        this.units = units;
    }

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
            return today(Caller.of(token.getToken()));
        }
        throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "unauthenticated");
    }

    private Caller today(Caller caller) {
        String unit = caller.unitKey();
        return unit != null && units.stream().anyMatch(known -> known.hasEnded(unit)) ? caller.withoutRoles() : caller;
    }
}
