package vn.pcmt.console.services;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What works and what does not, as this node of the console finds out by asking each part, and since when it has been so. */
@Component
public class Conditions {

    /** What people rely on. */
    public enum What {
        PLAN,
        REPORT,
        NOTIFICATION,
        LOGIN,
        EVENTS,
        TOTALS,
        LETTERS
    }

    /** How it is. */
    public enum State {
        WORKS,
        /** It works, but somebody has to see to it. */
        IMPAIRED,
        FAILS,
        /** Nobody who could tell answers. */
        UNKNOWN
    }

    /** @param since when it was first seen to be so, at the earliest when this node started */
    public record Condition(What what, State state, Instant since) {}

    private record Answer(int status, String figures) {}

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int UNREACHABLE = 0;
    /** Several times what a service with all its figures tells. */
    private static final long MOST_BYTES = 8L << 20;

    /** Longer than a restart of the broker. */
    private static final double LATE_SECONDS = 30;

    private static final Pattern FIGURE = Pattern.compile("([a-z_]+)(?:\\{.*})? ([-+.0-9A-Za-z]+)");

    private final Map<What, URI> services = new EnumMap<>(What.class);
    private final URI keys;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient http;
    private final Map<What, Condition> known = new EnumMap<>(What.class);

    @Autowired
    Conditions(ServiceSettings settings, @Value("${pcmt.identity.jwk-set-uri}") URI keys, Clock clock) {
        this(settings, keys, clock, PATIENCE);
    }

    /** @param patience for how long one part is waited for, from the question to the last byte */
    Conditions(ServiceSettings settings, URI keys, Clock clock, Duration patience) {
        services.put(What.PLAN, settings.plan());
        services.put(What.REPORT, settings.report());
        services.put(What.NOTIFICATION, settings.notification());
        this.keys = keys;
        this.clock = clock;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /** Asks all parts now. */
    public List<Condition> look() {
        var readiness = new EnumMap<What, Future<Answer>>(What.class);
        var figures = new EnumMap<What, Future<Answer>>(What.class);
        Future<Answer> login;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            services.forEach((service, base) -> {
                readiness.put(service, threads.submit(ask(base.resolve("/actuator/health/readiness"))));
                figures.put(service, threads.submit(ask(base.resolve("/actuator/prometheus"))));
            });
            login = threads.submit(ask(keys));
        }
        Instant now = clock.instant();
        var seen = new EnumMap<What, State>(What.class);
        readiness.forEach((service, answer) -> seen.put(service, ofStatus(answer.resultNow())));
        State loggingIn = ofStatus(login.resultNow());
        seen.put(What.LOGIN, loggingIn == State.UNKNOWN ? State.FAILS : loggingIn);
        List<Answer> all = figures.values().stream().map(Future::resultNow).toList();
        seen.put(What.EVENTS, above(all, "outbox_oldest_pending_seconds", LATE_SECONDS, State.FAILS));
        List<Answer> report =
                List.of(Objects.requireNonNull(figures.get(What.REPORT)).resultNow());
        State exact = above(report, "totals_differences", 0, State.FAILS);
        State fresh = above(report, "report_totals_lag_seconds", LATE_SECONDS, State.IMPAIRED);
        seen.put(What.TOTALS, exact == State.WORKS ? fresh : exact);
        seen.put(What.LETTERS, above(all, "dead_letters_waiting", 0, State.IMPAIRED));
        return note(seen, now);
    }

    private synchronized List<Condition> note(Map<What, State> seen, Instant now) {
        var conditions = new ArrayList<Condition>();
        for (What what : What.values()) {
            State state = seen.getOrDefault(what, State.UNKNOWN);
            Condition before = known.get(what);
            Condition condition = before != null && before.state() == state ? before : new Condition(what, state, now);
            known.put(what, condition);
            conditions.add(condition);
        }
        return conditions;
    }

    /** The time-out of a request is for the first bytes alone: what trickles in would be waited for all the same. */
    private Callable<Answer> ask(URI address) {
        return () -> {
            var coming = http.sendAsync(
                    HttpRequest.newBuilder(address).build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            try {
                var answer = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return new Answer(answer.statusCode(), answer.statusCode() == 200 ? answer.body() : "");
            } catch (ExecutionException | TimeoutException noAnswer) {
                coming.cancel(true);
                return new Answer(UNREACHABLE, "");
            }
        };
    }

    /** Health may be shown at another port, where the console does not look: then nothing is known. */
    private static State ofStatus(Answer answer) {
        return switch (answer.status()) {
            case 200 -> State.WORKS;
            case 401, 403, 404 -> State.UNKNOWN;
            default -> State.FAILS;
        };
    }

    /** Whether a figure is too large anywhere; unknown unless all who have to tell it do, by numbers alone. */
    private static State above(List<Answer> answers, String figure, double limit, State otherwise) {
        List<double[]> told =
                answers.stream().map(answer -> values(answer, figure)).toList();
        if (told.stream().anyMatch(values -> Arrays.stream(values).anyMatch(value -> value > limit))) {
            return otherwise;
        }
        return told.stream()
                        .allMatch(values ->
                                values.length > 0 && Arrays.stream(values).noneMatch(Double::isNaN))
                ? State.WORKS
                : State.UNKNOWN;
    }

    private static double[] values(Answer answer, String figure) {
        return answer.figures()
                .lines()
                .map(FIGURE::matcher)
                .filter(matcher -> matcher.matches() && matcher.group(1).equals(figure))
                .mapToDouble(matcher -> number(matcher.group(2)))
                .toArray();
    }

    private static double number(String text) {
        try {
            return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
