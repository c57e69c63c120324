package vn.pcmt.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems out of codes, in the language the request asks for: Vietnamese unless it prefers English. */
public final class Problems {
    /** Used when {@code Accept-Language} asks for neither Vietnamese nor English. */
    public static final Locale VIETNAMESE = Locale.of("vi");

    private static final Object[] NO_ARGS = {};

    private final MessageSource application;
    private final ResourceBundleMessageSource kit;
    private final JsonMapper json;
    private final SecretPaths secretPaths;

    /** @param application the service's own texts; the kit's are used for codes it does not know */
    public Problems(MessageSource application, JsonMapper json, SecretPaths secretPaths) {
        this.application = application;
        this.json = json;
        this.secretPaths = secretPaths;
        kit = new ResourceBundleMessageSource();
        kit.setBasename("vn/pcmt/kit/messages");
        kit.setDefaultEncoding(StandardCharsets.UTF_8.name());
        kit.setFallbackToSystemLocale(false);
    }

    /** The problem that answers a refused request. */
    public Problem of(HttpServletRequest request, Refusal refusal) {
        return of(
                request,
                refusal.kind().status(),
                refusal.code(),
                refusal.fields(),
                refusal.extensions(),
                refusal.args());
    }

    /** The problem of a status and a code, with the arguments of its detail text. */
    public Problem of(HttpServletRequest request, int status, String code, List<FieldProblem> fields, Object... args) {
        return of(request, status, code, fields, Map.of(), args);
    }

    private Problem of(
            HttpServletRequest request,
            int status,
            String code,
            List<FieldProblem> fields,
            Map<String, Object> extensions,
            Object... args) {
        Locale locale = locale(request);
        List<Problem.FieldError> errors = fields.stream()
                .map(field -> new Problem.FieldError(
                        field.pointer(), field.code(), text("field." + field.code(), field.args(), locale)))
                .toList();
        return new Problem(
                "urn:pcmt:problem:" + code,
                text("problem." + code + ".title", NO_ARGS, locale),
                status,
                text("problem." + code, args, locale),
                secretPaths.shown(request),
                code,
                errors,
                extensions);
    }

    /** Writes a problem from where no controller is: the filter chain. */
    public void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** The language of the answer. */
    public static Locale locale(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return VIETNAMESE;
        }
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> locale.getLanguage().equals("vi")
                        || locale.getLanguage().equals("en"))
                .findFirst()
                .map(locale -> Locale.of(locale.getLanguage()))
                .orElse(VIETNAMESE);
    }

    private String text(String key, Object[] args, Locale locale) {
        String fallback = kit.getMessage(key, args, key, locale);
        String text = application.getMessage(key, args, fallback, locale);
        return text == null ? key : text;
    }
}
