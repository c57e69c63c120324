package vn.pcmt.notification.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.plan.AssessmentEvent;
import vn.pcmt.contract.plan.AssessmentState;
import vn.pcmt.contract.plan.Body;
import vn.pcmt.contract.plan.CommitteeEvent;
import vn.pcmt.contract.plan.ExplanationEvent;
import vn.pcmt.contract.plan.ExplanationReturned;
import vn.pcmt.contract.plan.ExplanationState;
import vn.pcmt.contract.plan.ObstacleEvent;
import vn.pcmt.contract.plan.ObstacleState;
import vn.pcmt.contract.plan.PlanAmended;
import vn.pcmt.contract.plan.PlanClosed;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.plan.TargetEvent;
import vn.pcmt.contract.plan.TaskCompleted;
import vn.pcmt.contract.plan.TaskConfirmed;
import vn.pcmt.contract.plan.TaskEvent;
import vn.pcmt.contract.plan.TaskReturned;
import vn.pcmt.contract.plan.TaskState;
import vn.pcmt.contract.plan.TaskStatus;
import vn.pcmt.contract.plan.TaskWithdrawn;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation.State;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.Term;

/**
 * What plans, tasks, obstacles, explanations and self-assessments make somebody owe. Each
 * event tells the whole of it, so that it does not matter what else is known by then.
 */
@Component
class PlanDebts {

    private final DebtSettings settings;

    PlanDebts(DebtSettings settings) {
        this.settings = settings;
    }

    List<Debt> of(PlanEvent event) {
        return switch (event) {
            case TaskEvent task -> ofTask(task);
            case ExplanationEvent explanation -> ofExplanation(explanation);
            case ObstacleEvent obstacle -> List.of(ofObstacle(obstacle));
            case AssessmentEvent assessment -> List.of(ofAssessment(assessment));
            case RequirementSet ignored -> List.of();
            case PlanStateEvent plan -> ofPlan(plan).stream().toList();
            case CommitteeEvent ignored -> List.of();
            case TargetEvent ignored -> List.of();
        };
    }

    private List<Debt> ofTask(TaskEvent event) {
        TaskState task = event.task();
        State state = task.status() == TaskStatus.RETURNED
                ? State.RETURNED
                : task.status().isOpen() ? State.OPEN : State.CLOSED;
        Debt owed = new Debt(
                Debt.id(ObligationKind.TASK, task.id()),
                event.version(),
                event.at(),
                seatOf(task.lead(), task.accountable()),
                "",
                "",
                Term.until(task.deadlineAt()),
                state,
                new Subject(ObligationKind.TASK, task.planId(), task.title(), task.accountable(), false, null),
                task.blocked(),
                AlertKind.ASSIGNED,
                event instanceof TaskReturned returned ? returned.reason() : null,
                event instanceof TaskWithdrawn,
                null);
        boolean toDecide = task.status() == TaskStatus.DONE;
        boolean decided = toDecide
                || event instanceof TaskCompleted
                || event instanceof TaskConfirmed
                || event instanceof TaskReturned
                || event instanceof TaskWithdrawn;
        return decided
                ? List.of(
                        owed,
                        confirmation(
                                task.id(),
                                event.version(),
                                event.at(),
                                doneAt(task, event.at()),
                                Seat.where(task.decider(), owed.seat().otherwise()),
                                "",
                                confirming(task.planId(), task.title(), task.decider(), null),
                                toDecide))
                : List.of(owed);
    }

    /** That it was amended meanwhile gives nobody more time to decide. */
    private static Instant doneAt(TaskState task, Instant at) {
        return task.doneOn() == null
                ? at
                : task.doneOn().atStartOfDay(VietnamTime.ZONE).toInstant();
    }

