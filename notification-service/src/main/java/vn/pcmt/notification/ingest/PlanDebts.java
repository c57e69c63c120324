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
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation.State;

/** What plans, tasks, obstacles, explanations and self-assessments make somebody owe. Each event tells the whole of it. */
@Component
class PlanDebts {

    private final Directory directory;
    private final WorkingHours hours;
    private final DebtSettings settings;

    PlanDebts(Directory directory, WorkingHours hours, DebtSettings settings) {
        this.directory = directory;
        this.hours = hours;
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
                unitOf(task.lead(), task.accountable()),
                "",
                "",
                task.deadlineAt(),
                state,
                new Subject(ObligationKind.TASK, task.planId(), task.title(), task.accountable(), false, null),
                task.blocked(),
                AlertKind.ASSIGNED,
                event instanceof TaskReturned returned ? returned.reason() : null,
                event instanceof TaskWithdrawn);
        boolean decided = event instanceof TaskCompleted
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
                                unitOf(task.decider()).orElse(owed.unitKey()),
                                "",
                                confirming(task.planId(), task.title(), task.decider(), null),
                                task.status() == TaskStatus.DONE))
                : List.of(owed);
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
                asked.unitKey(),
                "",
                "",
                asked.dueAt(),
                asked.status() == ExplanationState.Status.RETURNED ? State.RETURNED : open ? State.OPEN : State.CLOSED,
                new Subject(ObligationKind.EXPLANATION, asked.plan(), null, null, urgent, null, asked.question()),
                false,
                AlertKind.ASSIGNED,
                event instanceof ExplanationReturned returned ? returned.reason() : null,
                false);
        return asked.answer() == null
                ? List.of(owed)
                : List.of(
                        owed,
                        confirmation(
                                asked.id(),
                                event.version(),
                                event.at(),
                                unitOf(asked.askedBy()).orElse(asked.unitKey()),
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
                obstacle.ownerUnit(),
                "",
                "",
                obstacle.dueAt(),
                obstacle.resolvedAt() == null ? State.OPEN : State.CLOSED,
                new Subject(
                        ObligationKind.OBSTACLE, obstacle.planId(), obstacle.title(), obstacle.owner(), false, null),
                false,
                AlertKind.ASSIGNED,
                null,
                false);
    }

    private Debt ofAssessment(AssessmentEvent event) {
        AssessmentState assessment = event.assessment();
        return confirmation(
                assessment.id(),
                event.version(),
                event.at(),
                assessment.unitKey(),
                String.valueOf(assessment.year()),
                confirming(assessment.planId(), null, null, null),
                assessment.status() == AssessmentState.Status.SUBMITTED);
    }

    /** A plan that runs out has to be evaluated and closed some time after. */
    private Optional<Debt> ofPlan(PlanStateEvent event) {
        PlanState plan = event.plan();
        LocalDate last = plan.to();
        if (last == null) {
            return Optional.empty();
        }
        boolean closed = event instanceof PlanClosed
                || plan.details() != null && plan.details().closedOn() != null;
        Body lead = plan.details() == null ? null : plan.details().lead();
        return Optional.of(new Debt(
                Debt.id(ObligationKind.EVALUATION, plan.id()),
                event.version(),
                event.at(),
                lead != null && lead.unitKey() != null ? lead.unitKey() : areaOf(plan.scope()),
                "",
                "",
                hours.endOfOffice(last, settings.evaluateWithinDays()),
                closed ? State.CLOSED : State.OPEN,
                new Subject(ObligationKind.EVALUATION, plan.id(), plan.title(), null, false, null),
                false,
                null,
                null,
                false));
    }

    private Debt confirmation(
            String about, long version, Instant at, String unitKey, String period, Subject subject, boolean open) {
        LocalDate day = LocalDate.ofInstant(at, VietnamTime.ZONE);
        return new Debt(
                Debt.id(ObligationKind.CONFIRMATION, about),
                version,
                at,
                unitKey,
                "",
                period,
                hours.endOfOffice(day, settings.confirmWithinDays()),
                open ? State.OPEN : State.CLOSED,
                subject,
                false,
                AlertKind.ASSIGNED,
                null,
                false);
    }

    private static Subject confirming(
            @Nullable String plan, @Nullable String title, @Nullable String decider, @Nullable String question) {
        return new Subject(ObligationKind.CONFIRMATION, plan, title, decider, false, null, question);
    }

    /** Of a body that is no unit, where its officer serves. */
    private String unitOf(Body lead, String officer) {
        return lead.unitKey() != null ? lead.unitKey() : unitOf(officer).orElse(UnitState.COUNTRY_KEY);
    }

    private Optional<String> unitOf(String officer) {
        return directory.officer(officer).map(Officer::unitKey);
    }

    /** The one area of a plan, or the area above the first of several. */
    private String areaOf(List<String> scope) {
        if (scope.isEmpty()) {
            return UnitState.COUNTRY_KEY;
        }
        return scope.size() == 1
                ? scope.getFirst()
                : directory
                        .unit(scope.getFirst())
                        .filter(unit -> unit.path().size() > 1)
                        .map(unit -> unit.path().get(1))
                        .orElse(scope.getFirst());
    }
}
