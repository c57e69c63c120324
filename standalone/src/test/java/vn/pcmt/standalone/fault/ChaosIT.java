package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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
 * Mixed work for some minutes at the pace of people, while a part is killed or halted every 10 to 20 seconds whatever the
 * others are doing. Afterwards all that was acknowledged is there, and how long each fault was felt is written to
 * {@code target/chaos.md}. {@code -Dchaos.minutes=15 -Dchaos.seed=7} for more.
 */
@Tag("faults")
class ChaosIT {
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 15));
    private static final long SEED = Long.getLong("chaos.seed", 20_261_128);

    /** 78 units: about 20 commands a second. */
    private static final Duration PACE = Duration.ofSeconds(8);

    /** Left behind after a failure, with the logs of all parts. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingAcknowledgedIsLostWhateverFailsMeanwhile() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(Load.settings(folder));
                Province province = new Province(stack)) {
            Load load = new Load(SEED, PACE);
            List<ModelReport> reports = load.expectReports(province);
            Work work = new Work(Integer.MAX_VALUE);
            work.allow(Integer.MAX_VALUE);
            Faults faults = new Faults(stack, work, TIME, SEED);
            Others others = new Others(stack, work, reports, SEED);
            Progress.tell("%d reports expected; faults for %s, seed %d", reports.size(), TIME, SEED);

            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                all.add(executor.submit(() -> Load.orAbandon(work, () -> {
                    faults.run();
                    work.end();
                })));
                all.add(executor.submit(() -> Load.orAbandon(work, others::run)));
                reports.stream()
                        .collect(Collectors.groupingBy(report -> report.unit))
                        .values()
                        .forEach(ofUnit -> all.add(
                                executor.submit(() -> Load.orAbandon(work, () -> load.work(stack, work, ofUnit)))));
                for (Future<?> one : all) {
                    one.get();
                }
            }
            Path table = Path.of("target", "chaos.md");
            Files.writeString(table, faults.table());
            Progress.tell("%d commands, %d faults, told in %s", work.done(), faults.count(), table.toAbsolutePath());
            assertThat(faults.count()).isGreaterThanOrEqualTo((int) (TIME.toSeconds() / 20));

            others.check(province);
            new Truth(province, reports, stack.mailFolder()).checkAll(work.done());
        }
    }
}