    private List<Debt> ofExplanation(ExplanationEvent event) {
        ExplanationState asked = event.explanation();
        boolean open = asked.status() == ExplanationState.Status.REQUESTED
                || asked.status() == ExplanationState.Status.RETURNED;
        // Asked for within a day it cannot wait for the morning.
        boolean urgent = asked.dueAt().isBefore(asked.askedAt().plus(settings.urgentWithin()));
        Debt owed = new Debt(
                Debt.id(ObligationKind.EXPLANATION, asked.id()),
                event.version(),
                event.at(),
                Seat.in(asked.unitKey()),
                "",
                "",
                Term.until(asked.dueAt()),
                asked.status() == ExplanationState.Status.RETURNED ? State.RETURNED : open ? State.OPEN : State.CLOSED,
                new Subject(ObligationKind.EXPLANATION, asked.plan(), null, null, urgent, null, asked.question()),
                false,
                AlertKind.ASSIGNED,
                event instanceof ExplanationReturned returned ? returned.reason() : null,
                false,
                null);
        return asked.answer() == null
                ? List.of(owed)
                : List.of(
                        owed,
                        confirmation(
                                asked.id(),
                                event.version(),
                                event.at(),
                                event.at(),
                                Seat.where(asked.askedBy(), asked.unitKey()),
                                "",
                                confirming(asked.plan(), null, asked.askedBy(), asked.question()),
                                asked.status() == ExplanationState.Status.ANSWERED));
    }

    private Debt ofObstacle(ObstacleEvent event) {
        ObstacleState obstacle = event.obstacle();
        return new Debt(
                Debt.id(ObligationKind.OBSTACLE, obstacle.id()),
                event.version(),
                event.at(),
                Seat.in(obstacle.ownerUnit()),
                "",
                "",
                Term.until(obstacle.dueAt()),
                obstacle.resolvedAt() == null ? State.OPEN : State.CLOSED,
                new Subject(
                        ObligationKind.OBSTACLE, obstacle.planId(), obstacle.title(), obstacle.owner(), false, null),
                false,
                AlertKind.ASSIGNED,
                null,
                false,
                null);
    }

    private Debt ofAssessment(AssessmentEvent event) {
        AssessmentState assessment = event.assessment();
        return confirmation(
                assessment.id(),
                event.version(),
                event.at(),
                event.at(),
                Seat.in(assessment.unitKey()),
                String.valueOf(assessment.year()),
                confirming(assessment.planId(), null, null, null),
                assessment.status() == AssessmentState.Status.SUBMITTED);
    }

    /** A plan that runs out has to be evaluated and closed some time after; one whose end was taken back has not. */
    private Optional<Debt> ofPlan(PlanStateEvent event) {
        PlanState plan = event.plan();
        LocalDate last = plan.to();
        if (last == null && !(event instanceof PlanAmended)) {
            return Optional.empty();
        }
        boolean closed = event instanceof PlanClosed
                || last == null
                || plan.details() != null && plan.details().closedOn() != null;
        Body lead = plan.details() == null ? null : plan.details().lead();
        return Optional.of(new Debt(
                Debt.id(ObligationKind.EVALUATION, plan.id()),
                event.version(),
                event.at(),
                lead != null && lead.unitKey() != null ? Seat.in(lead.unitKey()) : seatOf(plan.scope()),
                "",
                "",
                last == null
                        ? Term.until(event.at())
                        : Term.workingDays(
                                last.atStartOfDay(VietnamTime.ZONE).toInstant(), settings.evaluateWithinDays()),
                closed ? State.CLOSED : State.OPEN,
                new Subject(ObligationKind.EVALUATION, plan.id(), plan.title(), null, false, null),
                false,
                null,
                null,
                last == null,
                null));
    }

    private Debt confirmation(
            String about,
            long version,
            Instant at,
            Instant askedAt,
            Seat seat,
            String period,
            Subject subject,
            boolean open) {
        return new Debt(
                Debt.id(ObligationKind.CONFIRMATION, about),
                version,
                at,
                seat,
                "",
                period,
                Term.workingDays(askedAt, settings.confirmWithinDays()),
                open ? State.OPEN : State.CLOSED,
                subject,
                false,
                AlertKind.ASSIGNED,
                null,
                false,
                null);
    }

    private static Subject confirming(
            @Nullable String plan, @Nullable String title, @Nullable String decider, @Nullable String question) {
        return new Subject(ObligationKind.CONFIRMATION, plan, title, decider, false, null, question);
    }

    /** Of a body that is no unit, where its officer serves. */
    private static Seat seatOf(Body lead, String officer) {
        return lead.unitKey() != null ? Seat.in(lead.unitKey()) : Seat.where(officer, UnitState.COUNTRY_KEY);
    }

    /** The one area of a plan, or the area above the first of several. */
    private static Seat seatOf(List<String> scope) {
        if (scope.isEmpty()) {
            return Seat.in(UnitState.COUNTRY_KEY);
        }
        return Seat.over(scope);
    }
}
