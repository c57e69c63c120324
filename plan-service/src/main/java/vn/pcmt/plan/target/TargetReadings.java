package vn.pcmt.plan.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.view.CoverageEvent;
import vn.pcmt.contract.view.DeadLettersEvent;
import vn.pcmt.contract.view.FigureEvent;
import vn.pcmt.contract.view.PublicationReleased;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.contract.view.TotalsComparedEvent;
import vn.pcmt.contract.view.UnitClassified;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.kit.consume.VersionedWrites;

/** Keeps how targets stand, as the views tell it. Readings may come twice or out of order: the newest stands. */
@Component
class TargetReadings {
    private final MongoOperations store;
    private final VersionedWrites writes;

    TargetReadings(MongoOperations store, VersionedWrites writes) {
        this.store = store;
        this.writes = writes;
    }

    void on(EventEnvelope<? extends ViewEvent> envelope) {
        switch (envelope.event()) {
            case TargetReadingEvent event ->
                writes.replaceIfNewer(
                        StoredReading.COLLECTION,
                        event.aggregateId(),
                        event.version(),
                        new StoredReading(
                                event.aggregateId(),
                                event.version(),
                                event.reading().targetId(),
                                event.reading()));
            case UnitClassified classified -> {
                // No target is measured by what was decided of a unit.
            }
            case FigureEvent figure -> {
                // Nor by what is unlike what was before.
            }
            case CoverageEvent coverage -> {
                // How far the reports are in is in the readings.
            }
            case DeadLettersEvent letters -> {
                // Nor by what a service could not process.
            }
            case TotalsComparedEvent compared -> {
                // Totals that are put right are measured again, and told as readings.
            }
            case PublicationReleased released -> {
                // Nor by what was published: it is measured by the figures as they stand.
            }
        }
    }

    Optional<TargetReading> of(String targetId) {
        return Optional.ofNullable(store.findById(targetId, StoredReading.class))
                .map(StoredReading::reading);
    }

    /** The targets' own readings, by target. */
    Map<String, TargetReading> of(Collection<String> targetIds) {
        return store.find(Query.query(Criteria.where("_id").in(targetIds)), StoredReading.class).stream()
                .map(StoredReading::reading)
                .collect(Collectors.toMap(TargetReading::targetId, Function.identity()));
    }

    /** Readings of the units, by unit, as of the same wording of the target as its own reading. */
    List<TargetReading> units(TargetReading own) {
        return store.find(Query.query(Criteria.where("targetId").is(own.targetId())), StoredReading.class).stream()
                .map(StoredReading::reading)
                .filter(reading -> reading.unit() != null && reading.targetVersion() == own.targetVersion())
                .sorted(Comparator.comparing(reading -> Objects.requireNonNull(reading.unit())))
                .toList();
    }
}
