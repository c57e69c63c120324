package vn.pcmt.console.services;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A click begins a trace: its id is in the console's log lines, goes with every question that the console asks services for
 * it, and from there with the events. The console itself records no spans.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceRequests extends OncePerRequestFilter {
    private static final String ATTRIBUTE = TraceRequests.class.getName();
    private static final String IN_LOGS = "traceId";
    private static final HexFormat HEX = HexFormat.of();

    private record Trace(String id, boolean sampled) {}

    private final double sampling;

    /** @param sampling the share of clicks whose spans the services send to a collector, if they have one */
    TraceRequests(@Value("${pcmt.tracing.sampling}") double sampling) {
        this.sampling = sampling;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var trace = new Trace(random(16), ThreadLocalRandom.current().nextDouble() < sampling);
        request.setAttribute(ATTRIBUTE, trace);
        try (var inLogs = MDC.putCloseable(IN_LOGS, trace.id())) {
            chain.doFilter(request, response);
        }
    }

    /** The W3C trace context for a question that is asked on behalf of the present request, if there is one. */
    static Optional<String> context() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(ATTRIBUTE) instanceof Trace trace
                ? Optional.of("00-" + trace.id() + "-" + random(8) + (trace.sampled() ? "-01" : "-00"))
                : Optional.empty();
    }

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        id[0] |= 1; // an id of zeros alone means none
        return HEX.formatHex(id);
    }
}
