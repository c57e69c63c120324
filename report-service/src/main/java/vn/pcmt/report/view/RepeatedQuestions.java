package vn.pcmt.report.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.security.Callers;

/**
 * Answers once more what was asked before in the same words, without reading the words again: dashboards ask the same all
 * day, and reading an address costs more than finding the answer. Who asks, what he may read and what has changed since
 * are looked at each time; whoever may not have it is left to the controller, which refuses as it always does.
 */
@Component
final class RepeatedQuestions extends AbstractHandlerMapping {

    /** Different ones; each is an address and what it was understood as. */
    private static final int MOST = 5_000;

    /** Of all words of one, so that what is kept stays within some twenty megabytes. */
    private static final int LONGEST = 2_000;

    private final Callers callers;
    private final Cache<Words, Understood> understood =
            Caffeine.newBuilder().maximumSize(MOST).build();

    RepeatedQuestions(Callers callers) {
        this.callers = callers;
        setOrder(Ordered.HIGHEST_PRECEDENCE); // whoever is asked before it reads the address
    }

    /** What was understood: gives the answer of now, to whoever asks. */
    interface Asked {
        /** @throws Refusal if he may not read it, or it is not there any more */
        byte[] answer(Caller reader);
    }

    /** All of a request that decides what it asks for, but for who asks. */
    private record Words(
            String address,
            @Nullable String query,
            @Nullable String accept,
            @Nullable String languages) {

        static Words of(HttpServletRequest request) {
            return new Words(
                    request.getRequestURI(),
                    request.getQueryString(),
                    request.getHeader(HttpHeaders.ACCEPT),
                    request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        }

        int length() {
            return Stream.of(address, query, accept, languages)
                    .filter(Objects::nonNull)
                    .mapToInt(String::length)
                    .sum();
        }
    }

    private record Understood(String pattern, Asked asked) {}

    /** The answer for the first time; what could be answered is known from then on. */
    ResponseEntity<byte[]> answer(HttpServletRequest request, Caller caller, Asked asked) {
        byte[] answer = asked.answer(caller);
        String pattern = Objects.toString(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), null);
        Words words = Words.of(request);
        if (pattern != null && HttpMethod.GET.matches(request.getMethod()) && words.length() <= LONGEST) {
            understood.put(words, new Understood(pattern, asked));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /** Whether the answer is at hand, though perhaps not for who asks. */
    boolean know(HttpServletRequest request) {
        return known(request) != null;
    }

    private @Nullable Understood known(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) ? understood.getIfPresent(Words.of(request)) : null;
    }

    @Override
    protected @Nullable HttpRequestHandler getHandlerInternal(HttpServletRequest request) {
        Understood known = known(request);
        if (known == null) {
            return null;
        }
        byte[] answer;
        try {
            answer = known.asked().answer(callers.of(request));
        } catch (Refusal toBeTold) {
            return null;
        }
        request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, known.pattern());
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(known.pattern()));
        return (asked, response) -> {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setContentLength(answer.length);
            response.getOutputStream().write(answer);
        };
    }
}
