package vn.pcmt.kit.web;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import vn.pcmt.kit.problem.Refusal;

/** Gives controller methods the idempotency key, the expected version and the page asked for. */
final class RequestArguments implements HandlerMethodArgumentResolver {
    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == IdempotencyKey.class || type == ExpectedVersion.class || type == PageRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Class<?> type = parameter.getParameterType();
        if (type == IdempotencyKey.class) {
            return new IdempotencyKey(header(request, "Idempotency-Key", "idempotency-key-required"));
        }
        if (type == ExpectedVersion.class) {
            return version(header(request, "If-Match", "if-match-required"));
        }
        return new PageRequest(number(request, "page", 0), number(request, "size", PageRequest.DEFAULT_SIZE));
    }

    private static ExpectedVersion version(String header) {
        Matcher etag = ETAG.matcher(header.strip());
        if (!etag.matches()) {
            throw new Refusal(Refusal.Kind.MALFORMED, "if-match-malformed");
        }
        return new ExpectedVersion(Long.parseLong(Objects.requireNonNull(etag.group(1))));
    }

    private static String header(NativeWebRequest request, String name, String missing) {
        String value = request.getHeader(name);
        if (value == null || value.isBlank()) {
            throw new Refusal(Refusal.Kind.PRECONDITION_REQUIRED, missing);
        }
        return value;
    }

    private static int number(NativeWebRequest request, String name, int otherwise) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException malformed) {
            throw new Refusal(Refusal.Kind.MALFORMED, "page-malformed");
        }
    }
}
