package vn.pcmt.report.submission;

import com.mongodb.MongoBulkWriteException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.store.BulkSaves;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.Deadlines;

/** The repository of reports, unique on their natural id. */
@Component
public class Reports {

    private static final int BATCH = 500;
    private static final int ATTEMPTS = 5;

    private final MongoOperations store;
    private final BulkSaves bulk;

    Reports(MongoOperations store, BulkSaves bulk) {
        this.store = store;
        this.bulk = bulk;
    }

    public Optional<Report> find(ReportId id) {
        return Optional.ofNullable(store.findById(id.toString(), Report.class));
    }

    /** Those of the ids that exist. */
    public List<Report> find(Collection<ReportId> ids) {
        return store.find(Query.query(Criteria.where("_id").in(strings(ids))), Report.class);
    }

    /** The same with their figures and decisions only: without what was said beside them, and not to be saved. */
    public List<Report> figures(Collection<ReportId> ids) {
        Query query = Query.query(Criteria.where("_id").in(strings(ids)));
        query.fields()
                .exclude(
                        "outbox",
                        "receipts",
                        "files",
                        "revisions.findings",
                        "revisions.attachments",
                        "revisions.narratives",
                        "revisions.note");
        return store.find(query, Report.class);
    }

    /**
     * Saves a report with its new events in one write.
     *
     * @throws OptimisticLockingFailureException if it was saved by someone else meanwhile
     */
    public Report save(Report report) {
        return store.save(report);
    }

    /**
     * Changes a report and saves it. If somebody else saves it first, it is looked at once more.
     *
     * @param change false if there is nothing to save
     * @return whether it was changed
     */
    public boolean change(Report report, Predicate<Report> change) {
        try {
            boolean changed = change.test(report);
            if (changed) {
                save(report);
            }
            return changed;
        } catch (OptimisticLockingFailureException raced) {
            return find(report.id()).filter(change).map(this::save).isPresent();
        }
    }

    /**
     * Saves many reports that were read before, each with its new events in one write of its own, by one command.
     *
     * @return false if at least one was saved by someone else meanwhile; which ones were saved here is to be asked of them
     */
    boolean saveAll(Collection<Report> reports) {
        return bulk.saveAll(Report.class, reports);
    }

