package vn.pcmt.notification.obligation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.notification.routing.Level;

/**
 * How what is owed is followed, by kind. Durations are working time: a day is a working day.
 *
 * @param kinds replace the built-in rules of a kind
 * @param redoWithin how long there is to do again what was sent back after its deadline
 * @param promiseAtMost how long a promise keeps what is overdue from going further up
 * @param promises how many promises do so
 * @param snoozeAtMost how long it may be put off
 * @param snoozes how often
 */
@Validated
@ConfigurationProperties("pcmt.notification.pursuit")
record PursuitSettings(
        @Nullable Map<ObligationKind, @Valid Rules> kinds,
        @DefaultValue("3d") @NotNull Duration redoWithin,
        @DefaultValue("10d") @NotNull Duration promiseAtMost,
        @DefaultValue("2") @Min(1) int promises,
        @DefaultValue("1d") @NotNull Duration snoozeAtMost,
        @DefaultValue("2") @Min(0) int snoozes) {

    /**
     * The rules of one kind.
     *
     * @param remindDays how many working days before the deadline to remind, beside the morning of its day
     * @param chaseEvery how long after one word about what is overdue the next comes
     * @param chases how often at most
     * @param chain before whom it comes, one after the other
     */
    record Rules(
            @NotNull List<Integer> remindDays,
            @NotNull Duration chaseEvery,
            @Min(0) int chases,
            @NotNull List<@Valid Step> chain) {}

    /**
     * A step up.
     *
     * @param after how long after the step before, or after it was told that it is overdue
     */
    record Step(@NotNull Level before, @NotNull Duration after) {}

    Rules of(ObligationKind kind) {
        Rules set = kinds == null ? null : kinds.get(kind);
        return set != null ? set : Objects.requireNonNull(BUILT_IN.get(kind));
    }

    private static final List<Step> THREE_STEPS =
            List.of(step(Level.HEAD, 1), step(Level.REVIEWER, 2), step(Level.COMMITTEE, 3));
    private static final List<Step> TWO_STEPS = List.of(step(Level.HEAD, 2), step(Level.COMMITTEE, 3));
    /** The report that waits for its head goes up its own chain. */
    private static final List<Step> NO_STEP = List.of();

    private static final Map<ObligationKind, Rules> BUILT_IN = Map.ofEntries(
            Map.entry(ObligationKind.REPORT, new Rules(List.of(), Duration.ofDays(2), 3, THREE_STEPS)),
            Map.entry(ObligationKind.TASK, new Rules(List.of(5, 1), Duration.ofDays(2), 3, THREE_STEPS)),
            Map.entry(ObligationKind.EXPLANATION, new Rules(List.of(1), Duration.ofDays(1), 3, THREE_STEPS)),
            Map.entry(ObligationKind.OBSTACLE, new Rules(List.of(1), Duration.ofDays(2), 3, TWO_STEPS)),
            Map.entry(ObligationKind.EVALUATION, new Rules(List.of(10, 3), Duration.ofDays(5), 3, TWO_STEPS)),
            Map.entry(ObligationKind.CONFIRMATION, new Rules(List.of(1), Duration.ofDays(2), 3, TWO_STEPS)),
            Map.entry(ObligationKind.TARGET, new Rules(List.of(), Duration.ofDays(5), 1, THREE_STEPS)),
            Map.entry(ObligationKind.PROPOSAL, new Rules(List.of(), Duration.ofDays(1), 3, NO_STEP)),
            Map.entry(
                    ObligationKind.REVIEW,
                    new Rules(List.of(), Duration.ofDays(2), 0, List.of(step(Level.COMMITTEE, 3)))),
            Map.entry(ObligationKind.FIGURE, new Rules(List.of(), Duration.ofDays(5), 1, List.of())),
            Map.entry(ObligationKind.COVERAGE, new Rules(List.of(), Duration.ofDays(2), 1, TWO_STEPS)),
            Map.entry(ObligationKind.DEAD_LETTERS, new Rules(List.of(), Duration.ofDays(1), 3, NO_STEP)));

    private static Step step(Level before, int days) {
        return new Step(before, Duration.ofDays(days));
    }
}
