package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.events.BrokerConnection;
import vn.pcmt.report.area.AreaGroups;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.topology.Generation;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.Unit;

/**
 * Compares the totals of a form and period with the documents of reports and units, which are added up in the plainest
 * way and without the code of the topology; areas in both bases, and groups of areas as they are shown.
 *
 * <p>Only what both have seen is compared. All that reports had told before they were read is followed until it is shown,
 * then the totals are read, then it is asked which reports have told more meanwhile. Whatever these are part of is
 * unsettled, and all else must be exact: so nothing is reported because it was on its way, however busy it is.
 */
@Component
class CompareTotals implements AutoCloseable {

    /** The group that keeps the units up to date. */
    private static final String UNITS = "report-service";

    /** How long to wait until all that was told is shown. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Plans whose areas are compared in one look, the next ones in the next. */
    private static final int PLANS = 5;

    private final MongoOperations mongo;
    private final AreaTotalsStore store;
    private final AreaGroups groups;
    private final Generations generations;
    private final Clock clock;
    private final ReadPositions positions;
    private final AtomicLong plans = new AtomicLong();

    @Autowired
    CompareTotals(
            MongoOperations mongo,
            AreaTotalsStore store,
            AreaGroups groups,
            Generations generations,
            Clock clock,
            BrokerConnection broker) {
        this.mongo = mongo;
        this.store = store;
        this.groups = groups;
        this.generations = generations;
        this.clock = clock;
        this.positions = new ReadPositions(broker);
    }

    /**
     * What came of it.
     *
     * @param unsettled totals and groups that moved meanwhile, of which nothing can be said
     */
    record Compared(List<Difference> differences, Set<String> unsettled) {}

    /** What a report has told, and whether more of it waits for the broker. */
    private record Told(long version, boolean pending) {}

    /**
     * Looks once.
     *
     * @return empty if the topics were not read far enough in time, or units changed meanwhile
     * @throws KafkaException if the broker does not answer
     */
    synchronized Optional<Compared> compare(String template, String period, Generation generation)
            throws InterruptedException {
        Map<TopicPartition, Long> unitEnds = positions.ends(List.of(Topic.UNIT_EVENTS.topicName()));
        if (!new Passage(List.of(new Passage.Stage(List.of(Topic.UNIT_EVENTS.topicName()), UNITS)), positions)
                .advance(PATIENCE)) {
            return Optional.empty();
        }
        Map<String, Told> before = told(template, period);
        Map<String, Unit> units =
                mongo.findAll(Unit.class).stream().collect(Collectors.toMap(Unit::key, Function.identity()));
        GroupShares shares = new GroupShares(template, period, units);
        Recomputation recomputed = new Recomputation();
        try (var reports = mongo.stream(figures(template, period), Report.class)) {
            reports.forEach(report -> {
                Unit unit = units.get(report.unitKey());
                recomputed.add(report, unit);
                if (unit != null && report.status() != ReportStatus.WITHDRAWN) {
                    shares.of(unit).forEach((group, share) -> recomputed.add(report, group, share));
                }
            });
        }
        if (!new Passage(Passage.ofTotals(generation, generations.topicsOf(generation)), positions).advance(PATIENCE)) {
            return Optional.empty();
        }
        Map<String, StoredTotals> stored = store.of(template, period, generation).stream()
                .collect(Collectors.toMap(StoredTotals::id, Function.identity(), (a, b) -> b, HashMap::new));
        stored.putAll(shares.shown(Map.copyOf(stored)));
        Map<String, Told> after = told(template, period);
        if (!positions.ends(List.of(Topic.UNIT_EVENTS.topicName())).equals(unitEnds)) {
            return Optional.empty();
        }
        Set<String> unsettled = new TreeSet<>();
        for (String moved : moved(before, after)) {
            Unit unit = units.get(moved.split("~", 3)[1]);
            if (unit != null) {
                unsettled.addAll(Recomputation.of(template, period, unit).keySet());
                unsettled.addAll(shares.of(unit).keySet());
            }
        }
        return Optional.of(new Compared(
                recomputed.compare(stored).stream()
                        .filter(difference -> !unsettled.contains(difference.total()))
                        .toList(),
                unsettled));
    }

