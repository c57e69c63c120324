package vn.pcmt.standalone.fault;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.pcmt.standalone.flow.Province;

/** What one report must be, by the commands that were acknowledged: the test's own idea of a report. Not thread-safe. */
final class ModelReport {
    /** The next thing somebody does with the report. */
    record Step(String client, String command, Map<String, Object> body) {}

    final String unit;
    final String period;
    final String id;
    private final Random random;
    private final Map<String, Object> blank;

    private State state = State.EXPECTED;
    int revision;
    /** The occasions of the alerts that the returns raise: named by the version of the event. */
    final List<String> returns = new ArrayList<>();

    /** Of the latest event: that it is expected was the first. */
    private int version = 1;

    boolean acceptedIsLatest;
    Map<String, BigDecimal> received = Map.of();
    Map<String, BigDecimal> accepted = Map.of();
    private Map<String, BigDecimal> sent = Map.of();

    enum State {
        EXPECTED,
        SUBMITTED,
        RETURNED,
        ACCEPTED,
        CORRECTED
    }

    /** @param blank a complete set of values, all zero */
    ModelReport(String unit, String period, Map<String, Object> blank, long seed) {
        this.unit = unit;
        this.period = period;
        this.id = Province.report(unit, period);
        this.blank = blank;
        this.random = new Random(seed);
    }

    State state() {
        return state;
    }

    Step next() {
        return switch (state) {
            // What was accepted once is only ever corrected, also when a correction was sent back.
            case EXPECTED, RETURNED, ACCEPTED -> submission(accepted.isEmpty() ? "submission" : "correction");
            case SUBMITTED, CORRECTED ->
                random.nextInt(5) == 0
                        ? new Step("role-reviewer", "return", Map.of("reason", "Kiểm tra lại số liệu"))
                        : new Step("role-reviewer", "acceptance", Map.of("revision", revision));
        };
    }

    private Step submission(String command) {
        sent = new HashMap<>();
        // Flows that no rule ties to another period, so that reports may come in in any order.
        for (String indicator : new String[] {"CA12", "GC01", "TT02"}) {
            sent.put(indicator, BigDecimal.valueOf(random.nextInt(1_000)));
        }
        sent.put("GC02", sent.get("GC01"));
        sent.put("GC05", BigDecimal.valueOf(random.nextInt(1_000_000), 3));
        Map<String, Object> values = new HashMap<>(blank);
        values.putAll(sent);
        Map<String, Object> body = new HashMap<>(Map.of("values", values, "explanations", Province.EXPLANATIONS));
        if (command.equals("correction")) {
            body.put("reason", "Rà soát lại");
        }
        return new Step(Province.reporter(unit), command, body);
    }

    /** The step was acknowledged. */
    void done(Step step) {
        version++;
        switch (step.command()) {
            case "submission", "correction" -> {
                state = accepted.isEmpty() ? State.SUBMITTED : State.CORRECTED;
                revision++;
                received = sent;
                acceptedIsLatest = false;
            }
            case "acceptance" -> {
                state = State.ACCEPTED;
                accepted = received;
                acceptedIsLatest = true;
            }
            case "return" -> {
                state = State.RETURNED;
                returns.add("v" + version);
            }
            default -> throw new IllegalArgumentException(step.command());
        }
    }

    /** The returns that were followed by a new submission. */
    List<String> settledReturns() {
        return state == State.RETURNED ? returns.subList(0, returns.size() - 1) : returns;
    }

    @Nullable
    BigDecimal receivedValue(String indicator) {
        return state == State.EXPECTED ? null : received.getOrDefault(indicator, BigDecimal.ZERO);
    }

    @Nullable
    BigDecimal acceptedValue(String indicator) {
        return accepted.isEmpty() ? null : accepted.getOrDefault(indicator, BigDecimal.ZERO);
    }
}
