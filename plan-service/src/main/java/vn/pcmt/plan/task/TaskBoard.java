package vn.pcmt.plan.task;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The tasks of a plan, kept at hand: lists, progress and slips look at all of them. Every question first asks the store
 * for what changed since, on whatever node, which an index answers; tasks are never removed. So nothing that was
 * written before the question is missing, as long as clocks differ by less than the setting.
 */
@Component
class TaskBoard {
    private static final Comparator<TaskFacts> BY_DEADLINE = Comparator.comparing(
                    (TaskFacts task) -> task.text().deadline(),
                    Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(TaskFacts::id);

    private final MongoTemplate mongo;
    private final TaskSettings settings;
    /** Least recently asked for first. */
    private final Map<String, Rows> plans = new LinkedHashMap<>(16, 0.75f, true);

    TaskBoard(MongoTemplate mongo, TaskSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /** All tasks of a plan, drafts too, by deadline. */
    List<TaskFacts> of(String planId) {
        Rows rows;
        synchronized (plans) {
            rows = plans.computeIfAbsent(planId, absent -> new Rows());
        }
        List<TaskFacts> current = rows.current(planId);
        if (current.isEmpty()) {
            forget(planId);
        } else {
            makeRoom();
        }
        return current;
    }

    private void forget(String planId) {
        synchronized (plans) {
            plans.remove(planId);
        }
    }

    private void makeRoom() {
        synchronized (plans) {
            long held = plans.values().stream().mapToLong(Rows::size).sum();
            var eldest = plans.entrySet().iterator();
            while (held > settings.rowsAtHand() && plans.size() > 1) {
                held -= eldest.next().getValue().size();
                eldest.remove();
            }
        }
    }

    /** What of a stored task is kept at hand. */
    private record Row(
            String id,
            @Nullable Long version,
            String planId,
            TaskText text,
            boolean sample,
            TaskStage stage,
            @Nullable Work work,
            Instant changedAt) {
        TaskFacts facts() {
            long revision = version == null ? 0 : version;
            return new TaskFacts(id, revision, planId, text, sample, stage, work, changedAt, text.searchable());
        }
    }

    /** The rows of one plan. */
    private final class Rows {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<String, TaskFacts> byId = new HashMap<>();
        private volatile List<TaskFacts> sorted = List.of();
        private @Nullable Instant newest;
        private long askedAt = Long.MIN_VALUE;

        int size() {
            return sorted.size();
        }

        /** Whoever waited while somebody else asked the store later than he came takes that answer. */
        List<TaskFacts> current(String planId) {
            long came = System.nanoTime();
            lock.lock();
            try {
                if (askedAt == Long.MIN_VALUE || askedAt - came < 0) {
                    long asking = System.nanoTime();
                    refresh(planId);
                    askedAt = asking;
                }
                return sorted;
            } finally {
                lock.unlock();
            }
        }

        private void refresh(String planId) {
            Instant since = newest;
            if (since == null) {
                take(rows(where("planId").is(planId)));
                return;
            }
            Criteria lately = where("planId").is(planId).and("changedAt").gte(since.minus(settings.clockSkew()));
            Query ids = query(lately);
            ids.fields().include("version");
            List<String> changed = mongo.find(ids, Document.class, Task.COLLECTION).stream()
                    .filter(this::isNew)
                    .map(document -> document.getString("_id"))
                    .toList();
            if (!changed.isEmpty()) {
                take(rows(where("_id").in(changed)));
            }
        }

        private boolean isNew(Document document) {
            TaskFacts known = byId.get(document.getString("_id"));
            return known == null
                    || known.version() != document.get("version", Number.class).longValue();
        }

        private List<Row> rows(Criteria criteria) {
            Query wanted = query(criteria);
            wanted.fields().exclude("outbox", "receipts", "shift", "work.notes");
            return mongo.find(wanted, Row.class, Task.COLLECTION);
        }

        private void take(Collection<Row> rows) {
            for (Row row : rows) {
                byId.put(row.id(), row.facts());
                if (newest == null || row.changedAt().isAfter(newest)) {
                    newest = row.changedAt();
                }
            }
            sorted = byId.values().stream().sorted(BY_DEADLINE).toList();
        }
    }
}
