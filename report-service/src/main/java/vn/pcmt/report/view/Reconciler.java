package vn.pcmt.report.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.unit.Unit;

/**
 * Recomputes every total from the documents of reports and units, in the plainest way and without the code of the
 * topology, and compares it with the read model. The first difference raises the gauge {@code totals.differences} and
 * an error in the log.
 */
@Component
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int MOST_LOGGED = 20;

    private final MongoOperations mongo;
    private final AreaTotalsStore store;
    private final Duration again;
    private volatile int found;

    Reconciler(MongoOperations mongo, AreaTotalsStore store, ViewSettings settings, MeterRegistry registry) {
        this.mongo = mongo;
        this.store = store;
        this.again = settings.reconcileAgainAfter();
        Gauge.builder("totals.differences", () -> found)
                .description("Totals that are not the sum of their reports; must be 0")
                .register(registry);
    }

    /**
     * All differences, for all areas, templates, periods and both bases. Exact while the system is quiet; while reports
     * come in, those under way show up too.
     */
    public List<Difference> differences() {
        Map<String, Unit> units =
                mongo.findAll(Unit.class).stream().collect(Collectors.toMap(Unit::key, Function.identity()));
        Set<String> all = new TreeSet<>(store.templatesAndPeriods());
        Query fields = new Query();
        fields.fields().include("template", "period");
        mongo.find(fields, org.bson.Document.class, Report.COLLECTION)
                .forEach(report -> all.add(report.getString("template") + '~' + report.getString("period")));
        List<Difference> differences = new ArrayList<>();
        for (String templateAndPeriod : all) {
            String[] parts = templateAndPeriod.split("~", 2);
            differences.addAll(differences(parts[0], parts[1], units));
        }
        return differences;
    }

    private List<Difference> differences(String template, String period, Map<String, Unit> units) {
        Recomputation recomputed = new Recomputation();
        mongo.find(
                        Query.query(Criteria.where("period")
                                .is(period)
                                .and("template")
                                .is(template)),
                        Report.class)
                .forEach(report -> recomputed.add(report, units.get(report.unitKey())));
        return recomputed.compare(store.of(template, period));
    }

    /** As {@link #differences()}, without what is only under way: looks twice and keeps what stayed the same. */
    public List<Difference> lastingDifferences() throws InterruptedException {
        List<Difference> differences = differences();
        if (!differences.isEmpty()) {
            Thread.sleep(again);
            Set<Difference> lasting = new LinkedHashSet<>(differences());
            lasting.retainAll(differences);
            differences = List.copyOf(lasting);
        }
        found = differences.size();
        differences.stream()
                .limit(MOST_LOGGED)
                .forEach(difference -> LOG.error(
                        "The total {} is not the sum of its reports: {} is {}, recomputed {}",
                        difference.total(),
                        difference.part(),
                        difference.stored(),
                        difference.recomputed()));
        return differences;
    }

    @Scheduled(
            initialDelayString = "${pcmt.report.view.reconcile-every:1h}",
            fixedDelayString = "${pcmt.report.view.reconcile-every:1h}")
    void regularly() throws InterruptedException {
        List<Difference> differences = lastingDifferences();
        LOG.info("Compared all totals with their reports: {} differences", differences.size());
    }
}
