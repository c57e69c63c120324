package vn.pcmt.report.target;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.target.MeasuredAreas.Areas;

/**
 * Takes the readings of the targets that are due: because totals or units changed, the target did, or a period became
 * due. A reading depends only on what is there then, so a crash in the middle is made up for by taking it again.
 */
@Component
@EnableConfigurationProperties(TargetSettings.class)
class MeasureTargets {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureTargets.class);

    private final MongoOperations store;
    private final Readings readings;
    private final MeasuredAreas areas;
    private final Measurements measurements;
    private final ReportingCalendar calendar;
    private final TargetSettings settings;
    private final Clock clock;

    MeasureTargets(
            MongoOperations store,
            Readings readings,
            MeasuredAreas areas,
            Measurements measurements,
            ReportingCalendar calendar,
            TargetSettings settings,
            Clock clock) {
        this.store = store;
        this.readings = readings;
        this.areas = areas;
        this.measurements = measurements;
        this.calendar = calendar;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks at every target that is due; each by one node at a time. */
    void measureDue() {
        for (WatchedTarget due = claim(); due != null; due = claim()) {
            try {
                if (!due.withdrawn()) {
                    measure(due);
                }
                release(due);
            } catch (OptimisticLockingFailureException raced) {
                LOG.info("Another node measures {} too; it is looked at again when its lease ends", due.id());
            }
        }
    }

    /** Takes what changed with it: from now on it gathers anew. If this node dies, it is due when the lease ends. */
    private @Nullable WatchedTarget claim() {
        Instant now = clock.instant();
        Instant leaseEnd = now.plus(settings.lease());
        return store.findAndModify(
                Query.query(Criteria.where("dueAt").lte(now).and("leasedUntil").lte(now)),
                new Update().set("leasedUntil", leaseEnd).set("dueAt", leaseEnd).set("changed", List.of()),
                FindAndModifyOptions.options().returnNew(false),
                WatchedTarget.class);
    }

    /** Not due before time makes it so; unless something came meanwhile, which keeps it due. */
    private void release(WatchedTarget done) {
        Instant next = nextTurn(Measurements.kind(done.target()), clock.instant());
        Query unchanged =
                Query.query(Criteria.where("_id").is(done.id()).and("marks").is(done.marks()));
        store.updateFirst(unchanged, new Update().set("dueAt", next).set("allAt", next), WatchedTarget.class);
        store.updateFirst(
                Query.query(Criteria.where("_id").is(done.id())),
                Update.update("leasedUntil", Instant.EPOCH),
                WatchedTarget.class);
    }

    /** When the next period opens or becomes due. */
    private Instant nextTurn(PeriodKind kind, Instant now) {
        ReportingPeriod running = calendar.running(kind, now);
        return Stream.of(running.previous(), running)
                .map(calendar::deadlines)
                .flatMap(deadlines -> Stream.of(deadlines.opensAt(), deadlines.dueAt()))
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private void measure(WatchedTarget watched) {
        Instant now = clock.instant();
        Areas measured = areas.of(watched.target(), LocalDate.ofInstant(now, VietnamTime.ZONE));
        boolean moved = !measured.all().equals(watched.areas());
        if (moved) {
            // Before the figures are read: what changes from now on must find the target.
            store.updateFirst(
                    Query.query(Criteria.where("_id").is(watched.id())),
                    Update.update("areas", measured.all()),
                    WatchedTarget.class);
        }
        // A lease that was not given back: what had changed then was lost with its node.
        boolean abandoned = watched.leasedUntil().isAfter(Instant.EPOCH);
        boolean all = moved || abandoned || !watched.allAt().isAfter(now);
        Set<String> changed = new HashSet<>(watched.changed());
        Map<String, Reading> known = readings.findByTargetId(watched.id()).stream()
                .collect(Collectors.toMap(Reading::id, Function.identity()));
        UnitCount units = new UnitCount(settings.coverage());
        for (String unit : measured.units()) {
            Reading reading = reading(known, watched.id(), unit);
            TargetReading latest = reading.latest();
            if (all || latest == null || changed.contains(unit)) {
                latest = unitReading(watched, unit, now);
                take(reading, latest, now);
            }
            units.add(latest.status());
        }
        Reading own = reading(known, watched.id(), null);
        Standing standing =
                measurements.of(watched.target(), measured.whole(), now).standing();
        take(own, ownReading(watched, measured, standing, units), now);
    }

    private static Reading reading(Map<String, Reading> known, String target, @Nullable String unit) {
        Reading reading = known.get(TargetReading.id(target, unit));
        return reading == null ? Reading.of(target, unit) : reading;
    }

    private void take(Reading reading, TargetReading latest, Instant now) {
        if (reading.take(latest, now)) {
            readings.save(reading);
        }
    }

    private TargetReading unitReading(WatchedTarget watched, String unit, Instant now) {
        Set<String> area = Set.of(unit);
        return told(
                watched,
                unit,
                area,
                measurements.of(watched.target(), area, now).standing(),
                null);
    }

    private static TargetReading ownReading(WatchedTarget watched, Areas measured, Standing standing, UnitCount units) {
        if (!watched.target().perUnit()) {
            return told(watched, null, measured.whole(), standing, null);
        }
        return told(watched, null, measured.whole(), units.of(standing, watched.target()), units.counted());
    }

    private static TargetReading told(
            WatchedTarget watched,
            @Nullable String unit,
            Collection<String> areas,
            Standing standing,
            TargetReading.@Nullable UnitStatuses units) {
        TargetState target = watched.target();
        Standing.Outlook outlook = standing.outlook();
        ReportingPeriod period = standing.period();
        return new TargetReading(
                target.id(),
                watched.version(),
                target.planId(),
                target.title(),
                unit,
                areas.stream().sorted().toList(),
                Objects.requireNonNull(target.indicator()).template(),
                target.indicator().code(),
                target.direction(),
                period == null ? null : period.toString(),
                standing.actual(),
                standing.received(),
                standing.expectedByNow(),
                standing.baseline(),
                standing.goal(),
                outlook == null ? null : outlook.forecast(),
                outlook == null ? null : outlook.low(),
                outlook == null ? null : outlook.high(),
                outlook == null ? null : outlook.willMissOn(),
                outlook == null ? null : outlook.certainty(),
                standing.coverage(),
                standing.estimated(),
                standing.status(),
                units,
                standing.asOf(),
                target.sample());
    }
}
