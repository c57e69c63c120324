package vn.pcmt.plan.obstacle;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.task.TaskCalendar;

/** Who has to remove an obstacle says how it was removed. */
@Component
public class ResolveObstacle {
    private final ChangeObstacle changeObstacle;
    private final TellTasks tellTasks;
    private final TaskCalendar calendar;

    ResolveObstacle(ChangeObstacle changeObstacle, TellTasks tellTasks, TaskCalendar calendar) {
        this.changeObstacle = changeObstacle;
        this.tellTasks = tellTasks;
        this.calendar = calendar;
    }

    /** How an obstacle was removed, in Vietnamese. */
    public record Resolution(@NotBlank @Size(max = 2000) String text) {}

    /** @throws Refusal {@code forbidden}, {@code text-refused}, {@code obstacle-resolved} and the common ones */
    public ObstacleWritten handle(
            String id, Resolution resolution, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "ResolveObstacle " + id, resolution);
        ObstacleWritten written = changeObstacle.handle(
                id,
                key,
                fingerprint,
                expected,
                obstacle -> requireResponsible(caller, obstacle.responsible()),
                obstacle -> {
                    FreeText.require("/text", resolution.text());
                    obstacle.resolve(resolution.text(), caller.id(), calendar.now());
                });
        tellTasks.handle(id);
        return written;
    }

    private static void requireResponsible(Caller caller, Obstacle.Responsible responsible) {
        if (!isResponsible(caller, responsible)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /** Leaders may always; else the officer named, or who heads or reviews for the unit. */
    static boolean isResponsible(Caller caller, Obstacle.Responsible responsible) {
        boolean ofTheUnit = responsible.unit().equals(caller.unitKey())
                && (caller.has(OfficerRole.COMMUNE_HEAD) || caller.has(OfficerRole.REVIEWER));
        return caller.has(OfficerRole.LEADER) || caller.id().equals(responsible.officer()) || ofTheUnit;
    }
}
