package vn.pcmt.report.imports;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
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

/** The repository of imports and of the reports that they did not take. */
@Component
class ImportJobs {

    private final MongoTemplate store;

    ImportJobs(MongoTemplate store) {
        this.store = store;
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(store.findById(id, ImportJob.class));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that id */
    void insert(ImportJob job) {
        store.insert(job);
    }

    /** Takes an import that nobody is at: one of an id, or any. */
    Optional<ImportJob> claim(@Nullable String id, Instant now, Instant until) {
        Criteria which = id == null ? new Criteria() : where("_id").is(id);
        return Optional.ofNullable(store.findAndModify(
                query(which.and("done").is(null).and("leasedUntil").lte(now)),
                Update.update("leasedUntil", until),
                FindAndModifyOptions.options().returnNew(true),
                ImportJob.class));
    }

    /**
     * Writes how far an import has come.
     *
     * @return false if another node has taken it over meanwhile; then nothing is written
     */
    boolean progress(ImportJob job, Instant leasedBefore) {
        Query mine = query(where("_id")
                .is(job.id())
                .and("leasedUntil")
                .is(leasedBefore)
                .and("done")
                .is(null));
        Update update = new Update()
                .set("progress", job.progress())
                .set("failure", job.failure())
                .set("file", job.file())
                .set("done", job.done())
                .set("leasedUntil", job.leasedUntil());
        return store.updateFirst(mine, update, ImportJob.class).getMatchedCount() == 1;
    }

    /**
     * Adds to an import that was called off what the batches that were under way have taken still.
     *
     * @param before how far it had come when they began
     */
    void progressAfterCancelling(ImportJob job, ImportJob.Progress before) {
        store.updateFirst(
                query(where("_id")
                        .is(job.id())
                        .and("failure.code")
                        .is(ImportJob.CANCELLED)
                        .and("progress.seen")
                        .is(before.seen())),
                Update.update("progress", job.progress()),
                ImportJob.class);
    }

    /** Trials whose file waited for a confirmation until now. */
    List<ImportJob> trialsBefore(Instant then) {
        return store.find(query(where("done").lt(then).and("file").ne(null)), ImportJob.class);
    }

    /** The file is no longer there for a trial. @return false if it was gone already */
    boolean releaseFile(ImportJob job) {
        return store.updateFirst(
                                query(where("_id").is(job.id()).and("file").is(job.file())),
                                Update.update("file", null),
                                ImportJob.class)
                        .getMatchedCount()
                == 1;
    }

    /** Keeps what was refused, replacing what an earlier attempt at the same batch has left. */
    void keep(List<RefusedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        for (RefusedRow row : rows) {
            Document document = new Document();
            store.getConverter().write(row, document);
            writes.add(new ReplaceOneModel<>(Filters.eq("_id", row.id()), document, new ReplaceOptions().upsert(true)));
        }
        store.execute(
                RefusedRow.class, documents -> documents.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
    }

    Page<RefusedRow> refused(String job, PageRequest page) {
        Query query = query(where("job").is(job));
        long total = store.count(query, RefusedRow.class);
        return new Page<>(
                store.find(query.with(Sort.by("seen")).skip(page.offset()).limit(page.size()), RefusedRow.class),
                page.page(),
                page.size(),
                total);
    }

    /** The next rows after a position, in their order. */
    List<RefusedRow> refusedAfter(String job, int seen, int most) {
        return store.find(
                query(where("job").is(job).and("seen").gt(seen))
                        .with(Sort.by("seen"))
                        .limit(most),
                RefusedRow.class);
    }
}