    /**
     * Adds the reports that do not exist yet, in batches, and leaves the others alone, also when another node adds the
     * same ones at the same time.
     *
     * @return how many were added here
     */
    public int addMissing(Collection<Report> expected) {
        int added = 0;
        List<Report> all = List.copyOf(expected);
        for (int from = 0; from < all.size(); from += BATCH) {
            added += addBatch(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return added;
    }

    private int addBatch(List<Report> batch) {
        int added = 0;
        for (int attempt = 1; ; attempt++) {
            List<Report> missing = missing(batch);
            if (missing.isEmpty()) {
                return added;
            }
            try {
                store.insert(missing, Report.class);
                return added + missing.size();
            } catch (DuplicateKeyException raced) {
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
                added += raced.getCause() instanceof MongoBulkWriteException partly
                        ? partly.getWriteResult().getInsertedCount()
                        : 0;
            }
        }
    }

    private List<Report> missing(List<Report> batch) {
        Set<String> existing =
                existing(batch.stream().map(report -> report.id().toString()).toList());
        return batch.stream()
                .filter(report -> !existing.contains(report.id().toString()))
                .toList();
    }

    /** Reports of which nothing has come in yet, of one unit. */
    public List<Report> expectedOf(String unitKey) {
        return store.find(
                Query.query(Criteria.where("unitKey").is(unitKey).and("status").is(ReportStatus.EXPECTED)),
                Report.class);
    }

    /** Reports of which nothing has come in yet, that one of some requirements asked for first. */
    public List<Report> expectedFor(Collection<String> requirements) {
        return store.find(
                Query.query(Criteria.where("requirement")
                        .in(requirements)
                        .and("status")
                        .is(ReportStatus.EXPECTED)),
                Report.class);
    }

    /** The same, of those whose deadline has not passed. */
    public List<Report> openFor(String requirement, Instant now) {
        return store.find(
                Query.query(Criteria.where("requirement")
                        .is(requirement)
                        .and("status")
                        .is(ReportStatus.EXPECTED)
                        .and("deadlines.dueAt")
                        .gte(now)),
                Report.class);
    }

    /** Reports of units of which nothing has come in yet, on one template. */
    public List<Report> expectedOf(Collection<String> unitKeys, String template) {
        return store.find(
                Query.query(Criteria.where("unitKey")
                        .in(unitKeys)
                        .and("template")
                        .is(template)
                        .and("status")
                        .is(ReportStatus.EXPECTED)),
                Report.class);
    }

    /**
     * A report that waits for the head of its unit.
     *
     * @param id natural id as text
     * @param revision of the latest submission, 0 before the first
     */
    public record Waiting(
            @Id String id,
            String template,
            String period,
            int revision,
            @Nullable Integer acceptedRevision,
            Deadlines deadlines,
            Proposed proposed) {}

    /** Reports that wait for the head of their unit, the oldest deadline first. */
    public List<Waiting> proposedBy(String unitKey) {
        Query query = Query.query(Criteria.where("unitKey")
                .is(unitKey)
                .and("proposed")
                .ne(null)
                .and("status")
                .ne(ReportStatus.WITHDRAWN));
        query.fields().include("template", "period", "revision", "acceptedRevision", "deadlines", "proposed");
        return store.query(Report.class).as(Waiting.class).matching(query).stream()
                .sorted(Comparator.comparing((Waiting one) -> one.deadlines().dueAt())
                        .thenComparing(Waiting::id))
                .toList();
    }

    /** Reports of one unit that await review. */
    public List<ReportId> waitingOf(String unitKey) {
        return ids(
                Criteria.where("unitKey").is(unitKey).and("status").in(ReportStatus.SUBMITTED, ReportStatus.CORRECTED));
    }

    /** Reports of one unit of which something has come in. */
    public List<ReportId> receivedOf(String unitKey) {
        return ids(Criteria.where("unitKey").is(unitKey).and("revision").gt(0));
    }

    /** Reports of a form and period that remember a command under this key. */
    public List<ReportId> carriedOutUnder(IdempotencyKey key, String template, String period) {
        return ids(Criteria.where("period")
                .is(period)
                .and("template")
                .is(template)
                .and("receipts.items.key")
                .is(key.value()));
    }

    private List<ReportId> ids(Criteria criteria) {
        Query query = Query.query(criteria);
        query.fields().include("version");
        return store.query(Report.class).as(Numbered.class).matching(query).stream()
                .map(report -> ReportId.parse(report.id()))
                .toList();
    }

    /** Those of the ids that were withdrawn. */
    public List<Report> withdrawn(Collection<ReportId> ids) {
        return store.find(
                Query.query(Criteria.where("_id").in(strings(ids)).and("status").is(ReportStatus.WITHDRAWN)),
                Report.class);
    }

    /** Those of the ids of which nothing has come in yet and that go by an earlier version of their template. */
    public List<Report> expectedBefore(Collection<ReportId> ids, int version) {
        return store.find(
                Query.query(Criteria.where("_id")
                        .in(strings(ids))
                        .and("status")
                        .is(ReportStatus.EXPECTED)
                        .and("templateVersion")
                        .lt(version)),
                Report.class);
    }

    /** Those of the ids that exist, as text. */
    public Set<String> existing(Collection<String> ids) {
        return versions(ids).keySet();
    }

    /** The version of each of the reports that exist. */
    public Map<String, Long> versions(Collection<String> ids) {
        Query query = Query.query(Criteria.where("_id").in(ids));
        query.fields().include("version");
        return store.query(Report.class).as(Numbered.class).matching(query).stream()
                .collect(Collectors.toMap(Numbered::id, Numbered::version));
    }

    private record Numbered(@Id String id, long version) {}

    /**
     * The latest figures of a report.
     *
     * @param id natural id as text
     * @param revision 0 if nothing has come in
     */
    public record Latest(@Id String id, int revision, List<Sent> revisions) {
        /** One revision. */
        public record Sent(int number, Map<String, BigDecimal> values) {}

        /** Of the latest revision; empty if nothing has come in. */
        public Optional<Map<String, BigDecimal>> figures() {
            return revisions.stream()
                    .filter(sent -> sent.number() == revision)
                    .findFirst()
                    .map(Sent::values);
        }
    }

    /** The latest figures of those of the reports that exist and are not withdrawn. */
    public List<Latest> latest(Collection<ReportId> ids) {
        List<Latest> latest = new ArrayList<>();
        List<String> all = strings(ids);
        for (int from = 0; from < all.size(); from += BATCH) {
            Query query = Query.query(Criteria.where("_id")
                    .in(all.subList(from, Math.min(from + BATCH, all.size())))
                    .and("status")
                    .ne(ReportStatus.WITHDRAWN));
            query.fields().include("revision", "revisions.number", "revisions.values");
            latest.addAll(
                    store.query(Report.class).as(Latest.class).matching(query).all());
        }
        return latest;
    }

    /**
     * A report in a list.
     *
     * @param id natural id as text
     * @param revision of the latest submission, 0 before the first
     * @param version number for the entity tag
     */
    public record Line(
            @Id String id,
            String template,
            String unitKey,
            String period,
            ReportStatus status,
            int revision,
            long version,
            @Nullable Timeliness timeliness,
            @Nullable Instant submittedAt,
            @Nullable Integer acceptedRevision,
            Deadlines deadlines) {}

    /**
     * What to list; null means no restriction.
     *
     * @param unitKeys of which units
     */
    public record Filter(
            Collection<String> unitKeys,
            @Nullable String template,
            @Nullable String period,
            @Nullable ReportStatus status) {}

    /** Reports without their content, newest period first, then by unit; what was withdrawn only if that is asked. */
    public Page<Line> list(Filter filter, PageRequest page) {
        List<Criteria> criteria = new ArrayList<>();
        criteria.add(Criteria.where("unitKey").in(filter.unitKeys()));
        if (filter.period() != null) {
            criteria.add(Criteria.where("period").is(filter.period()));
        }
        if (filter.template() != null) {
            criteria.add(Criteria.where("template").is(filter.template()));
        }
        criteria.add(
                filter.status() == null
                        ? Criteria.where("status").ne(ReportStatus.WITHDRAWN)
                        : Criteria.where("status").is(filter.status()));
        Query query = Query.query(new Criteria().andOperator(criteria));
        long total = store.count(query, Report.class);
        query.fields()
                .include(
                        "template",
                        "unitKey",
                        "period",
                        "status",
                        "revision",
                        "version",
                        "timeliness",
                        "submittedAt",
                        "acceptedRevision",
                        "deadlines");
        query.with(Sort.by(Sort.Order.desc("period"), Sort.Order.asc("unitKey")))
                .skip(page.offset())
                .limit(page.size());
        List<Line> lines =
                store.query(Report.class).as(Line.class).matching(query).all();
        return new Page<>(lines, page.page(), page.size(), total);
    }

    private static List<String> strings(Collection<ReportId> ids) {
        return ids.stream().map(ReportId::toString).toList();
    }
}
