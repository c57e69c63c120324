package vn.pcmt.plan.target;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.plan.TargetWithdrawn;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** A target of a plan. Nobody else hears of it before the plan is in force. How it stands is no part of it. */
@Document(Target.COLLECTION)
@TypeAlias("target")
final class Target implements OutboxHolder {
    static final String COLLECTION = "targets";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    @Indexed
    private final String planId;

    private TargetText text;
    private final boolean sample;

    @Indexed
    private boolean draft;

    /** What the plan covered when the target was told: its scope if it names none of its own. */
    private List<String> areas;

    private @Nullable Withdrawal withdrawal;
    private final Outbox outbox;
    private final Receipts receipts;

    /** No longer wanted since. */
    record Withdrawal(Instant at, String by, String reason) {}

    @PersistenceCreator
    private Target(
            String id,
            @Nullable Long version,
            String planId,
            TargetText text,
            boolean sample,
            boolean draft,
            List<String> areas,
            @Nullable Withdrawal withdrawal,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.text = text;
        this.sample = sample;
        this.draft = draft;
        this.areas = areas;
        this.withdrawal = withdrawal;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Target draft(String id, String planId, TargetText text, boolean sample) {
        return new Target(id, null, planId, text, sample, true, List.of(), null, new Outbox(), new Receipts());
    }

    /**
     * Comes into force with its plan, and goes with its scope unless it names one of its own.
     *
     * @return whether that changed it
     */
    boolean follow(List<String> planScope, String actor, Instant at) {
        boolean moved = text.scope().isEmpty() && !areas.equals(planScope);
        if (withdrawal != null || !draft && !moved) {
            return false;
        }
        draft = false;
        tell(planScope, actor, at);
        return true;
    }

    /**
     * Says something else from now on.
     *
     * @throws Refusal {@code target-withdrawn}
     */
    void edit(TargetText edited, List<String> planScope, String actor, Instant at) {
        requireWanted();
        text = edited;
        if (!draft) {
            tell(planScope, actor, at);
        }
    }

    /** @throws Refusal {@code target-withdrawn} */
    void withdraw(String reason, String actor, Instant at) {
        requireWanted();
        withdrawal = new Withdrawal(at, actor, reason);
        if (!draft) {
            TargetState state = state();
            outbox.record(next -> new TargetWithdrawn(next, at, actor, state, reason));
        }
    }

    private void requireWanted() {
        if (withdrawal != null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "target-withdrawn", id);
        }
    }

    private void tell(List<String> planScope, String actor, Instant at) {
        areas = text.scope().isEmpty() ? List.copyOf(planScope) : text.scope();
        TargetState state = state();
        outbox.record(next -> new TargetSet(next, at, actor, state));
    }

    private TargetState state() {
        return text.state(id, planId, areas, sample);
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    TargetText text() {
        return text;
    }

    boolean sample() {
        return sample;
    }

    boolean isDraft() {
        return draft;
    }

    @Nullable
    Withdrawal withdrawal() {
        return withdrawal;
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
