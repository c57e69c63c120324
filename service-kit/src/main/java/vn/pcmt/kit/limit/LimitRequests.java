package vn.pcmt.kit.limit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;

/**
 * Refuses who asks too much with 429 and the time to wait. Refused requests are counted and not put on record one by one:
 * a flood must cost less than what it asks for.
 */
final class LimitRequests {
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int UNAUTHENTICATED = HttpServletResponse.SC_UNAUTHORIZED;

    private final Rates accounts;
    private final Rates clients;
    private final Rates refusals;
    private final DearAnswers dear;
    private final Problems problems;
    private final MeterRegistry meters;

    LimitRequests(LimitSettings settings, Problems problems, MeterRegistry meters) {
        this.accounts = new Rates(settings.account());
        this.clients = new Rates(settings.client());
        this.refusals = new Rates(settings.refusals());
        this.dear = new DearAnswers(settings.dear());
        this.problems = problems;
        this.meters = meters;
    }

    /** Before tokens are checked: whoever tries many that are not valid is not listened to for a while. */
    OncePerRequestFilter guesses() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String address = request.getRemoteAddr();
                if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
                    Duration wait = refusals.untilNext(address);
                    if (wait.isPositive()) {
                        refuse(request, response, "too-many-requests", wait);
                        return;
                    }
                }
                chain.doFilter(request, response);
                if (response.getStatus() == UNAUTHENTICATED) {
                    refusals.take(address);
                }
            }
        };
    }

    /** Behind the check of tokens: each account and each system has its share. */
    OncePerRequestFilter shares() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (!(SecurityContextHolder.getContext().getAuthentication()
                        instanceof JwtAuthenticationToken authentication)) {
                    chain.doFilter(request, response);
                    return;
                }
                Jwt token = authentication.getToken();
                String account = Caller.of(token).id();
                Duration wait = accounts.take(account);
                String client = token.getClaimAsString("azp");
                if (!wait.isPositive() && client != null) {
                    wait = clients.take(client);
                }
                if (wait.isPositive()) {
                    refuse(request, response, "too-many-requests", wait);
                } else if (dear.isDear(request.getRequestURI())) {
                    inTurn(account, request, response, chain);
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private void inTurn(String account, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!dear.begin(account)) {
            refuse(request, response, "too-many-exports", LATER, dear.perAccount());
            return;
        }
        boolean turn = false;
        boolean later = false;
        try {
            turn = dear.awaitTurn();
            if (!turn) {
                refuse(request, response, "exports-busy", LATER);
                return;
            }
            chain.doFilter(request, response);
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Done(account));
                later = true;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            refuse(request, response, "exports-busy", LATER);
        } finally {
            if (!later) {
                end(account, turn);
            }
        }
    }

    private void end(String account, boolean turn) {
        if (turn) {
            dear.done();
        }
        dear.end(account);
    }

    /** A file that is written while the request's own thread has gone on. */
    private final class Done implements AsyncListener {
        private final String account;
        private final AtomicBoolean done = new AtomicBoolean();

        Done(String account) {
            this.account = account;
        }

        private void end() {
            if (done.compareAndSet(false, true)) {
                LimitRequests.this.end(account, true);
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, String code, Duration wait, Object... args)
            throws IOException {
        meters.counter("requests.limited", "code", code).increment();
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                String.valueOf(Math.max(1, wait.plusMillis(999).toSeconds())));
        problems.write(response, problems.of(request, 429, code, List.of(), args));
    }
}
