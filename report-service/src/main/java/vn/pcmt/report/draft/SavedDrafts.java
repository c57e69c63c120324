package vn.pcmt.report.draft;

import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.report.submission.ReportId;

/** The repository of drafts, one per report at most. */
@Component
class SavedDrafts {

    private final MongoOperations store;

    SavedDrafts(MongoOperations store) {
        this.store = store;
    }

    Optional<SavedDraft> find(ReportId id) {
        return Optional.ofNullable(store.findById(id.toString(), SavedDraft.class));
    }

    /** @throws OptimisticLockingFailureException if somebody else saved it meanwhile, for the first time or again */
    void save(SavedDraft draft) {
        try {
            store.save(draft);
        } catch (DuplicateKeyException raced) {
            throw new OptimisticLockingFailureException("saved for the first time by somebody else", raced);
        }
    }

    /** Removes a draft unless somebody has saved it since it was read. */
    void remove(SavedDraft draft) {
        store.remove(
                Query.query(Criteria.where("_id")
                        .is(draft.reportId().toString())
                        .and("stored")
                        .is(draft.stored())),
                SavedDraft.class);
    }

    /**
     * Some drafts in the order of their reports' ids.
     *
     * @param after id of the last one before them; empty to begin
     */
    List<SavedDraft> after(String after, int most) {
        return store.find(
                Query.query(Criteria.where("_id").gt(after))
                        .with(Sort.by("_id"))
                        .limit(most),
                SavedDraft.class);
    }
}
