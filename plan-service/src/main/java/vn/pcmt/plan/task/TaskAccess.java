package vn.pcmt.plan.task;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.unit.UnitDirectory;

/** Who may do what with a task. During absence the deputy of an officer does what the officer may. */
@Component
class TaskAccess {
    private final OfficerDirectory officers;
    private final UnitDirectory units;
    private final TaskCalendar calendar;

    TaskAccess(OfficerDirectory officers, UnitDirectory units, TaskCalendar calendar) {
        this.officers = officers;
        this.units = units;
        this.calendar = calendar;
    }

    /** What a plan says is written by leaders, while it is a draft also by administrators. */
    static void requireWriter(Caller caller, PlanFacts plan) {
        if (plan.status() == PlanStatus.DRAFT) {
            caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        } else {
            caller.requireAny(OfficerRole.LEADER);
        }
    }

    void requireCarriesOut(Caller caller, TaskText task) {
        if (!carriesOut(caller, task)) {
            throw forbidden();
        }
    }

    /**
     * A task is carried out by the accountable officer or the head of the unit that leads. Who decides does not stand in
     * for the accountable officer: nobody confirms his own work.
     */
    boolean carriesOut(Caller caller, TaskText task) {
        return caller.id().equals(task.accountable())
                || caller.has(OfficerRole.COMMUNE_HEAD) && isUnit(caller, task.lead())
                || !caller.id().equals(task.decider()) && actsFor(caller, task.accountable());
    }

    /**
     * What this caller may do with a task as it is now. Commands decide again; this is for screens, which should offer
     * nothing that is refused.
     */
    Set<TaskAct> may(Caller caller, TaskFacts task, PlanFacts plan) {
        TaskText text = task.text();
        Work work = task.work();
        boolean open = task.stage().isOpen();
        Set<TaskAct> acts = EnumSet.noneOf(TaskAct.class);
        if (open && carriesOut(caller, text)) {
            acts.add(TaskAct.CARRY_OUT);
        }
        if (task.stage() == TaskStage.DONE && decides(caller, text, work)) {
            acts.add(TaskAct.DECIDE);
        }
        if (!task.stage().isEnded() && plan.status() != PlanStatus.CLOSED && writes(caller, plan)) {
            acts.add(TaskAct.WRITE);
        }
        if (open && (carriesOut(caller, text) || isConcerned(caller, text) || caller.has(OfficerRole.LEADER))) {
            acts.add(TaskAct.RAISE_OBSTACLE);
        }
        if (readsEvidence(caller, text)) {
            acts.add(TaskAct.READ_EVIDENCE);
        }
        return acts;
    }

    private static boolean writes(Caller caller, PlanFacts plan) {
        return caller.has(OfficerRole.LEADER) || plan.status() == PlanStatus.DRAFT && caller.has(OfficerRole.ADMIN);
    }

    private boolean isConcerned(Caller caller, TaskText task) {
        return isUnit(caller, task.lead()) || task.coordinating().stream().anyMatch(body -> isUnit(caller, body));
    }

    void requireDecides(Caller caller, Task task) {
        if (!decides(caller, task.text(), task.inForce())) {
            throw forbidden();
        }
    }

    /** Nobody but the officer named decides, or a deputy; and nobody who carries it out or said that it is done. */
    private boolean decides(Caller caller, TaskText text, @Nullable Work work) {
        boolean own = work != null && caller.id().equals(work.doneBy());
        return !own
                && (caller.id().equals(text.decider()) || !carriesOut(caller, text) && actsFor(caller, text.decider()));
    }

    /** Files are read by those who need them: who carries out, who decides, and who leads, reviews or audits. */
    void requireReadsEvidence(Caller caller, TaskText task) {
        if (!readsEvidence(caller, task)) {
            throw forbidden();
        }
    }

    private boolean readsEvidence(Caller caller, TaskText task) {
        return carriesOut(caller, task)
                || caller.id().equals(task.decider())
                || actsFor(caller, task.decider())
                || isConcerned(caller, task)
                || caller.has(OfficerRole.LEADER)
                || caller.has(OfficerRole.REVIEWER)
                || caller.has(OfficerRole.AUDITOR);
    }

    /** Whether somebody stands in for an officer who is away today. */
    private boolean actsFor(Caller caller, @Nullable String officer) {
        return officer != null
                && officers.actingFor(officer, calendar.today())
                        .filter(caller.id()::equals)
                        .isPresent();
    }

    /** Also the unit that the one named has become since. */
    private boolean isUnit(Caller caller, @Nullable BodyText body) {
        String named = body == null ? null : body.unitKey();
        String own = caller.unitKey();
        return named != null && own != null && units.isToday(named, own);
    }

    private static Refusal forbidden() {
        return new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
    }
}
