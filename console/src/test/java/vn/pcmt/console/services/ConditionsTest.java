package vn.pcmt.console.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.console.services.Conditions.Condition;
import vn.pcmt.console.services.Conditions.State;
import vn.pcmt.console.services.Conditions.What;

/** Three services, each with figures of its own. */
class ConditionsTest {
    private static final String WELL = """
            outbox_oldest_pending_seconds{collection="a"} 0.01
            report_totals_lag_seconds 0.2
            totals_differences 0.0
            dead_letters_waiting 0.0
            """;

    private final Map<String, String> figures = new ConcurrentHashMap<>(Map.of("p", WELL, "r", WELL, "n", WELL));
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, HttpServer> servers = new HashMap<>();
    private Conditions conditions;

    @BeforeEach
    void start() throws IOException {
        for (String service : figures.keySet()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(service, exchange));
            server.start();
            servers.put(service, server);
        }
        conditions = new Conditions(
                new ServiceSettings(
                        at("p"), at("r"), at("n"), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO),
                at("p"),
                Clock.systemUTC(),
                Duration.ofMillis(700));
    }

    @AfterEach
    void stop() {
        end.countDown();
        servers.values().forEach(server -> server.stop(0));
    }

    @Test
    void allWorksWhereAllSaySo() {
        assertThat(conditions.look()).extracting(Condition::state).containsOnly(State.WORKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "what"})
    void whatIsNoNumberIsNotCalledWell(String value) {
        figures.put("r", WELL.replace("totals_differences 0.0", "totals_differences " + value));

        assertThat(state(What.TOTALS)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void infinityIsTooMuch() {
        figures.put("n", WELL.replace(" 0.01", " +Inf"));

        assertThat(state(What.EVENTS)).isEqualTo(State.FAILS);
    }

    @Test
    void whatNotAllTellIsNotKnownToWorkButKnownToFail() {
        figures.remove("n");
        figures.put("p", WELL.replace("dead_letters_waiting 0.0", ""));
        assertThat(state(What.EVENTS)).isEqualTo(State.UNKNOWN);
        assertThat(state(What.LETTERS)).isEqualTo(State.UNKNOWN);

        figures.put("r", WELL.replace(" 0.01", " 95.0") + "outbox_oldest_pending_seconds{collection=\"b\"} NaN\n");
        assertThat(state(What.EVENTS)).isEqualTo(State.FAILS);
    }

    @Test
    @Timeout(20)
    void anAnswerThatNeverEndsIsNotWaitedFor() {
        figures.put("r", "trickle");

        assertThat(state(What.TOTALS)).isEqualTo(State.UNKNOWN);
        assertThat(state(What.REPORT)).isEqualTo(State.WORKS);
    }

    private State state(What what) {
        return conditions.look().stream()
                .filter(condition -> condition.what() == what)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private URI at(String service) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(servers.get(service)).getAddress().getPort());
    }

    private void answer(String service, HttpExchange exchange) throws IOException {
        String told = figures.get(service);
        if (!exchange.getRequestURI().getPath().endsWith("/prometheus")) {
            send(exchange, 200, "{}");
        } else if (told == null) {
            send(exchange, 404, "");
        } else if (told.equals("trickle")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('#');
            exchange.getResponseBody().flush();
            await();
        } else {
            send(exchange, 200, told);
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
