package vn.pcmt.plan.selfassessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.AssessmentConfirmed;
import vn.pcmt.contract.plan.AssessmentReturned;
import vn.pcmt.contract.plan.AssessmentState;
import vn.pcmt.contract.plan.AssessmentSubmitted;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.plan.selfassessment.Criteria.CriteriaGroup;
import vn.pcmt.plan.selfassessment.Criteria.Criterion;

/** One commune's self-assessment for one year: draft, submitted, then confirmed or returned to be mended. */
@Document(Assessment.COLLECTION)
@TypeAlias("assessment")
@CompoundIndex(name = "plan", def = "{'planId': 1, 'year': 1, 'unitKey': 1}")
final class Assessment implements OutboxHolder {
    static final String COLLECTION = "assessments";

    /** Where it stands. */
    enum Status {
        DRAFT,
        SUBMITTED,
        CONFIRMED,
        RETURNED
    }

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String planId;
    private final String unitKey;
    private final int year;
    private final int criteria;
    private final boolean sample;
    private Status status;
    private List<Score> scores;
    private @Nullable Instant submittedAt;
    private @Nullable Return returned;
    private final Outbox outbox;
    private final Receipts receipts;

    @PersistenceCreator
    private Assessment(
            String id,
            @Nullable Long version,
            String planId,
            String unitKey,
            int year,
            int criteria,
            boolean sample,
            Status status,
            List<Score> scores,
            @Nullable Instant submittedAt,
            @Nullable Return returned,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.unitKey = unitKey;
        this.year = year;
        this.criteria = criteria;
        this.sample = sample;
        this.status = status;
        this.scores = scores;
        this.submittedAt = submittedAt;
        this.returned = returned;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    /**
     * Why it was returned.
     *
     * @param remarks on single criteria
     */
    record Return(String reason, List<Remark> remarks, String by, Instant at) {}

    /** What is to be mended in one criterion. */
    record Remark(String criterion, String text) {}

    /** Other points than claimed, given by the province. */
    record Adjustment(String criterion, BigDecimal points, String why) {}

    static String id(String planId, String unitKey, int year) {
        return planId + "~" + unitKey + "~" + year;
    }

    static Assessment draft(
            String planId, String unitKey, int year, CriteriaVersion criteria, List<Score> scores, boolean sample) {
        return new Assessment(
                id(planId, unitKey, year),
                null,
                planId,
                unitKey,
                year,
                criteria.version(),
                sample,
                Status.DRAFT,
                List.copyOf(scores),
                null,
                null,
                new Outbox(),
                new Receipts());
    }

    /** @throws Refusal {@code assessment-not-open} once it is handed in */
    void write(List<Score> written) {
        requireOpen();
        scores = List.copyOf(written);
    }

    /**
     * Hands it in. The caller has made sure that it is complete.
     *
     * @throws Refusal {@code assessment-not-open}
     */
    void submit(Criteria by, String actor, Instant at) {
        requireOpen();
        status = Status.SUBMITTED;
        submittedAt = at;
        returned = null;
        scores = scores.stream().map(Score::claimedOnly).toList();
        outbox.record(version -> new AssessmentSubmitted(version, at, actor, state(by)));
    }

    /**
     * Confirms it, with other points where the province sees it otherwise.
     *
     * @throws Refusal {@code assessment-not-submitted}
     */
    void confirm(List<Adjustment> adjustments, Criteria by, String actor, Instant at) {
        requireSubmitted();
        status = Status.CONFIRMED;
        scores = scores.stream().map(score -> confirmed(score, adjustments)).toList();
        outbox.record(version -> new AssessmentConfirmed(version, at, actor, state(by)));
    }

    private static Score confirmed(Score score, List<Adjustment> adjustments) {
        return adjustments.stream()
                .filter(adjustment -> adjustment.criterion().equals(score.criterion()))
                .findFirst()
                .map(adjustment -> score.confirmed(adjustment.points(), adjustment.why()))
                .orElseGet(() -> score.confirmed(score.claimed(), null));
    }

    /** @throws Refusal {@code assessment-not-submitted} */
    void giveBack(String reason, List<Remark> remarks, Criteria by, String actor, Instant at) {
        requireSubmitted();
        status = Status.RETURNED;
        returned = new Return(reason, List.copyOf(remarks), actor, at);
        outbox.record(version -> new AssessmentReturned(version, at, actor, state(by)));
    }

    private void requireOpen() {
        if (status != Status.DRAFT && status != Status.RETURNED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "assessment-not-open", id);
        }
    }

    private void requireSubmitted() {
        if (status != Status.SUBMITTED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "assessment-not-submitted", id);
        }
    }

    private AssessmentState state(Criteria by) {
        Scoring scoring = Scoring.of(by, scores);
        List<AssessmentState.Score> told = new ArrayList<>();
        for (CriteriaGroup group : by.groups()) {
            for (Criterion criterion : group.criteria()) {
                scores.stream()
                        .filter(score -> score.criterion().equals(criterion.code()))
                        .map(score -> new AssessmentState.Score(
                                criterion.code(),
                                group.group(),
                                criterion.max(),
                                score.claimed(),
                                score.confirmed(),
                                score.evidence()))
                        .forEach(told::add);
            }
        }
        return new AssessmentState(
                id,
                planId,
                unitKey,
                year,
                criteria,
                AssessmentState.Status.valueOf(status.name()),
                told,
                scoring.groups(),
                scoring.total(),
                scoring.good(),
                Objects.requireNonNull(submittedAt),
                returned == null ? null : returned.reason(),
                sample);
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    String unitKey() {
        return unitKey;
    }

    int year() {
        return year;
    }

    /** Version of the criteria it is judged by. */
    int criteria() {
        return criteria;
    }

    boolean sample() {
        return sample;
    }

    Status status() {
        return status;
    }

    List<Score> scores() {
        return scores;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    Return returned() {
        return returned;
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
