package vn.pcmt.plan.explanation;

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
import vn.pcmt.contract.plan.ExplainedFigure;
import vn.pcmt.contract.plan.ExplanationAccepted;
import vn.pcmt.contract.plan.ExplanationAnswered;
import vn.pcmt.contract.plan.ExplanationRequested;
import vn.pcmt.contract.plan.ExplanationReturned;
import vn.pcmt.contract.plan.ExplanationState;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** A question to a unit, its answers, and which of them was accepted. What was asked about never changes. */
@Document(Explanation.COLLECTION)
@TypeAlias("explanation")
@CompoundIndex(name = "of_figure", def = "{'figureKey': 1}")
@CompoundIndex(name = "of_task", def = "{'asked.task': 1}")
@CompoundIndex(name = "of_unit", def = "{'asked.unitKey': 1, 'asked.dueAt': 1}")
@CompoundIndex(name = "of_plan", def = "{'asked.plan': 1}")
final class Explanation implements OutboxHolder {
    static final String COLLECTION = "explanations";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final Asked asked;
    /** {@code indicator,area,period}; null if a task is asked about. */
    private final @Nullable String figureKey;

    private ExplanationState.Status status;
    private final List<Round> rounds;
    private @Nullable Verdict accepted;
    private final boolean sample;
    private final Outbox outbox;
    private final Receipts receipts;

    /** What was asked, of whom, by whom. */
    record Asked(
            @Nullable String plan,
            @Nullable ExplainedFigure figure,
            @Nullable String task,
            String question,
            String unitKey,
            String by,
            Instant at,
            Instant dueAt) {}

    /**
     * An answer, and why it was sent back if it was.
     *
     * @param returned null unless it was
     */
    record Round(ExplanationState.Answer answer, @Nullable Verdict returned) {}

    /** A decision on an answer. */
    record Verdict(@Nullable String reason, String by, Instant at) {}

    @PersistenceCreator
    private Explanation(
            String id,
            @Nullable Long version,
            Asked asked,
            @Nullable String figureKey,
            ExplanationState.Status status,
            List<Round> rounds,
            @Nullable Verdict accepted,
            boolean sample,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.asked = asked;
        this.figureKey = figureKey;
        this.status = status;
        this.rounds = new ArrayList<>(rounds);
        this.accepted = accepted;
        this.sample = sample;
        this.outbox = outbox;
        this.receipts = receipts;
    }

    static Explanation request(String id, Asked asked, boolean sample) {
        ExplainedFigure figure = asked.figure();
        Explanation explanation = new Explanation(
                id,
                null,
                asked,
                figure == null ? null : figureKey(figure.indicator(), figure.area(), figure.period()),
                ExplanationState.Status.REQUESTED,
                List.of(),
                null,
                sample,
                new Outbox(),
                new Receipts());
        ExplanationState state = explanation.state();
        explanation.outbox.record(next -> new ExplanationRequested(next, asked.at(), asked.by(), state));
        return explanation;
    }

    static String figureKey(String indicator, String area, String period) {
        return indicator + "," + area + "," + period;
    }

    /** @throws Refusal {@code explanation-answered} while an answer waits or was accepted */
    void answer(String text, String by, Instant at) {
        if (status != ExplanationState.Status.REQUESTED && status != ExplanationState.Status.RETURNED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "explanation-answered", id);
        }
        rounds.add(new Round(new ExplanationState.Answer(text, by, at), null));
        status = ExplanationState.Status.ANSWERED;
        ExplanationState state = state();
        outbox.record(next -> new ExplanationAnswered(next, at, by, state));
    }

    /** @throws Refusal {@code explanation-not-answered} */
    void accept(String by, Instant at) {
        requireAnswered();
        accepted = new Verdict(null, by, at);
        status = ExplanationState.Status.ACCEPTED;
        ExplanationState state = state();
        outbox.record(next -> new ExplanationAccepted(next, at, by, state));
    }

    /** @throws Refusal {@code explanation-not-answered} */
    void sendBack(String reason, String by, Instant at) {
        requireAnswered();
        rounds.add(new Round(rounds.removeLast().answer(), new Verdict(reason, by, at)));
        status = ExplanationState.Status.RETURNED;
        ExplanationState state = state();
        outbox.record(next -> new ExplanationReturned(next, at, by, state, reason));
    }

    private void requireAnswered() {
        if (status != ExplanationState.Status.ANSWERED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "explanation-not-answered", id);
        }
    }

    private ExplanationState state() {
        return new ExplanationState(
                id,
                asked.plan(),
                asked.figure(),
                asked.task(),
                asked.question(),
                asked.unitKey(),
                asked.by(),
                asked.at(),
                asked.dueAt(),
                status,
                rounds.isEmpty() ? null : rounds.getLast().answer(),
                sample);
    }

    String id() {
        return id;
    }

    Asked asked() {
        return asked;
    }

    ExplanationState.Status status() {
        return status;
    }

    List<Round> rounds() {
        return List.copyOf(rounds);
    }

    @Nullable
    Verdict accepted() {
        return accepted;
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
