package vn.pcmt.report.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import vn.pcmt.report.target.TargetedAreas;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.TotalsStored;

/**
 * Looks at provinces and the country, and at communes and groups of areas for which a target is set, when their totals
 * changed, and at all of them from time to time. What changed is kept
 * in memory only: what is told follows from the totals and from what was told before, so a look that is lost is made up for
 * by the next, and one too many tells nothing.
 */
@Component
@EnableConfigurationProperties(WatchSettings.class)
class WatchAreas {

    private static final Logger LOG = LoggerFactory.getLogger(WatchAreas.class);

    private final Units units;
    private final Catalogue catalogue;
    private final TargetedAreas targets;
    private final AreaWatches watches;
    private final LookAtCommunes communes;
    private final LookAtArea look;
    private final Sights sights;
    private final WatchSettings settings;
    private final Clock clock;

    private final Set<Watched> changed = ConcurrentHashMap.newKeySet();
    /** For whom targets were set at the last look at all, by form. */
    private volatile Map<String, Set<Subject>> targeted = Map.of();

    WatchAreas(
            Units units,
            Catalogue catalogue,
            TargetedAreas targets,
            AreaWatches watches,
            LookAtCommunes communes,
            LookAtArea look,
            Sights sights,
            WatchSettings settings,
            Clock clock) {
        this.units = units;
        this.catalogue = catalogue;
        this.targets = targets;
        this.watches = watches;
        this.communes = communes;
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
        taken.stream().filter(one -> watched.contains(one.area())).forEach(one -> catalogue
                .template(one.template())
                .ifPresent(form -> look(Subject.area(one.area()), form)));
        Map<String, Set<String>> byForm = taken.stream()
                .collect(Collectors.groupingBy(
                        Watched::template, Collectors.mapping(Watched::area, Collectors.toSet())));
        lookAtTargeted(byForm::get);
    }

    void lookAtAll() {
        targeted = targeted();
        if (isStale()) {
            return;
        }
        List<String> areas = Stream.concat(units.provinces().stream().map(Unit::key), Stream.of(UnitState.COUNTRY_KEY))
                .toList();
        for (Template form : catalogue.templates()) {
            areas.forEach(area -> look(Subject.area(area), form));
            targeted.getOrDefault(form.code(), Set.of()).stream()
                    .filter(subject -> subject.group() != null)
                    .forEach(group -> look(group, form));
        }
    }

    /** All communes for which a target is set: thousands of them, so more seldom. */
    void lookAtAllCommunes() {
        if (isStale()) {
            return;
        }
        targeted.forEach((template, subjects) -> catalogue
                .template(template)
                .ifPresent(form -> communes.look(
                        subjects.stream().filter(Subject::isCommune).toList(), form)));
    }

    /** @param changed keys of the areas whose totals changed, by code of the form; null if none did */
    private void lookAtTargeted(Function<String, @Nullable Set<String>> changed) {
        targeted.forEach((template, subjects) -> {
            Set<String> areas = changed.apply(template);
            Template form = catalogue.template(template).orElse(null);
            if (areas == null || form == null) {
                return;
            }
            List<Subject> touched =
                    subjects.stream().filter(one -> one.isTouchedBy(areas)).toList();
            touched.stream().filter(one -> one.group() != null).forEach(group -> look(group, form));
            communes.look(touched.stream().filter(Subject::isCommune).toList(), form);
        });
    }

    /**
     * One subject for all targets that are set for the same area by the same form. Of what was told and is not over the rest
     * is still told when the target is withdrawn, or somebody would owe an answer for ever.
     */
    private Map<String, Set<Subject>> targeted() {
        Map<String, Map<String, Subject>> subjects = new TreeMap<>();
        for (TargetedAreas.Targeted target : targets.now()) {
            Set<String> indicator = Set.of(target.indicator());
            Stream.concat(
                            target.communes().stream().map(unit -> Subject.commune(unit, indicator)),
                            target.group().stream().map(group -> Subject.group(group, indicator)))
                    .forEach(subject -> add(subjects, target.template(), subject));
        }
        for (AreaWatch watch : watches.findAll()) {
            watch.stillOpen()
                    .filter(subject -> subject.isCommune() || subject.group() != null)
                    .ifPresent(subject -> add(subjects, watch.template(), subject));
        }
        return subjects.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        form -> new LinkedHashSet<>(form.getValue().values())));
    }

    private static void add(Map<String, Map<String, Subject>> subjects, String template, Subject subject) {
        subjects.computeIfAbsent(template, form -> new TreeMap<>()).merge(subject.area(), subject, Subject::and);
    }

    private static boolean isWatched(Unit unit) {
        return unit.kind() == UnitKind.PROVINCE && unit.validTo() == null;
    }

    /** While totals are read anew they are too small, and that is nobody's doing. */
    private boolean isStale() {
        return sights.now().lagMs() > settings.stale().toMillis();
    }

    /** What one area has wrong must not keep the others from being looked at. */
    private void look(Subject subject, Template form) {
        Instant now = clock.instant();
        try {
            AreaWatch watch = watches.findById(AreaWatch.id(subject.area(), form.code()))
                    .orElseGet(() -> AreaWatch.of(subject, form.code()));
            long before = watch.told();
            look.at(subject, form, watch, now);
            if (watch.told() > before) {
                watches.save(watch);
            }
        } catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
            LOG.debug("Another node looks at {} of {} too", form.code(), subject.area());
            subject.areas().forEach(area -> changed.add(new Watched(area, form.code())));
        } catch (RuntimeException failed) {
            LOG.warn("Could not look at {} of {}; it is looked at again", form.code(), subject.area(), failed);
        }
    }
}
