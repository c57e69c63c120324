package vn.pcmt.plan.unit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.kit.time.VietnamTime;

/**
 * Fills an empty store with the units of Quảng Trị: registers the tree that was, then carries out the reorganisation of
 * 1 July 2025 as an administrator would. A start cut short is taken up where it stopped; later starts find the last step
 * done and touch nothing.
 */
@Component
@Order(LoadUnits.ORDER)
class LoadUnits implements ApplicationRunner {
    static final int ORDER = 10;

    private static final Logger LOG = LoggerFactory.getLogger(LoadUnits.class);

    private final RegisterUnit registerUnit;
    private final ReorganiseUnits reorganiseUnits;
    private final Reorganisations reorganisations;
    private final UnitSettings settings;
    private final Clock clock;

    LoadUnits(
            RegisterUnit registerUnit,
            ReorganiseUnits reorganiseUnits,
            Reorganisations reorganisations,
            UnitSettings settings,
            Clock clock) {
        this.registerUnit = registerUnit;
        this.reorganiseUnits = reorganiseUnits;
        this.reorganisations = reorganisations;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        reorganiseUnits.resume(clock.instant());
        reorganiseUnits.takeEffect(LocalDate.now(clock.withZone(VietnamTime.ZONE)));
        if (settings.bootstrap()) {
            load();
        }
    }

    private void load() {
        UnitFiles files = new UnitFiles();
        List<List<Reorganisation>> stages = files.reorganisations();
        boolean loaded = reorganisations
                .findById(stages.getLast().getLast().id())
                .filter(last -> last.status() == ReorganisationRecord.Status.IN_EFFECT)
                .isPresent();
        if (loaded) {
            return;
        }
        long started = System.nanoTime();
        LOG.info("Loading the units of Quảng Trị");
        List<NewUnit> tree = files.atTheBeginning();
        registerUnit.handle(tree, UnitFiles.RECORD_BEGINS, Event.SYSTEM);
        reorganiseUnits.handle(stages, Event.SYSTEM);
        LOG.info(
                "Loaded {} units and {} reorganisations in {} ms",
                tree.size(),
                stages.stream().mapToInt(List::size).sum(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }
}
