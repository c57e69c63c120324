package vn.pcmt.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.pcmt.kit.problem.Refusal;

/** Gives controller methods the caller, with the roles that his unit gives him today. */
final class Callers implements HandlerMethodArgumentResolver {
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

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
            return today(Caller.of(token.getToken()), request);
        }
        throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "unauthenticated");
    }

    /** Some commands ask for no role but for a certain person: none is taken from him whose unit has ended. */
    private Caller today(Caller caller, NativeWebRequest request) {
        String unit = caller.unitKey();
        if (unit == null || units.stream().noneMatch(known -> known.hasEnded(unit))) {
            return caller;
        }
        if (request.getNativeRequest() instanceof HttpServletRequest http
                && !READING.contains(HttpMethod.valueOf(http.getMethod()))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return caller.withoutRoles();
    }
}
