package vn.pcmt.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import vn.pcmt.kit.store.Outages;

/** Renders every failure of a request as a problem. A failure nobody foresaw says nothing about the inside. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE - 100)
final class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Problems problems;
    private final SecretPaths secretPaths;

    ProblemAdvice(Problems problems, SecretPaths secretPaths) {
        this.problems = problems;
        this.secretPaths = secretPaths;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
        LOG.info("Refused {} {}: {}", request.getMethod(), secretPaths.shown(request), refusal.getMessage());
        boolean later = refusal.kind() == Refusal.Kind.UNAVAILABLE || refusal.kind() == Refusal.Kind.TOO_MANY;
        return answer(problems.of(request, refusal), later ? retryLater() : HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        Optional<RequestBodyRefused> body = RequestBodyRefused.in(unreadable);
        if (body.isPresent()) {
            return answer(problems.of(request, body.get().status(), body.get().code(), List.of()), HttpHeaders.EMPTY);
        }
        if (unreadable.getCause() instanceof JacksonException json
                && !json.getPath().isEmpty()) {
            FieldProblem field = new FieldProblem(pointer(json), "malformed");
            return answer(problems.of(request, 400, "malformed-json", List.of(field)), HttpHeaders.EMPTY);
        }
        return answer(problems.of(request, 400, "malformed-json", List.of()), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        List<FieldProblem> fields = invalid.getFieldErrors().stream()
                .map(error -> field("/" + error.getField().replace('.', '/'), error))
                .toList();
        return answer(problems.of(request, 422, "invalid-request", fields), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> invalid(ConstraintViolationException invalid, HttpServletRequest request) {
        List<FieldProblem> fields = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldProblem(
                        "/" + violation.getPropertyPath().toString().replace('.', '/'), "invalid"))
                .toList();
        return answer(problems.of(request, 422, "invalid-request", fields), HttpHeaders.EMPTY);
    }

    @ExceptionHandler({HandlerMethodValidationException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<Problem> badParameter(Exception invalid, HttpServletRequest request) {
        String name = invalid instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "?";
        return answer(problems.of(request, 400, "malformed-parameter", List.of(), name), HttpHeaders.EMPTY);
    }

    /** Parameters that the server cannot decode, and headers with signs that no header has. */
    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<Problem> undecodable(RuntimeException undecodable, HttpServletRequest request) {
        return answer(problems.of(request, 400, "malformed-request", List.of()), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> stale(OptimisticLockingFailureException stale, HttpServletRequest request) {
        return answer(problems.of(request, 412, "stale-revision", List.of()), HttpHeaders.EMPTY);
    }

    /** These belong to the filter chain, which answers them with the right challenge. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToTheFilterChain(RuntimeException security) {
        throw security;
    }

    /** A browser that went away while it was written to: there is nobody to answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("The client went away", gone);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> anythingElse(Exception failure, HttpServletRequest request) {
        if (isGone(failure)) {
            LOG.debug("The client went away", failure);
            return null;
        }
        Optional<RequestBodyRefused> body = RequestBodyRefused.in(failure);
        if (body.isPresent()) {
            return answer(problems.of(request, body.get().status(), body.get().code(), List.of()), HttpHeaders.EMPTY);
        }
        if (failure instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            String code =
                    switch (status.value()) {
                        case 400 -> "malformed-request";
                        case 404 -> "not-found";
                        case 405 -> "method-not-allowed";
                        case 406 -> "not-acceptable";
                        case 413 -> "too-large";
                        case 415 -> "unsupported-media-type";
                        case 503 -> "unavailable";
                        default -> status.is4xxClientError() ? "malformed-request" : "internal-error";
                    };
            return answer(problems.of(request, status.value(), code, List.of()), known.getHeaders());
        }
        if (failure instanceof IllegalArgumentException && namesNoType(request)) {
            return answer(problems.of(request, 415, "unsupported-media-type", List.of()), HttpHeaders.EMPTY);
        }
        if (Outages.isOutage(failure)) {
            LOG.warn("Away for {} {}: {}", request.getMethod(), secretPaths.shown(request), failure.toString());
            return answer(problems.of(request, 503, "unavailable", List.of()), retryLater());
        }
        LOG.error("Failed {} {}", request.getMethod(), secretPaths.shown(request), failure);
        return answer(problems.of(request, 500, "internal-error", List.of()), HttpHeaders.EMPTY);
    }

    /** Before an outage of ours: the cause within is the same broken connection. */
    private static boolean isGone(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof ClientAbortException) {
                return true;
            }
        }
        return false;
    }

    /** Spring takes a wildcard for a mistake of the program. */
    private static boolean namesNoType(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.contains("*");
    }

    private static FieldProblem field(String pointer, FieldError error) {
        String code = error.getCode();
        Object[] args = error.getArguments();
        return switch (code == null ? "" : code) {
            case "NotNull", "NotBlank", "NotEmpty" -> new FieldProblem(pointer, "required");
            case "Size" -> new FieldProblem(pointer, "size", limits(args));
            default -> new FieldProblem(pointer, "invalid");
        };
    }

    /** Bean validation gives the field first, then the annotation's attributes in alphabetical order: max, min. */
    private static Object[] limits(Object @Nullable [] args) {
        return args == null ? new Object[0] : Arrays.stream(args).skip(1).toArray();
    }

    private static String pointer(JacksonException json) {
        return StreamSupport.stream(json.getPath().spliterator(), false)
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static HttpHeaders retryLater() {
        HttpHeaders later = new HttpHeaders();
        later.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return later;
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
