package vn.pcmt.contract.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A leader asked a unit to explain a figure, or why a task slips.
 *
 * @param plan id of the plan it belongs to; null for a figure asked about outside any plan
 * @param figure null if a task is asked about
 * @param task id of the task asked about; null if a figure is
 * @param question in Vietnamese
 * @param unitKey unit that has to answer
 * @param askedBy id of the officer who asked
 * @param answer the latest, null before the first
 * @param sample whether this is sample data, to be shown as such
 */
public record ExplanationState(
        String id,
        @Nullable String plan,
        @Nullable ExplainedFigure figure,
        @Nullable String task,
        String question,
        String unitKey,
        String askedBy,
        Instant askedAt,
        Instant dueAt,
        Status status,
        @Nullable Answer answer,
        boolean sample) {

    /** Where an explanation is in its life. */
    public enum Status {
        REQUESTED,
        ANSWERED,
        RETURNED,
        ACCEPTED
    }

    /**
     * What a unit answered.
     *
     * @param by id of the officer who answered
     */
    public record Answer(String text, String by, Instant at) {
        public Answer {
            Checks.text(text, "text");
            Checks.text(by, "by");
            Checks.present(at, "at");
        }
    }

    public ExplanationState {
        Checks.text(id, "id");
        if ((figure == null) == (task == null)) {
            throw new IllegalArgumentException("an explanation is of a figure or of a task");
        }
        Checks.text(question, "question");
        Checks.text(unitKey, "unitKey");
        Checks.text(askedBy, "askedBy");
        Checks.present(askedAt, "askedAt");
        Checks.present(dueAt, "dueAt");
        Checks.present(status, "status");
    }
}
