package vn.pcmt.plan.obstacle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.ObstacleEscalated;
import vn.pcmt.contract.plan.ObstacleLevel;
import vn.pcmt.contract.plan.ObstacleRaised;
import vn.pcmt.contract.plan.ObstacleResolved;
import vn.pcmt.contract.plan.ObstacleState;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** An obstacle: raised, perhaps gone up some levels, and removed. */
@Document(Obstacle.COLLECTION)
@TypeAlias("obstacle")
@CompoundIndex(name = "of_plan", def = "{'planId': 1, 'raisedAt': 1}")
@CompoundIndex(name = "of_task", def = "{'text.tasks': 1}")
@CompoundIndex(name = "clock", def = "{'actAt': 1}")
final class Obstacle implements OutboxHolder {
    static final String COLLECTION = "obstacles";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String planId;
    private final ObstacleText text;
    private final String raisedBy;
    private final @Nullable String raiserUnit;
    private final Instant raisedAt;
    private final boolean sample;
    private Responsible responsible;
    private final List<Escalation> escalations;
    private @Nullable Resolution resolution;
    /**
     * When somebody has to look at it again: because its time runs out, or because its tasks do not know yet. Null when
     * nothing is left to do. A node that takes it up puts it off.
     */
    private @Nullable Instant actAt;

    /** Whether its tasks know that it blocks them, or no longer does. */
    private boolean told;

    private final Outbox outbox;
    private final Receipts receipts;

    /**
     * Who has to remove it, and by when.
     *
     * @param since when it came to this level
     */
    record Responsible(
            ObstacleLevel level, String unit, @Nullable String officer, Instant since, Instant dueAt) {}

    /**
     * A step up.
     *
     * @param reason null if its time ran out
     */
    record Escalation(
            Responsible from,
            ObstacleLevel to,
            String unit,
            Instant at,
            String by,
            @Nullable String reason) {}

    /** How it was removed. */
    record Resolution(String text, String by, Instant at) {}

    @PersistenceCreator
    private Obstacle(
            String id,
            @Nullable Long version,
            String planId,
            ObstacleText text,
            String raisedBy,
            @Nullable String raiserUnit,
            Instant raisedAt,
            boolean sample,
            Responsible responsible,
            List<Escalation> escalations,
            @Nullable Resolution resolution,
            @Nullable Instant actAt,
            boolean told,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.text = text;
        this.raisedBy = raisedBy;
        this.raiserUnit = raiserUnit;
        this.raisedAt = raisedAt;
        this.sample = sample;
        this.responsible = responsible;
        this.escalations = new ArrayList<>(escalations);
        this.resolution = resolution;
        this.actAt = actAt;
        this.told = told;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Obstacle raise(
            String id,
            String planId,
            ObstacleText text,
            String by,
            @Nullable String unit,
            Responsible responsible,
            boolean sample) {
        Instant at = responsible.since();
        Obstacle obstacle = new Obstacle(
                id,
                null,
                planId,
                text,
                by,
                unit,
                at,
                sample,
                responsible,
                List.of(),
                null,
                at,
                false,
                new Outbox(),
                new Receipts());
        ObstacleState state = obstacle.state();
        obstacle.outbox.record(next -> new ObstacleRaised(next, at, by, state));
        return obstacle;
    }

    /**
     * Goes up.
     *
     * @param reason null if its time ran out
     * @throws Refusal {@code obstacle-resolved}
     */
    void escalate(Responsible above, @Nullable String reason, String by) {
        requireOpen();
        ObstacleLevel from = responsible.level();
        escalations.add(new Escalation(responsible, above.level(), above.unit(), above.since(), by, reason));
        responsible = above;
        actAt = told ? above.dueAt() : above.since();
        ObstacleState state = state();
        outbox.record(next -> new ObstacleEscalated(next, above.since(), by, state, from, reason));
    }

    /** @throws Refusal {@code obstacle-resolved} */
    void resolve(String how, String by, Instant at) {
        requireOpen();
        resolution = new Resolution(how, by, at);
        told = false;
        actAt = at;
        ObstacleState state = state();
        outbox.record(next -> new ObstacleResolved(next, at, by, state));
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "obstacle-resolved", text.title());
        }
    }

    private ObstacleState state() {
        return new ObstacleState(
                id,
                planId,
                text.title(),
                text.description(),
                text.tasks(),
                raisedBy,
                raiserUnit,
                raisedAt,
                responsible.level(),
                responsible.unit(),
                responsible.officer(),
                responsible.dueAt(),
                escalations.size(),
                resolution == null ? null : resolution.text(),
                resolution == null ? null : resolution.at(),
                sample);
    }

    boolean isOpen() {
        return resolution == null;
    }

    boolean isTold() {
        return told;
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    ObstacleText text() {
        return text;
    }

    String raisedBy() {
        return raisedBy;
    }

    @Nullable
    String raiserUnit() {
        return raiserUnit;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    boolean sample() {
        return sample;
    }

    Responsible responsible() {
        return responsible;
    }

    List<Escalation> escalations() {
        return List.copyOf(escalations);
    }

    @Nullable
    Resolution resolution() {
        return resolution;
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
