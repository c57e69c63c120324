package vn.pcmt.report.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.topology.Rebuild;
import vn.pcmt.report.view.Difference;
import vn.pcmt.report.view.GenerationTotals;
import vn.pcmt.report.view.GenerationTotals.Catching;
import vn.pcmt.report.view.GenerationTotals.Checked;

/**
 * Waits until the new generation has read all events, compares all it has summed with the running one, and lets everybody
 * go over by one write. One node at a time does this; if it dies, another one begins the comparison again. What the
 * generations themselves have read and summed is theirs, so a crash costs them nothing.
 */
@Component
class CarryOutRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutRebuild.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int MOST_NAMED = 20;

    private final Generations generations;
    private final GenerationTotals totals;
    private final RebuildSettings settings;
    private final Clock clock;
    private final Counter failed;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile @Nullable Instant begun;

    CarryOutRebuild(
            Generations generations,
            GenerationTotals totals,
            RebuildSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.generations = generations;
        this.totals = totals;
        this.settings = settings;
        this.clock = clock;
        this.failed = Counter.builder("totals.rebuilds.failed")
                .description("Rebuilds whose totals were not the sum of their reports; must be 0")
                .register(registry);
        TimeGauge.builder("totals.rebuild.age", () -> age().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long the rebuild that is under way has been; 0 if there is none")
                .register(registry);
    }

    private Duration age() {
        Instant since = begun;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** At a fixed rate, so that it has a thread of its own. */
    @Scheduled(initialDelayString = "3s", fixedRateString = "${pcmt.report.rebuild.every:1s}")
    void carryOut() {
        if (busy.compareAndSet(false, true)) {
            try {
                Optional<Rebuild> underWay = generations.underWay();
                begun = underWay.map(Rebuild::begun).orElse(null);
                underWay.flatMap(rebuild -> generations.claim(rebuild, settings.lease()))
                        .ifPresent(this::go);
            } catch (DataAccessException away) {
                LOG.info("No rebuild for now: {}", away.toString());
            } finally {
                busy.set(false);
            }
        }
    }

    private void go(Rebuild claimed) {
        try {
            Optional<Rebuild> rebuild = read(claimed);
            if (rebuild.isPresent()) {
                rebuild = compare(rebuild.get());
            }
            // What came meanwhile is shown by the running generation: it must not go back.
            if (rebuild.isPresent()) {
                rebuild = read(rebuild.get());
            }
            if (rebuild.isPresent() && generations.swap(rebuild.get(), settings.keepOld())) {
                LOG.info(
                        "Everybody sees generation {} of the totals now; {} totals are mended",
                        claimed.generation(),
                        rebuild.get().mended());
            }
        } catch (KafkaException | DataAccessException away) {
            LOG.warn("The rebuild waits until its lease is over: {}", away.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until all that there was at the beginning is shown; empty if it was called off. */
    private Optional<Rebuild> read(Rebuild from) throws InterruptedException {
        Optional<Rebuild> rebuild = Optional.of(from);
        Catching catching = totals.catchUp(new Generation(from.generation()));
        while (rebuild.isPresent() && !catching.isUp(PATIENCE)) {
            rebuild = keep(rebuild.get());
        }
        return rebuild;
    }

    private Optional<Rebuild> compare(Rebuild from) throws InterruptedException {
        Generation old = generations.current();
        Generation next = new Generation(from.generation());
        List<String> all = totals.templatesAndPeriods();
        Optional<Rebuild> rebuild = keep(from.comparing(0, all.size(), 0, null));
        StringBuilder checksums = new StringBuilder();
        for (int i = 0; i < all.size() && rebuild.isPresent(); ) {
            Optional<Checked> checked = totals.check(all.get(i), old, next);
            if (checked.isEmpty()) {
                rebuild = keep(rebuild.get());
            } else if (!checked.get().wrong().isEmpty()) {
                fail(rebuild.get(), checked.get().wrong());
                return Optional.empty();
            } else {
                i++;
                checksums.append(checked.get().checksum());
                rebuild = keep(rebuild.get()
                        .comparing(
                                i,
                                all.size(),
                                rebuild.get().mended() + checked.get().mended(),
                                Sha256.hex(checksums.toString().getBytes(UTF_8))));
            }
        }
        return rebuild;
    }

    private void fail(Rebuild rebuild, List<Difference> wrong) {
        List<String> named = wrong.stream()
                .limit(MOST_NAMED)
                .map(one ->
                        "%s %s: %s, recomputed %s".formatted(one.total(), one.part(), one.stored(), one.recomputed()))
                .toList();
        named.forEach(one -> LOG.error("The rebuilt total is not the sum of its reports: {}", one));
        if (generations.fail(rebuild, named)) {
            failed.increment();
        }
    }

    private Optional<Rebuild> keep(Rebuild rebuild) {
        return generations.progress(rebuild, clock.instant().plus(settings.lease()));
    }
}
