package vn.pcmt.plan.committee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.CommitteeSet;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.web.Receipts;

/** A committee of a plan. Nobody else hears of it while the plan is a draft. */
@Document(Committee.COLLECTION)
@TypeAlias("committee")
@CompoundIndex(name = "plan", def = "{'planId': 1}")
final class Committee implements OutboxHolder {
    static final String COLLECTION = "committees";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String planId;
    private CommitteeText text;
    private final boolean sample;
    private final Outbox outbox;
    private final Receipts receipts;

    @PersistenceCreator
    private Committee(
            String id,
            @Nullable Long version,
            String planId,
            CommitteeText text,
            boolean sample,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.text = text;
        this.sample = sample;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Committee of(String planId, String id, CommitteeText text, boolean sample) {
        return new Committee(id, null, planId, text, sample, new Outbox(), new Receipts());
    }

    void change(CommitteeText changed) {
        text = changed;
    }

    /** Lets others hear of the committee as it is now. */
    void tell(String actor, Instant at) {
        outbox.record(next -> new CommitteeSet(next, at, actor, state()));
    }

    boolean isTold() {
        return outbox.version() > 0;
    }

    CommitteeState state() {
        return new CommitteeState(
                id,
                planId,
                text.kind(),
                text.name(),
                text.decision(),
                text.decidedOn(),
                text.size(),
                text.from(),
                text.to(),
                text.members().stream().map(CommitteeText.Member::member).toList(),
                text.acting().stream().map(CommitteeText.Acting::acting).toList(),
                sample);
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    CommitteeText text() {
        return text;
    }

    boolean sample() {
        return sample;
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
