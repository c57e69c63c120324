package vn.pcmt.plan.unit;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;

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

    LoadUnits(
            RegisterUnit registerUnit,
            ReorganiseUnits reorganiseUnits,
            Reorganisations reorganisations,
            UnitSettings settings) {
        this.registerUnit = registerUnit;
        this.reorganiseUnits = reorganiseUnits;
        this.reorganisations = reorganisations;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        reorganiseUnits.resume();
        if (settings.bootstrap()) {
            load();
        }
    }

    private void load() {
        UnitFiles files = new UnitFiles();
        List<List<Reorganisation>> stages = files.reorganisations();
        boolean loaded = reorganisations
                .findById(stages.getLast().getLast().id())
                .filter(last -> last.done() != null)
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
