package vn.pcmt.plan.obstacle;

import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.ObstacleLevel;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.task.Reason;

/** Takes an obstacle up a level: because somebody asks for it, or because its time ran out. */
@Component
public class EscalateObstacle {
    private final Obstacles obstacles;
    private final ChangeObstacle changeObstacle;
    private final ObstacleLadder ladder;

    EscalateObstacle(Obstacles obstacles, ChangeObstacle changeObstacle, ObstacleLadder ladder) {
        this.obstacles = obstacles;
        this.changeObstacle = changeObstacle;
        this.ladder = ladder;
    }

    /**
     * By whoever raised it, has to remove it, heads one of these units, or leads.
     *
     * @throws Refusal {@code forbidden}, {@code text-refused}, {@code obstacle-resolved}, {@code obstacle-at-the-top} and
     *     the common ones
     */
    public ObstacleWritten handle(
            String id, Reason reason, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "EscalateObstacle " + id, reason);
        return changeObstacle.handle(
                id, key, fingerprint, expected, obstacle -> requireConcerned(caller, obstacle), obstacle -> {
                    FreeText.require("/reason", reason.reason());
                    obstacle.escalate(
                            ladder.above(obstacle.responsible())
                                    .orElseThrow(() -> new Refusal(
                                            Refusal.Kind.CONFLICT,
                                            "obstacle-at-the-top",
                                            obstacle.text().title())),
                            reason.reason(),
                            caller.id());
                });
    }

    /**
     * Because its time ran out. Beyond the province it goes only when somebody says so.
     *
     * @return whether it went up
     */
    boolean handleOverdue(Obstacle overdue) {
        if (overdue.responsible().level().compareTo(ObstacleLevel.PROVINCE) >= 0) {
            return false;
        }
        ladder.above(overdue.responsible()).ifPresent(above -> overdue.escalate(above, null, Event.SYSTEM));
        obstacles.save(overdue);
        return true;
    }

    private static void requireConcerned(Caller caller, Obstacle obstacle) {
        if (!isConcerned(caller, obstacle)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    static boolean isConcerned(Caller caller, Obstacle obstacle) {
        String own = caller.unitKey();
        boolean head = caller.has(OfficerRole.COMMUNE_HEAD)
                && own != null
                && (own.equals(obstacle.raiserUnit())
                        || own.equals(obstacle.responsible().unit()));
        return caller.has(OfficerRole.LEADER)
                || caller.id().equals(obstacle.raisedBy())
                || caller.id().equals(obstacle.responsible().officer())
                || head;
    }
}
