package vn.pcmt.plan.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/**
 * A plan: a draft until it is issued, in force until it is closed. Nobody else hears of a draft; issuing tells of the
 * plan and of each report it requires, in one write.
 */
@Document(Plan.COLLECTION)
@TypeAlias("plan")
final class Plan implements OutboxHolder {
    static final String COLLECTION = "plans";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private PlanText text;
    private final boolean sample;
    private @Nullable Issue issue;
    private final Outbox outbox;
    private final Receipts receipts;

    /** In force since, and closed if it is. */
    record Issue(Instant at, String by, @Nullable Closing closing) {}

    /** No longer in force; reports are owed up to the last period. */
    record Closing(Instant at, String by, String lastPeriod, ClosingTerms.@Nullable OpenTasks openTasks) {
        ClosingTerms terms() {
            return new ClosingTerms(lastPeriod, openTasks);
        }
    }

    @PersistenceCreator
    private Plan(
            String id,
            @Nullable Long version,
            PlanText text,
            boolean sample,
            @Nullable Issue issue,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.text = text;
        this.sample = sample;
        this.issue = issue;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Plan draft(String id, PlanText text, boolean sample) {
        return new Plan(id, null, text, sample, null, new Outbox(), new Receipts());
    }

    /** @throws Refusal {@code plan-not-draft} */
    void edit(PlanText edited) {
        requireStatus(PlanStatus.DRAFT, "plan-not-draft");
        text = edited;
    }

    /**
     * Puts the plan into force.
     *
     * @throws Refusal {@code plan-not-draft}
     */
    void issue(String actor, Instant at) {
        requireStatus(PlanStatus.DRAFT, "plan-not-draft");
        issue = new Issue(at, actor, null);
        PlanState state = state();
        outbox.record(next -> new PlanIssued(next, at, actor, state));
        tellRequirements(state, actor, at);
    }

    /**
     * Ends the plan: what it requires is owed for the last time for a period.
     *
     * @param terms requirements that end before their last period are left alone
     * @throws Refusal {@code plan-not-issued}
     */
    void close(ClosingTerms terms, String actor, Instant at) {
        requireStatus(PlanStatus.ISSUED, "plan-not-issued");
        issue = new Issue(issued().at(), issued().by(), new Closing(at, actor, terms.lastPeriod(), terms.openTasks()));
        tellRequirements(state(), actor, at);
    }

    private void tellRequirements(PlanState state, String actor, Instant at) {
        state.requirements()
                .forEach(required -> outbox.record(next -> new RequirementSet(next, at, actor, state, required)));
    }

    private void requireStatus(PlanStatus required, String code) {
        if (status() != required) {
            throw new Refusal(Refusal.Kind.CONFLICT, code, id);
        }
    }

    /** The plan as the contract has it. Only of a plan that passed the rules of issuing. */
    private PlanState state() {
        return new PlanState(
                id,
                text.kind(),
                text.title(),
                text.documentNumber(),
                Objects.requireNonNull(text.issuer(), "issuer"),
                text.issuedOn(),
                text.from(),
                text.to(),
                text.scope(),
                requirements(),
                sample);
    }

    private List<Requirement> requirements() {
        Closing closing = issue == null ? null : issue.closing();
        List<Requirement> requirements = new ArrayList<>();
        for (RequirementText required : text.requirements()) {
            Requirement requirement = required.requirement();
            requirements.add(closing == null ? requirement : endedBy(closing.lastPeriod(), requirement));
        }
        return requirements;
    }

    private static Requirement endedBy(String lastPeriod, Requirement open) {
        String last = open.lastPeriod();
        // Months are written so that their order is that of their letters.
        if (last != null && last.compareTo(lastPeriod) <= 0) {
            return open;
        }
        return new Requirement(
                open.id(), open.template(), open.frequency(), open.scope(), open.firstPeriod(), lastPeriod);
    }

    private Issue issued() {
        return Objects.requireNonNull(issue, "an issued plan says when");
    }

    PlanStatus status() {
        if (issue == null) {
            return PlanStatus.DRAFT;
        }
        return issue.closing() == null ? PlanStatus.ISSUED : PlanStatus.CLOSED;
    }

    @Nullable
    ClosingTerms closingTerms() {
        Closing closing = issue == null ? null : issue.closing();
        return closing == null ? null : closing.terms();
    }

    String id() {
        return id;
    }

    PlanText text() {
        return text;
    }

    boolean sample() {
        return sample;
    }

    @Nullable
    Issue inForce() {
        return issue;
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
