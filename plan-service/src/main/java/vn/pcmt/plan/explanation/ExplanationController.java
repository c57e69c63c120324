package vn.pcmt.plan.explanation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.ExplainedFigure;
import vn.pcmt.contract.plan.ExplanationState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.task.Reason;
import vn.pcmt.plan.task.TaskCalendar;

/** Explanations over HTTP. */
@RestController
@RequestMapping("/api/v1/explanations")
@Tag(name = "explanations", description = "Asked for by a leader, answered by a unit, pinned to a figure or a task")
class ExplanationController {
    private final FindExplanations find;
    private final RequestExplanation request;
    private final AnswerExplanation answer;
    private final DecideExplanation decide;
    private final TaskCalendar calendar;

    ExplanationController(
            FindExplanations find,
            RequestExplanation request,
            AnswerExplanation answer,
            DecideExplanation decide,
            TaskCalendar calendar) {
        this.find = find;
        this.request = request;
        this.answer = answer;
        this.decide = decide;
        this.calendar = calendar;
    }

    /** What can be done with an explanation; decided is by accepting or returning an answer. */
    enum Act {
        ANSWER,
        DECIDE
    }

    /**
     * An explanation as shown.
     *
     * @param overdue whether the unit had time enough and has to answer still
     * @param answers in the order given, each with the reason it was sent back if it was
     * @param pinned the answer that was accepted, null before
     * @param may what the caller may do with it now
     */
    record ExplanationView(
            String id,
            long version,
            boolean sample,
            @Nullable String plan,
            @Nullable ExplainedFigure figure,
            @Nullable String task,
            String question,
            String unitKey,
            String askedBy,
            Instant askedAt,
            Instant dueAt,
            boolean overdue,
            ExplanationState.Status status,
            List<Explanation.Round> answers,
            ExplanationState.@Nullable Answer pinned,
            @Nullable String acceptedBy,
            @Nullable Instant acceptedAt,
            Set<Act> may) {
        static ExplanationView of(Explanation explanation, Instant now, Set<Act> may) {
            Explanation.Asked asked = explanation.asked();
            Explanation.Verdict accepted = explanation.accepted();
            boolean owed = explanation.status() == ExplanationState.Status.REQUESTED
                    || explanation.status() == ExplanationState.Status.RETURNED;
            return new ExplanationView(
                    explanation.id(),
                    explanation.revision(),
                    explanation.sample(),
                    asked.plan(),
                    asked.figure(),
                    asked.task(),
                    asked.question(),
                    asked.unitKey(),
                    asked.by(),
                    asked.at(),
                    asked.dueAt(),
                    owed && now.isAfter(asked.dueAt()),
                    explanation.status(),
                    explanation.rounds(),
                    accepted == null ? null : explanation.rounds().getLast().answer(),
                    accepted == null ? null : accepted.by(),
                    accepted == null ? null : accepted.at(),
                    may);
        }
    }

    @Operation(summary = "Explanations, what is due first; ?figure=CA01,18859@2025-07-01,2026-02 for those of a figure")
    @GetMapping
    Page<ExplanationView> list(@ParameterObject FindExplanations.Wanted wanted, Caller caller, PageRequest page) {
        Page<Explanation> found = find.list(wanted, caller, page);
        return new Page<>(
                found.items().stream().map(one -> view(one, caller)).toList(),
                found.page(),
                found.size(),
                found.total());
    }

    @Operation(summary = "One explanation with all its answers")
    @GetMapping("/{id}")
    ResponseEntity<ExplanationView> one(@PathVariable String id, Caller caller) {
        Explanation explanation = find.one(id, caller);
        return ResponseEntity.ok().eTag(ETags.of(explanation.revision())).body(view(explanation, caller));
    }

    @Operation(summary = "Ask a unit to explain a figure or a slip: leaders")
    @PostMapping
    ResponseEntity<ExplanationWritten> request(
            @Valid @RequestBody ExplanationRequest sent, Caller caller, IdempotencyKey key) {
        ExplanationWritten asked = request.handle(sent, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/explanations/" + asked.id()))
                .eTag(ETags.of(asked.version()))
                .body(asked);
    }

    @Operation(summary = "Answer: the unit that was asked, or the accountable officer of the task")
    @PostMapping("/{id}/answer")
    ResponseEntity<ExplanationWritten> answer(
            @PathVariable String id,
            @Valid @RequestBody AnswerExplanation.Answer sent,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(answer.handle(id, sent, caller, key, expected));
    }

    @Operation(summary = "Accept the answer, which stays pinned: leaders")
    @PostMapping("/{id}/acceptance")
    ResponseEntity<ExplanationWritten> accept(
            @PathVariable String id, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return written(decide.accept(id, caller, key, expected));
    }

    @Operation(summary = "Send the answer back: leaders")
    @PostMapping("/{id}/return")
    ResponseEntity<ExplanationWritten> sendBack(
            @PathVariable String id,
            @Valid @RequestBody Reason reason,
            Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        return written(decide.sendBack(id, reason, caller, key, expected));
    }

    private ExplanationView view(Explanation explanation, Caller caller) {
        Set<Act> may = EnumSet.noneOf(Act.class);
        switch (explanation.status()) {
            case REQUESTED, RETURNED -> {
                if (answer.isAsked(caller, explanation.asked())) {
                    may.add(Act.ANSWER);
                }
            }
            case ANSWERED -> {
                if (caller.has(OfficerRole.LEADER)) {
                    may.add(Act.DECIDE);
                }
            }
            default -> {
                // Accepted: nothing more happens to it.
            }
        }
        return ExplanationView.of(explanation, calendar.now(), may);
    }

    private static ResponseEntity<ExplanationWritten> written(ExplanationWritten explanation) {
        return ResponseEntity.ok().eTag(ETags.of(explanation.version())).body(explanation);
    }
}
