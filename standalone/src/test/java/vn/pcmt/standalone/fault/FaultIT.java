package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.flow.Province;

/**
 * Every acknowledged command survives. While 78 units submit, correct and are reviewed, parts are killed at random
 * points; afterwards every total equals what the acknowledged commands add up to, and every return has alerted its
 * officer once. {@code -Dfault.commands=20000 -Dfault.kills=42 -Dfault.seed=7} for more.
 */
@Tag("faults")
class FaultIT {
    private static final int COMMANDS = Integer.getInteger("fault.commands", 4_000);

    /** By default one kill in 500 commands, and every kind of victim at least once. */
    private static final int KILLS = Integer.getInteger("fault.kills", Math.max(Killer.VICTIMS.size(), COMMANDS / 500));

    private static final long SEED = Long.getLong("fault.seed", 20_261_122);

    private final Load load = new Load(SEED, Duration.ZERO);

    /** Left behind after a failure, with the logs of all parts. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void totalsAndAlertsAreExactAfterKillsAtRandom() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(Load.settings(folder));
                Province province = new Province(stack)) {
            List<ModelReport> reports = load.expectReports(province);
            Progress.tell("%d reports expected; %d commands, %d kills to come", reports.size(), COMMANDS, KILLS);
            workWhileKilling(stack, reports);

            new Truth(province, reports, stack.mailFolder()).checkAll(COMMANDS);
        }
    }

    private void workWhileKilling(EmbeddedStack stack, List<ModelReport> reports) throws Exception {
        Work work = new Work(COMMANDS);
        Killer killer = new Killer(stack, work, KILLS, SEED);
        long begin = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            all.add(executor.submit(() -> Load.orAbandon(work, killer::run)));
            reports.stream()
                    .collect(Collectors.groupingBy(report -> report.unit))
                    .values()
                    .forEach(ofUnit ->
                            all.add(executor.submit(() -> Load.orAbandon(work, () -> load.work(stack, work, ofUnit)))));
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(killer.kills()).isEqualTo(KILLS);
        Progress.tell(
                "%d commands in %d s; killed: %s",
                COMMANDS, Duration.ofNanos(System.nanoTime() - begin).toSeconds(), killer.summary());
    }
}
