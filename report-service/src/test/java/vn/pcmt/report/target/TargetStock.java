package vn.pcmt.report.target;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.plan.TargetState;

/** Targets that this service knows of, for suites of other features. */
public final class TargetStock {
    private TargetStock() {}

    /** That a figure falls every year from January to December 2026, in some areas together or in each commune of them. */
    public static void put(
            MongoOperations store, String id, String plan, String indicator, boolean perUnit, String... scope) {
        save(store, id, false, target(id, plan, indicator, perUnit, List.of(scope)));
    }

    public static void withdraw(MongoOperations store, String id) {
        WatchedTarget known = store.findById(id, WatchedTarget.class);
        save(store, id, true, known.target());
    }

    private static void save(MongoOperations store, String id, boolean withdrawn, TargetState target) {
        // Not due before long, so that no suite measures it.
        Instant never = Instant.parse("2199-01-01T00:00:00Z");
        store.save(new WatchedTarget(id, 1, target, withdrawn, Set.of(), List.of(), 0, never, never, Instant.EPOCH));
    }

    private static TargetState target(String id, String plan, String indicator, boolean perUnit, List<String> scope) {
        TargetFixture fixture = TargetFixture.aTargetOf(indicator)
                .named(id)
                .of(plan)
                .lasting("2026-01", "2026-12")
                .fallingEveryYear()
                .in(scope.toArray(String[]::new));
        return (perUnit ? fixture.forEachUnit() : fixture).state();
    }
}
