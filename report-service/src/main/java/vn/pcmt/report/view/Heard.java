package vn.pcmt.report.view;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitChanged;

/**
 * What this node has heard of changes of totals and units: by its own projections before anybody is told, of what other
 * nodes wrote by the live stream's reader and, for units, by a look at the store. What was read before a change is heard of
 * bears another mark than what is read after, so whoever keeps something asks for the mark first, then reads.
 */
@Component
class Heard {

    private final MongoOperations store;
    private final AtomicLong everything = new AtomicLong();
    private final Map<String, AtomicLong> templates = new ConcurrentHashMap<>();
    private final Map<AreaOf, AtomicLong> areas = new ConcurrentHashMap<>();
    private volatile @Nullable Document units;

    Heard(MongoOperations store) {
        this.store = store;
    }

    private record AreaOf(String template, String area) {}

    /** Told inside the process: the live stream has read that these changed, whichever node wrote them. */
    record Moved(List<TotalsChange> changes) {}

    /** Told inside the process: the live stream has lost its place, so anything may have changed. */
    record Lost() {}

    /** Of units. */
    long markOfUnits() {
        return everything.get();
    }

    /** Of the totals of a form. */
    long mark(String template) {
        return everything.get() + count(templates.get(template));
    }

    /** Of the totals of a form in one area. */
    long mark(String template, String area) {
        return everything.get() + count(areas.get(new AreaOf(template, area)));
    }

    private static long count(@Nullable AtomicLong changes) {
        return changes == null ? 0 : changes.get();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TotalsStored stored) {
        stored.areas().forEach((template, moved) -> moved.forEach(area -> moved(template, area)));
    }

    @EventListener
    void on(Moved moved) {
        moved.changes().forEach(change -> moved(change.template(), change.area()));
    }

    private void moved(String template, String area) {
        areas.computeIfAbsent(new AreaOf(template, area), one -> new AtomicLong())
                .incrementAndGet();
        templates.computeIfAbsent(template, one -> new AtomicLong()).incrementAndGet();
    }

    @EventListener
    void on(Lost lost) {
        everything.incrementAndGet();
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(UnitChanged changed) {
        everything.incrementAndGet();
    }

    /** Every event of a unit raises its version, so their number and the sum of their versions tell of any change. */
    @Scheduled(fixedDelayString = "${pcmt.report.view.look-at-units:5s}")
    void lookAtUnits() {
        Document now = store.aggregate(
                        Aggregation.newAggregation(Aggregation.group()
                                .sum("version")
                                .as("versions")
                                .count()
                                .as("units")),
                        Unit.class,
                        Document.class)
                .getUniqueMappedResult();
        if (now != null && !now.equals(units)) {
            units = now;
            everything.incrementAndGet();
        }
    }
}
