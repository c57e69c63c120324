package vn.pcmt.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.pcmt.kit.problem.Refusal;

/** Who asks, with the roles that his unit gives him today; given to controller methods too. */
public final class Callers implements HandlerMethodArgumentResolver {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SingletonSupplier<List<CallersUnits>> units;

    /** @param units looked for when the first one asks: they are made of what is made with controllers */
    public Callers(ObjectProvider<CallersUnits> units) {
        this.units = SingletonSupplier.of(() -> units.stream().toList());
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
        return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    /**
     * Who bears the token of a request.
     *
     * @throws Refusal {@code unauthenticated}; {@code forbidden} for a command of whoever's unit has ended: some ask for no
     *     role but for a certain person
     */
    public Caller of(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "unauthenticated");
        }
        Caller caller = Caller.of(token.getToken());
        String unit = caller.unitKey();
        if (unit == null || units.obtain().stream().noneMatch(known -> known.hasEnded(unit))) {
            return caller;
        }
        if (!READING.contains(request.getMethod())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return caller.withoutRoles();
    }
}
