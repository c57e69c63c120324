package vn.pcmt.plan.task;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;

/** Who may do what with a task. */
final class TaskAccess {
    private TaskAccess() {}

    /** What a plan says is written by leaders, while it is a draft also by administrators. */
    static void requireWriter(Caller caller, PlanFacts plan) {
        if (plan.status() == PlanStatus.DRAFT) {
            caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        } else {
            caller.requireAny(OfficerRole.LEADER);
        }
    }

    /** A task is carried out by the accountable officer or the head of the unit that leads. */
    static void requireCarriesOut(Caller caller, TaskText task) {
        if (!carriesOut(caller, task)) {
            throw forbidden();
        }
    }

    static boolean carriesOut(Caller caller, TaskText task) {
        return caller.id().equals(task.accountable())
                || caller.has(OfficerRole.COMMUNE_HEAD) && isUnit(caller, task.lead());
    }

    /** Nobody but the officer named decides. */
    static void requireDecides(Caller caller, TaskText task) {
        if (!caller.id().equals(task.decider())) {
            throw forbidden();
        }
    }

    /** Files are read by those who need them: who carries out, who decides, and who leads, reviews or audits. */
    static void requireReadsEvidence(Caller caller, TaskText task) {
        boolean concerned = carriesOut(caller, task)
                || caller.id().equals(task.decider())
                || isUnit(caller, task.lead())
                || task.coordinating().stream().anyMatch(body -> isUnit(caller, body))
                || caller.has(OfficerRole.LEADER)
                || caller.has(OfficerRole.REVIEWER)
                || caller.has(OfficerRole.AUDITOR);
        if (!concerned) {
            throw forbidden();
        }
    }

    private static boolean isUnit(Caller caller, @Nullable BodyText body) {
        return body != null && body.unitKey() != null && body.unitKey().equals(caller.unitKey());
    }

    private static Refusal forbidden() {
        return new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
    }
}
