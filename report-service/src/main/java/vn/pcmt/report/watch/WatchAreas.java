package vn.pcmt.report.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.TotalsStored;

/**
 * Looks at provinces and the country when their totals changed, and at all of them from time to time. What changed is kept
 * in memory only: what is told follows from the totals and from what was told before, so a look that is lost is made up for
 * by the next, and one too many tells nothing.
 */
@Component
@EnableConfigurationProperties(WatchSettings.class)
class WatchAreas {

    private static final Logger LOG = LoggerFactory.getLogger(WatchAreas.class);

    private final Units units;
    private final Catalogue catalogue;
    private final AreaWatches watches;
    private final LookAtArea look;
    private final Sights sights;
    private final WatchSettings settings;
    private final Clock clock;

    private final Set<Watched> changed = ConcurrentHashMap.newKeySet();

    WatchAreas(
            Units units,
            Catalogue catalogue,
            AreaWatches watches,
            LookAtArea look,
            Sights sights,
            WatchSettings settings,
            Clock clock) {
        this.units = units;
        this.catalogue = catalogue;
        this.watches = watches;
        this.look = look;
        this.sights = sights;
        this.settings = settings;
        this.clock = clock;
    }

    private record Watched(String area, String template) {}

    /** Quickly, because the next totals wait: which of them are watched is found out later. */
    @EventListener
    void on(TotalsStored stored) {
        stored.areas().forEach((template, areas) -> areas.forEach(area -> changed.add(new Watched(area, template))));
    }

    void lookAtWhatChanged() {
        if (isStale()) {
            return;
        }
        Set<Watched> taken = new HashSet<>(changed);
        changed.removeAll(taken);
        Set<String> watched = new HashSet<>();
        units.find(taken.stream().map(Watched::area).toList()).values().stream()
                .filter(WatchAreas::isWatched)
                .map(Unit::key)
                .forEach(watched::add);
        watched.add(UnitState.COUNTRY_KEY);
        taken.stream()
                .filter(one -> watched.contains(one.area()))
                .forEach(one -> catalogue.template(one.template()).ifPresent(form -> look(one.area(), form)));
    }

    void lookAtAll() {
        if (isStale()) {
            return;
        }
        List<String> areas = Stream.concat(units.provinces().stream().map(Unit::key), Stream.of(UnitState.COUNTRY_KEY))
                .toList();
        for (Template form : catalogue.templates()) {
            areas.forEach(area -> look(area, form));
        }
    }

    private static boolean isWatched(Unit unit) {
        return unit.kind() == UnitKind.PROVINCE && unit.validTo() == null;
    }

    /** While totals are read anew they are too small, and that is nobody's doing. */
    private boolean isStale() {
        return sights.now().lagMs() > settings.stale().toMillis();
    }

    /** What one area has wrong must not keep the others from being looked at. */
    private void look(String area, Template form) {
        Instant now = clock.instant();
        try {
            AreaWatch watch =
                    watches.findById(AreaWatch.id(area, form.code())).orElseGet(() -> AreaWatch.of(area, form.code()));
            long before = watch.told();
            look.at(area, form, watch, now);
            if (watch.told() > before) {
                watches.save(watch);
            }
        } catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
            LOG.debug("Another node looks at {} of {} too", form.code(), area);
            changed.add(new Watched(area, form.code()));
        } catch (RuntimeException failed) {
            LOG.warn("Could not look at {} of {}; it is looked at again", form.code(), area, failed);
        }
    }
}
