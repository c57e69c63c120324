package vn.pcmt.plan.template;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.plan.plan.MakePlans;
import vn.pcmt.plan.plan.PlanIds;
import vn.pcmt.plan.template.Distribution.Failure;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * Makes the plans of distributions, each distribution by one node at a time. What is made is found by its id and left
 * alone, so that one cut short anywhere is simply begun again.
 */
@Component
class CarryOutDistribution {
    private static final Logger LOG = LoggerFactory.getLogger(CarryOutDistribution.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int BATCH = 200;
    /** Plans made side by side: the store makes writes durable in groups. */
    private static final int AT_ONCE = 32;

    private final MongoTemplate mongo;
    private final PlanTemplates templates;
    private final MakePlans plans;
    private final UnitDirectory units;
    private final Clock clock;

    CarryOutDistribution(
            MongoTemplate mongo, PlanTemplates templates, MakePlans plans, UnitDirectory units, Clock clock) {
        this.mongo = mongo;
        this.templates = templates;
        this.plans = plans;
        this.units = units;
        this.clock = clock;
    }

    /** The id of the plan that a distribution makes for a unit. */
    static String planId(String distribution, String unit) {
        return PlanIds.of("plan of a distribution", distribution, unit);
    }

    /** Carries a distribution out in the background. If that fails, the next look at the unfinished takes it up. */
    void soon(String id) {
        Thread.ofVirtual().name("distribution-" + id).start(() -> {
            try {
                claimed(where("_id").is(id));
            } catch (RuntimeException failure) {
                LOG.warn("Distribution {} was cut short", id, failure);
            }
        });
    }

    /** Finishes what a crash or an outage cut short. */
    void resume() {
        boolean found = true;
        while (found) {
            found = claimed(new Criteria());
        }
    }

    private boolean claimed(Criteria which) {
        Instant now = clock.instant();
        Distribution distribution = mongo.findAndModify(
                query(which.and("done").is(null).and("leasedUntil").lte(now)),
                Update.update("leasedUntil", now.plus(LEASE)),
                FindAndModifyOptions.options().returnNew(true),
                Distribution.class);
        if (distribution == null) {
            return false;
        }
        carryOut(distribution);
        return true;
    }

    private void carryOut(Distribution distribution) {
        long started = System.nanoTime();
        PlanTemplate.Edition edition = templates
                .findById(distribution.template())
                .flatMap(template -> template.edition(distribution.edition()))
                .orElseThrow();
        Rendering rendering = new Rendering(edition.plan());
        List<Failure> failed = Collections.synchronizedList(new ArrayList<>());
        List<String> all = distribution.units();
        for (int from = 0; from < all.size(); from += BATCH) {
            int to = Math.min(from + BATCH, all.size());
            make(distribution, rendering, all.subList(from, to), failed);
            progress(distribution, to, failed, to == all.size() ? clock.instant() : null);
        }
        LOG.info(
                "Made {} plans from a template, {} were refused, in {} ms",
                all.size() - failed.size(),
                failed.size(),
                Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    private void make(Distribution distribution, Rendering rendering, List<String> keys, List<Failure> failed) {
        Map<String, UnitState> known = units.findAll(keys);
        Set<String> made = plans.existing(
                keys.stream().map(key -> planId(distribution.id(), key)).toList());
        Semaphore places = new Semaphore(AT_ONCE);
        List<RuntimeException> outages = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String key : keys) {
                String id = planId(distribution.id(), key);
                UnitState unit = known.get(key);
                if (made.contains(id)) {
                    continue;
                }
                if (unit == null) {
                    failed.add(new Failure(key, "unit-unknown", key));
                    continue;
                }
                workers.submit(() -> {
                    places.acquireUninterruptibly();
                    try {
                        makeOne(distribution, rendering, unit, id, failed);
                    } catch (RuntimeException outage) {
                        outages.add(outage);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        if (!outages.isEmpty()) {
            throw outages.getFirst();
        }
    }

    private void makeOne(
            Distribution distribution, Rendering rendering, UnitState unit, String id, List<Failure> failed) {
        try {
            plans.make(
                    id,
                    rendering.of(unit, distribution.parent()),
                    distribution.template(),
                    distribution.edition(),
                    unit.key(),
                    distribution.issue(),
                    distribution.actor());
        } catch (Refusal refused) {
            String code = refused.fields().isEmpty()
                    ? refused.code()
                    : refused.fields().getFirst().code();
            failed.add(new Failure(unit.key(), code, String.valueOf(refused.getMessage())));
        }
    }

    private void progress(Distribution distribution, int seen, List<Failure> failed, @Nullable Instant done) {
        mongo.updateFirst(
                query(where("_id").is(distribution.id())),
                new Update()
                        .set("seen", seen)
                        .set("failed", List.copyOf(failed))
                        .set("done", done)
                        .set("leasedUntil", clock.instant().plus(LEASE)),
                Distribution.class);
    }
}
