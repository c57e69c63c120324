package vn.pcmt.plan.obstacle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskFacts;
import vn.pcmt.plan.unit.UnitDirectory;

/** Who carries out a plan says what stands in the way. */
@Component
public class RaiseObstacle {
    private final Obstacles obstacles;
    private final ObstacleLadder ladder;
    private final TellTasks tellTasks;
    private final PlanDirectory plans;
    private final TaskDirectory tasks;
    private final UnitDirectory units;
    private final OfficerDirectory officers;
    private final TaskCalendar calendar;

    RaiseObstacle(
            Obstacles obstacles,
            ObstacleLadder ladder,
            TellTasks tellTasks,
            PlanDirectory plans,
            TaskDirectory tasks,
            UnitDirectory units,
            OfficerDirectory officers,
            TaskCalendar calendar) {
        this.obstacles = obstacles;
        this.ladder = ladder;
        this.tellTasks = tellTasks;
        this.plans = plans;
        this.tasks = tasks;
        this.units = units;
        this.officers = officers;
        this.calendar = calendar;
    }

    /**
     * The same caller and key raise the same obstacle.
     *
     * @throws Refusal {@code obstacle-refused} with the fields at fault; {@code forbidden} for somebody who carries out
     *     none of it; {@code plan-not-found}, {@code plan-not-issued}, {@code plan-closed}, {@code idempotency-key-reused}
     */
    public ObstacleWritten handle(String planId, ObstacleText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(
                OfficerRole.COMMUNE_REPORTER,
                OfficerRole.COMMUNE_HEAD,
                OfficerRole.OFFICER,
                OfficerRole.REVIEWER,
                OfficerRole.LEADER);
        String id = key.newId("obstacle " + planId, caller.id());
        String fingerprint = Fingerprint.of(caller, "RaiseObstacle " + id, text);
        Optional<Obstacle> existing = obstacles.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        PlanFacts plan = plans.requireOpen(planId);
        if (plan.status() == PlanStatus.DRAFT) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-not-issued", planId);
        }
        Map<String, TaskFacts> blocked = tasks.findAll(text.tasks());
        requireCarriesOut(caller, plan, blocked);
        UnitState owner = check(planId, text, blocked, caller);
        Obstacle obstacle = Obstacle.raise(
                id, planId, text, caller.id(), caller.unitKey(), ladder.at(owner, text.owner()), plan.sample());
        obstacle.receipts().add(key, fingerprint, "0");
        try {
            obstacles.insert(obstacle);
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(obstacles.findById(id).orElseThrow(), key, fingerprint);
        }
        tellTasks.handle(id);
        return new ObstacleWritten(id, 0);
    }

    /**
     * Leaders may raise any; everyone else only what stands in the way of own tasks, or of an own unit's, and of a plan
     * as a whole only where their unit has a part in it.
     */
    private void requireCarriesOut(Caller caller, PlanFacts plan, Map<String, TaskFacts> blocked) {
        if (caller.has(OfficerRole.LEADER)) {
            return;
        }
        Set<String> own = caller.unitKey() == null ? Set.of() : units.standingFor(caller.unitKey());
        if (!blocked.values().stream().allMatch(task -> tasks.carriesOut(caller, task) || task.involves(own))
                || blocked.isEmpty() && plan.scope().stream().noneMatch(area -> isInOneLine(caller.unitKey(), area))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /** Whether one of two units lies in the other. */
    private boolean isInOneLine(@Nullable String unit, String other) {
        return unit != null && (units.isWithin(unit, other) || units.isWithin(other, unit));
    }

    /** @return the unit that has to remove it */
    private UnitState check(String planId, ObstacleText text, Map<String, TaskFacts> blocked, Caller caller) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < text.tasks().size(); i++) {
            TaskFacts task = blocked.get(text.tasks().get(i));
            if (task == null || !task.planId().equals(planId)) {
                problems.add(new FieldProblem(
                        "/tasks/" + i, "dependency-unknown", text.tasks().get(i)));
            } else if (!task.stage().isOpen()) {
                problems.add(new FieldProblem("/tasks/" + i, "task-not-being-done", task.label()));
            }
        }
        FreeText.check("/title", text.title(), problems);
        FreeText.check("/description", text.description(), problems);
        String key = text.ownerUnit() != null ? text.ownerUnit() : caller.unitKey();
        String officer = text.owner();
        if (officer != null && officers.find(officer).isEmpty()) {
            problems.add(new FieldProblem("/owner", "officer-unknown", officer));
        } else if (officer != null && !officers.inOffice(officer, calendar.today())) {
            problems.add(new FieldProblem("/owner", "officer-gone", officer));
        } else if (officer != null && key != null && !serves(officer, key)) {
            problems.add(new FieldProblem("/owner", "officer-of-another-unit", officer));
        }
        Optional<UnitState> unit = key == null ? Optional.empty() : units.find(key);
        if (unit.isEmpty()) {
            problems.add(new FieldProblem("/ownerUnit", "unit-unknown", key == null ? "" : key));
        } else if (!unit.get().existsOn(calendar.today())) {
            problems.add(
                    new FieldProblem("/ownerUnit", "unit-abolished", unit.get().key()));
        } else if (!caller.has(OfficerRole.LEADER)
                && !isInOneLine(caller.unitKey(), unit.get().key())) {
            // Whoever is named gets an alert: nobody is to be able to send one to whom he likes.
            problems.add(new FieldProblem(
                    "/ownerUnit", "unit-not-in-line", unit.get().name()));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "obstacle-refused").withFields(problems);
        }
        return unit.orElseThrow();
    }

    private boolean serves(String officer, String unit) {
        return officers.find(officer)
                .filter(known -> units.standingFor(known.unitKey()).contains(unit))
                .isPresent();
    }

    private static ObstacleWritten firstAnswer(Obstacle obstacle, IdempotencyKey key, String fingerprint) {
        obstacle.receipts().answerTo(key, fingerprint);
        return new ObstacleWritten(obstacle.id(), 0);
    }
}
