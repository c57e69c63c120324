package vn.pcmt.report.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.view.CompareTotals.Compared;

/**
 * Compares all totals with their reports, one form and period after the other, for ever. It takes at most a tenth of a
 * core on this node, and a form and period is looked at by one node at a time. A difference raises the gauge
 * {@code totals.differences}, an error in the log and an event, the latter two once until it is gone.
 */
@Component
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

    /** Of one look, so long nobody else looks. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** How many times as long as it worked it rests. */
    private static final int REST = 9;

    private static final int ATTEMPTS = 3;

    private final MongoOperations mongo;
    private final CompareTotals compare;
    private final AreaTotalsStore store;
    private final Generations generations;
    private final Duration every;
    private final Duration again;
    private final Clock clock;
    private volatile int found;
    private volatile Instant oldest;
    private final AtomicBoolean stepping = new AtomicBoolean();
    private volatile Instant discoverAt = Instant.EPOCH;
    private volatile Instant restUntil = Instant.EPOCH;

    Reconciler(
            MongoOperations mongo,
            CompareTotals compare,
            AreaTotalsStore store,
            Generations generations,
            ViewSettings settings,
            Clock clock,
            MeterRegistry registry) {
        this.mongo = mongo;
        this.compare = compare;
        this.store = store;
        this.generations = generations;
        this.every = settings.reconcileEvery();
        this.again = settings.reconcileAgainAfter();
        this.clock = clock;
        this.oldest = clock.instant();
        Gauge.builder("totals.differences", () -> found)
                .description("Parts of totals that are not the sum of their reports; must be 0")
                .register(registry);
        TimeGauge.builder(
                        "totals.compared.oldest",
                        () -> Duration.between(oldest, clock.instant()).toMillis(),
                        TimeUnit.MILLISECONDS)
                .description("For how long some totals have not been compared with their reports")
                .register(registry);
    }

    /**
     * What a comparison of all totals saw.
     *
     * @param unsettled totals that moved each time they were looked at, of which nothing can be said
     */
    public record Outcome(List<Difference> differences, Set<String> unsettled) {}

    /** Compares everything now, however long it takes: all forms, periods and areas, and both bases. */
    public Outcome compareAll() throws InterruptedException {
        Set<String> all = new TreeSet<>(store.templatesAndPeriods());
        discover(all);
        List<Difference> differences = new ArrayList<>();
        Set<String> unsettled = new TreeSet<>();
        for (String id : all) {
            String[] parts = id.split("~", 2);
            Compared compared = settled(parts[0], parts[1]);
            if (compared == null) {
                unsettled.add(id);
            } else {
                differences.addAll(compared.differences());
                unsettled.addAll(compared.unsettled());
                note(find(id, parts[0], parts[1]), compared);
            }
        }
        measure();
        return new Outcome(List.copyOf(differences), Set.copyOf(unsettled));
    }

    /** Looked at until all of it has been at rest, a few times at most. */
    private @Nullable Compared settled(String template, String period) throws InterruptedException {
        Optional<Compared> compared = compare.compare(template, period, generations.current());
        for (int attempt = 1;
                attempt < ATTEMPTS
                        && !compared.filter(one -> one.unsettled().isEmpty()).isPresent();
                attempt++) {
            compared = compare.compare(template, period, generations.current());
        }
        return compared.orElse(null);
    }

    private Comparison find(String id, String template, String period) {
        return Objects.requireNonNullElseGet(
                mongo.findById(id, Comparison.class), () -> Comparison.of(template, period));
    }

    /** At a fixed rate, so that it has a thread of its own: what is due with a fixed delay waits for each other. */
    @Scheduled(initialDelayString = "10s", fixedRateString = "${pcmt.report.view.reconcile-tick:1s}")
    void step() throws InterruptedException {
        if (stepping.compareAndSet(false, true)) {
            try {
                stepNow();
            } finally {
                stepping.set(false);
            }
        }
    }

    private void stepNow() throws InterruptedException {
        Instant began = clock.instant();
        if (began.isBefore(restUntil)) {
            return;
        }
        try {
            if (!began.isBefore(discoverAt)) {
                Set<String> all = new TreeSet<>();
                discover(all);
                all.forEach(this::know);
                discoverAt = began.plus(every.dividedBy(4));
            }
            Comparison due = claim(began);
            if (due != null) {
                look(due);
            }
            measure();
        } catch (KafkaException away) {
            LOG.info("Totals cannot be compared, the broker does not answer: {}", away.toString());
        }
        Instant now = clock.instant();
        restUntil = now.plus(Duration.between(began, now).multipliedBy(REST));
    }

    private @Nullable Comparison claim(Instant now) {
        return mongo.findAndModify(
                Query.query(Criteria.where("dueAt").lte(now)).with(Sort.by("dueAt")),
                Update.update("dueAt", now.plus(LEASE)),
                FindAndModifyOptions.options().returnNew(true),
                Comparison.class);
    }

    private void look(Comparison due) throws InterruptedException {
        Optional<Compared> compared = compare.compare(due.template(), due.period(), generations.current());
        if (compared.isPresent()) {
            note(due, compared.get());
        } else {
            due.postpone(clock.instant().plus(again));
            save(due);
        }
    }

    private void note(Comparison comparison, Compared compared) {
        boolean turned =
                comparison.take(compared, clock.instant(), compared.unsettled().isEmpty() ? every : again);
        if (save(comparison) && turned) {
            if (comparison.differences() == 0) {
                LOG.info("The totals of {} are the sum of their reports again", comparison.id());
            }
            comparison
                    .first()
                    .forEach(difference -> LOG.error(
                            "The total {} is not the sum of its reports: {} is {}, recomputed {}",
                            difference.total(),
                            difference.part(),
                            difference.stored(),
                            difference.recomputed()));
        }
    }

    /** Whoever was first has told it. */
    private boolean save(Comparison comparison) {
        try {
            mongo.save(comparison);
            return true;
        } catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
            return false;
        }
    }

    private void know(String id) {
        if (mongo.findById(id, Comparison.class) == null) {
            String[] parts = id.split("~", 2);
            save(Comparison.of(parts[0], parts[1]));
        }
    }

    /** What the gauges show. */
    private void measure() {
        Query differing = Query.query(Criteria.where("differences").gt(0));
        found = mongo.find(differing, Comparison.class).stream()
                .mapToInt(Comparison::differences)
                .sum();
        Query first = new Query().with(Sort.by("comparedAt")).limit(1);
        Comparison longest = mongo.findOne(first, Comparison.class);
        Instant comparedAt = longest == null ? clock.instant() : longest.comparedAt();
        if (comparedAt != null) {
            oldest = comparedAt;
        }
    }

    /** Every {@code template~period} there are reports of. */
    Set<String> templatesAndPeriods() {
        Set<String> all = new TreeSet<>();
        discover(all);
        return all;
    }

    /**
     * Adds every {@code template~period} there are reports of. The index is walked from one to the next: reading all
     * reports for it would take as long as to compare them.
     */
    private void discover(Set<String> all) {
        Document at = next(new Criteria());
        while (at != null) {
            String period = at.getString("period");
            String template = at.getString("template");
            all.add(template + '~' + period);
            Document same =
                    next(Criteria.where("period").is(period).and("template").gt(template));
            at = same == null ? next(Criteria.where("period").gt(period)) : same;
        }
    }

    private @Nullable Document next(Criteria after) {
        Query query = Query.query(after).with(Sort.by("period", "template")).limit(1);
        query.fields().include("period", "template");
        return mongo.findOne(query, Document.class, Report.COLLECTION);
    }
}
