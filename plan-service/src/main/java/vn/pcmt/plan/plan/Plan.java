package vn.pcmt.plan.plan;

import java.time.Instant;
import java.time.LocalDate;
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
import vn.pcmt.contract.plan.PlanAmended;
import vn.pcmt.contract.plan.PlanAmendment;
import vn.pcmt.contract.plan.PlanAmendment.FieldChange;
import vn.pcmt.contract.plan.PlanClosed;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Receipts;

/**
 * A plan: a draft until it is issued, in force until it is closed. Nobody else hears of a draft; issuing tells of the
 * plan and of each report it requires, in one write.
 */
@Document(Plan.COLLECTION)
@TypeAlias("plan")
@CompoundIndex(name = "parent", def = "{'text.parent': 1}")
@CompoundIndex(name = "template", def = "{'origin.template': 1}")
@CompoundIndex(name = "amended", def = "{'amendments.at': 1}")
final class Plan implements OutboxHolder {
    static final String COLLECTION = "plans";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private PlanText text;
    private final boolean sample;
    private @Nullable Issue issue;
    private final @Nullable Origin origin;
    private final List<Amendment> amendments;
    private final Outbox outbox;
    private final Receipts receipts;

    /** In force since, and closed if it is. */
    record Issue(Instant at, String by, @Nullable Closing closing) {}

    /** No longer in force; reports are owed up to the last period. */
    record Closing(Instant at, String by, @Nullable String lastPeriod, ClosingTerms.@Nullable OpenTasks openTasks) {
        ClosingTerms terms() {
            return new ClosingTerms(lastPeriod, openTasks);
        }
    }

    /** The template it was made from, at which version and for which unit. */
    record Origin(String template, int version, String unit) {}

    /** A numbered change of the plan in force. */
    record Amendment(
            int number,
            @Nullable String documentNumber,
            LocalDate on,
            String reason,
            Instant at,
            String by,
            List<FieldChange> changes) {
        PlanAmendment told() {
            return new PlanAmendment(number, documentNumber, on, reason, changes);
        }
    }

    @PersistenceCreator
    private Plan(
            String id,
            @Nullable Long version,
            PlanText text,
            boolean sample,
            @Nullable Issue issue,
            @Nullable Origin origin,
            @Nullable List<Amendment> amendments,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.text = text;
        this.sample = sample;
        this.issue = issue;
        this.origin = origin;
        this.amendments = new ArrayList<>(Objects.requireNonNullElse(amendments, List.of()));
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Plan draft(String id, PlanText text, boolean sample) {
        return draft(id, text, sample, null);
    }

    /** @param origin null for a plan written for itself */
    static Plan draft(String id, PlanText text, boolean sample, @Nullable Origin origin) {
        return new Plan(id, null, text, sample, null, origin, null, new Outbox(), new Receipts());
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
        outbox.record(next -> new PlanIssued(next, at, actor, Told.state(this)));
        tell(text.requirements().stream().map(RequirementText::requirement).toList(), actor, at);
    }

    /**
     * Changes the plan in force.
     *
     * @param requirements what becomes of its requirements
     * @throws Refusal {@code plan-not-issued}; {@code amendment-empty} if nothing would change
     */
    void amend(AmendmentText amendment, RequirementChanges requirements, String actor, Instant at) {
        requireInForce();
        PlanText amended = amendment.plan().requiring(requirements.requirements());
        List<FieldChange> changes = Differences.between(text, amended);
        if (changes.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "amendment-empty");
        }
        text = amended;
        Amendment made = new Amendment(
                amendments.size() + 1,
                amendment.documentNumber(),
                amendment.on(),
                amendment.reason(),
                at,
                actor,
                changes);
        amendments.add(made);
        outbox.record(next -> new PlanAmended(next, at, actor, Told.state(this), made.told()));
        tell(requirements.told(), actor, at);
    }

    /**
     * Ends the plan: what it requires is owed for the last time for a period.
     *
     * @param ending its requirements as they end
     * @throws Refusal {@code plan-not-issued}
     */
    void close(ClosingTerms terms, List<RequirementText> ending, String actor, Instant at) {
        requireInForce();
        issue = new Issue(issued().at(), issued().by(), new Closing(at, actor, terms.lastPeriod(), terms.openTasks()));
        List<Requirement> ended = ending.stream()
                .filter(one -> !text.requirements().contains(one))
                .map(RequirementText::requirement)
                .toList();
        text = text.requiring(ending);
        outbox.record(next -> new PlanClosed(next, at, actor, Told.state(this), terms.lastPeriod()));
        tell(ended, actor, at);
    }

    private void tell(List<Requirement> requirements, String actor, Instant at) {
        requirements.forEach(
                required -> outbox.record(next -> new RequirementSet(next, at, actor, Told.state(this), required)));
    }

    /** @throws Refusal {@code plan-not-issued} */
    void requireInForce() {
        requireStatus(PlanStatus.ISSUED, "plan-not-issued");
    }

    private void requireStatus(PlanStatus required, String code) {
        if (status() != required) {
            throw new Refusal(Refusal.Kind.CONFLICT, code, id);
        }
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

    @Nullable
    LocalDate closedOn() {
        Closing closing = issue == null ? null : issue.closing();
        return closing == null ? null : LocalDate.ofInstant(closing.at(), VietnamTime.ZONE);
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

    @Nullable
    Origin origin() {
        return origin;
    }

    List<Amendment> amendments() {
        return List.copyOf(amendments);
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
