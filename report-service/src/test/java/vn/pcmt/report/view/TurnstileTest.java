package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.security.Callers;
import vn.pcmt.kit.security.CallersUnits;

class TurnstileTest {
    private static final String KNOWN = "/api/v1/areas/VN/children";
    private static final int PLACES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final RepeatedQuestions questions =
            new RepeatedQuestions(new Callers(new StaticListableBeanFactory().getBeanProvider(CallersUnits.class)));
    private Turnstile turnstile = new Turnstile(questions);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch slow = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        slow.countDown();
        threads.close();
    }

    @Test
    void noMoreAreAnsweredAtATimeThanThereAreProcessors() throws Exception {
        turnstile = new Turnstile(questions, Duration.ofMinutes(1));
        ask(KNOWN);

        assertThat(mostAtATime()).isBetween(1, PLACES);
    }

    private int mostAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(threads.submit(() -> through(KNOWN, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
            })));
        }
        for (Future<?> one : asked) {
            one.get();
        }
        return most.get();
    }

    @Test
    void whatIsAskedForTheFirstTimeDoesNotWait() throws Exception {
        ask(KNOWN);
        readersThatAreSlow(PLACES);

        assertThat(through("/api/v1/areas/VN/communes", () -> {})).isTrue();
    }

    @Test
    void slowReadersHoldUpNobodyForLong() throws Exception {
        ask(KNOWN);
        readersThatAreSlow(3 * PLACES);

        for (int i = 0; i < 2 * PLACES; i++) {
            assertThat(threads.submit(() -> through(KNOWN, () -> {})).get(2, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    /** Understood for the first time, which makes it known. */
    private void ask(String address) {
        MockHttpServletRequest request = request(address);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, address);
        questions.answer(request, new Caller("lanhdao", "Lãnh đạo", Set.of(), "VN"), reader -> new byte[0]);
    }

    private void readersThatAreSlow(int readers) {
        Set<Integer> reading = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < readers; i++) {
            int reader = i;
            threads.submit(() -> through(KNOWN, () -> {
                reading.add(reader);
                slow.await();
            }));
        }
        await().until(() -> reading.size() == readers);
    }

    private interface Answering {
        void run() throws InterruptedException;
    }

    private boolean through(String address, Answering answering) throws Exception {
        boolean[] answered = new boolean[1];
        turnstile.doFilter(request(address), new MockHttpServletResponse(), (request, response) -> {
            try {
                answering.run();
                answered[0] = true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return answered[0];
    }

    private static MockHttpServletRequest request(String address) {
        return new MockHttpServletRequest("GET", address);
    }
}
