package vn.pcmt.report.review;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** The repository of acceptances of many reports, and of what became of each report. */
@Component
class Acceptances {

    private static final FindAndModifyOptions NEW =
            FindAndModifyOptions.options().returnNew(true);

    private final MongoTemplate store;

    Acceptances(MongoTemplate store) {
        this.store = store;
    }

    Optional<Acceptance> find(String id) {
        return Optional.ofNullable(store.findById(id, Acceptance.class));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that id */
    void insert(Acceptance acceptance) {
        store.insert(acceptance);
    }

    /** Takes one that nobody is at: one of an id, or any. */
    Optional<Acceptance> claim(@Nullable String id, Instant now, Instant until) {
        Criteria which = id == null ? new Criteria() : where("_id").is(id);
        return Optional.ofNullable(store.findAndModify(
                query(which.and("done").is(null).and("leasedUntil").lte(now)),
                Update.update("leasedUntil", until),
                NEW,
                Acceptance.class));
    }

    /**
     * Writes how far an acceptance has come.
     *
     * @return as it is then, perhaps called off meanwhile; empty if another node has taken it over, then nothing is written
     */
    Optional<Acceptance> progress(Acceptance acceptance, Instant leasedBefore) {
        Query mine = query(where("_id")
                .is(acceptance.id())
                .and("leasedUntil")
                .is(leasedBefore)
                .and("done")
                .is(null));
        Update update = new Update()
                .set("progress", acceptance.progress())
                .set("failed", acceptance.failed())
                .set("done", acceptance.done())
                .set("leasedUntil", acceptance.leasedUntil());
        return Optional.ofNullable(store.findAndModify(mine, update, NEW, Acceptance.class));
    }

    /** Calls one off that has not ended. @return whether there was something to call off */
    boolean cancel(String id, Instant now) {
        return store.updateFirst(
                                query(where("_id")
                                        .is(id)
                                        .and("done")
                                        .is(null)
                                        .and("cancelled")
                                        .is(null)),
                                Update.update("cancelled", now),
                                Acceptance.class)
                        .getMatchedCount()
                == 1;
    }

    /** Keeps what became of reports, replacing what an earlier attempt at the same batch has left. */
    void keep(Collection<AcceptanceOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        for (AcceptanceOutcome outcome : outcomes) {
            Document document = new Document();
            store.getConverter().write(outcome, document);
            writes.add(new ReplaceOneModel<>(
                    Filters.eq("_id", outcome.id()), document, new ReplaceOptions().upsert(true)));
        }
        store.execute(
                AcceptanceOutcome.class,
                documents -> documents.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    /** All of an acceptance that are known, by report. */
    List<AcceptanceOutcome> outcomes(String acceptance) {
        return store.find(query(where("acceptance").is(acceptance)), AcceptanceOutcome.class);
    }

    /** @param accepted only those that were accepted, or only those that were left; null for all */
    Page<AcceptanceOutcome> outcomes(String acceptance, @Nullable Boolean accepted, PageRequest page) {
        Criteria criteria = where("acceptance").is(acceptance);
        if (accepted != null) {
            criteria = accepted
                    ? criteria.and("left").is(null)
                    : criteria.and("left").ne(null);
        }
        long total = store.count(query(criteria), AcceptanceOutcome.class);
        return new Page<>(
                store.find(
                        query(criteria)
                                .with(Sort.by("report"))
                                .skip(page.offset())
                                .limit(page.size()),
                        AcceptanceOutcome.class),
                page.page(),
                page.size(),
                total);
    }
}
