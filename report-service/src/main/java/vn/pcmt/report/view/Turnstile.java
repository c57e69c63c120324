package vn.pcmt.report.view;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets repeated questions through in the order in which they came, as many at a time as there are processors. Their answers
 * are at hand, so that all they need is a processor; sixteen that share two of them by turns are each ready as late as the
 * last. Nobody waits for a slow reader: who has not got a place in time goes on without one and frees that of whoever has
 * held his the longest.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Turnstile extends OncePerRequestFilter {
    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final int PLACES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final RepeatedQuestions questions;
    private final Duration patience;
    private final Semaphore places = new Semaphore(PLACES, true);
    private final Queue<Object> held = new ConcurrentLinkedQueue<>();

    @Autowired
    Turnstile(RepeatedQuestions questions) {
        this(questions, PATIENCE);
    }

    Turnstile(RepeatedQuestions questions, Duration patience) {
        this.questions = questions;
        this.patience = patience;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !questions.know(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object place = new Object();
        enter(place);
        try {
            chain.doFilter(request, response);
        } finally {
            leave(place);
        }
    }

    private void enter(Object place) {
        try {
            if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                held.add(place);
            } else if (held.poll() != null) {
                places.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whose place was freed meanwhile has none to give back. */
    private void leave(Object place) {
        if (held.remove(place)) {
            places.release();
        }
    }
}
