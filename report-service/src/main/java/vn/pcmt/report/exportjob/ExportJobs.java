package vn.pcmt.report.exportjob;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The repository of files that were asked for. */
@Component
class ExportJobs {

    private static final FindAndModifyOptions NEW =
            FindAndModifyOptions.options().returnNew(true);
    /** The id of a part of a document is stored as one. */
    private static final String ACCOUNT = "caller._id";

    private final MongoTemplate store;

    ExportJobs(MongoTemplate store) {
        this.store = store;
    }

    Optional<ExportJob> find(String id) {
        return Optional.ofNullable(store.findById(id, ExportJob.class));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of that id */
    void insert(ExportJob job) {
        store.insert(job);
    }

    long underWay() {
        return store.count(query(where("done").is(null)), ExportJob.class);
    }

    long underWay(String account) {
        return store.count(query(where(ACCOUNT).is(account).and("done").is(null)), ExportJob.class);
    }

    /** Of an account, the latest first. */
    List<ExportJob> ended(String account) {
        return store.find(
                query(where(ACCOUNT).is(account).and("done").ne(null)).with(Sort.by(Sort.Direction.DESC, "done")),
                ExportJob.class);
    }

    List<ExportJob> endedBefore(Instant then) {
        return store.find(query(where("done").lt(then)), ExportJob.class);
    }

    /** Takes one that nobody is at: one of an id, or any. */
    Optional<ExportJob> claim(@Nullable String id, Instant now, Instant until) {
        Criteria which = id == null ? new Criteria() : where("_id").is(id);
        return Optional.ofNullable(store.findAndModify(
                query(which.and("done").is(null).and("leasedUntil").lte(now)).with(Sort.by("begun")),
                Update.update("leasedUntil", until)
                        .set("step", ExportJob.Step.READING)
                        .inc("attempts", 1),
                NEW,
                ExportJob.class));
    }

    /**
     * Writes how far one has come, or its end.
     *
     * @return false if it has ended meanwhile, or another node has taken it over; then nothing is written
     */
    boolean progress(ExportJob job, Instant leasedBefore) {
        Update update = new Update()
                .set("step", job.step())
                .set("failure", job.failure())
                .set("file", job.file())
                .set("done", job.done())
                .set("leasedUntil", job.leasedUntil());
        return store.updateFirst(
                                query(where("_id")
                                        .is(job.id())
                                        .and("leasedUntil")
                                        .is(leasedBefore)
                                        .and("done")
                                        .is(null)),
                                update,
                                ExportJob.class)
                        .getMatchedCount()
                == 1;
    }

    void remove(ExportJob job) {
        store.remove(query(where("_id").is(job.id())), ExportJob.class);
    }
}