    private static Set<String> moved(Map<String, Told> before, Map<String, Told> after) {
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        all.removeIf(id -> {
            Told then = before.get(id);
            return then != null && !then.pending() && then.equals(after.get(id));
        });
        return all;
    }

    private Map<String, Told> told(String template, String period) {
        Query query = of(template, period);
        query.fields().include("outbox.version", "outbox.hasPending");
        Map<String, Told> told = new HashMap<>();
        mongo.find(query, Document.class, Report.COLLECTION).forEach(report -> {
            Document outbox = report.get("outbox", Document.class);
            told.put(
                    report.getString("_id"),
                    new Told(outbox.get("version", Number.class).longValue(), outbox.getBoolean("hasPending", false)));
        });
        return told;
    }

    /** Without what was said beside the figures. */
    private static Query figures(String template, String period) {
        Query query = of(template, period);
        query.fields()
                .exclude(
                        "outbox",
                        "receipts",
                        "files",
                        "revisions.findings",
                        "revisions.attachments",
                        "revisions.narratives",
                        "revisions.note");
        return query;
    }

    private static Query of(String template, String period) {
        return Query.query(Criteria.where("period").is(period).and("template").is(template));
    }

    /** The groups of areas that are compared in one look, and which part of each unit lies in them. */
    private final class GroupShares {
        private final String template;
        private final ReportingPeriod period;
        private final Map<String, Unit> known;
        private final List<Viewed> viewed;
        private final Map<Basis, Map<String, Viewed>> ids = new HashMap<>();
        private final Map<String, In> standings = new LinkedHashMap<>();

        /** Where a group lies in a tree. */
        private record In(Basis basis, Standing standing) {}

        GroupShares(String template, String period, Map<String, Unit> units) {
            this.template = template;
            this.period = ReportingPeriod.parse(period);
            this.known = units;
            this.viewed = groups.some(plans.getAndAdd(PLANS), PLANS).stream()
                    .map(group -> new Viewed(group.key(), group.nameVi(), null, group.members()))
                    .toList();
            Sight sight = sight(Map.of());
            for (Basis basis : Basis.values()) {
                for (Viewed group : viewed) {
                    String id = AreaTotals.key(group.key(), template, period, basis);
                    ids.computeIfAbsent(basis, one -> new LinkedHashMap<>()).put(id, group);
                    standings.put(id, new In(basis, group.areas(basis, sight).apply(this.period)));
                }
            }
        }

        /** Ids of the groups, as of totals, in which the unit lies. */
        Map<String, BigDecimal> of(Unit unit) {
            Map<String, BigDecimal> shares = new HashMap<>();
            standings.forEach((id, in) -> {
                BigDecimal share = Viewed.share(unit, in.basis(), in.standing());
                if (share.signum() > 0) {
                    shares.put(id, share);
                }
            });
            return shares;
        }

        /** What is shown of the groups when these are the totals of areas. */
        Map<String, StoredTotals> shown(Map<String, StoredTotals> areas) {
            Sight sight = sight(areas);
            Map<String, StoredTotals> shown = new HashMap<>();
            ids.forEach((basis, groups) -> {
                Question question = new Question(template, basis, List.of(), Set.of());
                var sums = Viewed.totals(new ArrayList<>(groups.values()), question, sight, List.of(period));
                groups.forEach((id, group) -> {
                    StoredTotals sum = sums.getOrDefault(group.key(), Map.of()).get(period);
                    if (sum != null) {
                        shown.put(id, sum);
                    }
                });
            });
            return shown;
        }

        private Sight sight(Map<String, StoredTotals> areas) {
            return new Sight(
                    clock.instant(),
                    new KnownUnits(known.values()),
                    wanted -> wanted.stream()
                            .filter(areas::containsKey)
                            .collect(Collectors.toMap(Function.identity(), areas::get)),
                    (of, template, periods) -> List.of(),
                    0);
        }
    }

    @Override
    public void close() {
        positions.close();
    }
}
