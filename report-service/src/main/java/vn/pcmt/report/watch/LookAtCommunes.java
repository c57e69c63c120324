package vn.pcmt.report.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.view.AreaFigure;
import vn.pcmt.report.catalogue.Template;

/** Looks at communes, many with one question, and tells of a few of them. */
@Component
class LookAtCommunes {

    private static final Logger LOG = LoggerFactory.getLogger(LookAtCommunes.class);
    private static final int TOGETHER = 200;

    private final MongoOperations store;
    private final AreaWatches watches;
    private final LookAtArea look;
    private final WatchSettings settings;
    private final Clock clock;

    LookAtCommunes(MongoOperations store, AreaWatches watches, LookAtArea look, WatchSettings settings, Clock clock) {
        this.store = store;
        this.watches = watches;
        this.look = look;
        this.settings = settings;
        this.clock = clock;
    }

    void look(List<Subject> communes, Template form) {
        for (int from = 0; from < communes.size(); from += TOGETHER) {
            List<Subject> some = communes.subList(from, Math.min(from + TOGETHER, communes.size()));
            try {
                lookAt(some, form);
            } catch (RuntimeException failed) {
                LOG.warn("Could not look at communes by {}; they are looked at again", form.code(), failed);
            }
        }
    }

    private void lookAt(List<Subject> communes, Template form) {
        Instant now = clock.instant();
        Map<String, AreaWatch> known = known(communes, form);
        Map<String, Long> before = new HashMap<>();
        known.forEach((area, watch) -> before.put(area, watch.told()));
        Map<String, String> provinces = new HashMap<>();
        communes.forEach(one -> provinces.put(one.area(), Objects.requireNonNull(one.within())));
        Map<String, Long> told = new HashMap<>();
        look.atCommunes(
                communes,
                form,
                known,
                figure -> told.merge(
                                provinces.get(figure.area()) + ' ' + figure.indicator(), 1L, (one, more) -> one + more)
                        <= roomFor(figure, Objects.requireNonNull(provinces.get(figure.area()))),
                now);
        known.values().stream()
                .filter(watch -> watch.told() > Objects.requireNonNull(before.get(watch.area())))
                .forEach(this::save);
    }

    private Map<String, AreaWatch> known(Collection<Subject> communes, Template form) {
        Map<String, AreaWatch> known = new HashMap<>();
        watches.findAllById(communes.stream()
                        .map(one -> AreaWatch.id(one.area(), form.code()))
                        .toList())
                .forEach(watch -> known.put(watch.area(), watch));
        communes.forEach(one -> known.computeIfAbsent(one.area(), area -> AreaWatch.of(one, form.code())));
        return known;
    }

    /** How many more of the same sort may be told in a province. */
    private long roomFor(AreaFigure figure, String province) {
        String jump = "jumps." + figure.indicator();
        return settings.communes().most()
                - store.count(
                        Query.query(Criteria.where("within")
                                .is(province)
                                .and(jump + ".period")
                                .is(figure.period())
                                .and(jump + ".template")
                                .is(figure.template())),
                        AreaWatch.class);
    }

    private void save(AreaWatch watch) {
        try {
            watches.save(watch);
        } catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
            LOG.debug("Another node looks at {} too", watch.area());
        }
    }
}
