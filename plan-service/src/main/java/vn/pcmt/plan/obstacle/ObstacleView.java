package vn.pcmt.plan.obstacle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.ObstacleLevel;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.task.TaskCalendar;

/**
 * An obstacle as shown.
 *
 * @param ageDays working days since it was raised, until it was removed or until today
 * @param overdue whether whoever has to remove it had time enough
 * @param may what the caller may do with it now
 */
record ObstacleView(
        String id,
        String planId,
        long version,
        boolean sample,
        String title,
        @Nullable String description,
        List<String> tasks,
        String raisedBy,
        @Nullable String raiserUnit,
        Instant raisedAt,
        ObstacleLevel level,
        String ownerUnit,
        @Nullable String owner,
        Instant dueAt,
        int ageDays,
        boolean overdue,
        List<Step> escalations,
        @Nullable String resolution,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt,
        Set<Act> may) {

    /** What can be done with an obstacle. */
    enum Act {
        ESCALATE,
        RESOLVE
    }

    /**
     * A step up.
     *
     * @param reason null if its time ran out
     */
    record Step(
            ObstacleLevel from,
            ObstacleLevel to,
            String unit,
            Instant at,
            String by,
            @Nullable String reason) {}

    static ObstacleView of(Obstacle obstacle, TaskCalendar calendar, Caller caller) {
        Obstacle.Responsible responsible = obstacle.responsible();
        Obstacle.Resolution resolution = obstacle.resolution();
        LocalDate until =
                resolution == null ? calendar.today() : LocalDate.ofInstant(resolution.at(), VietnamTime.ZONE);
        return new ObstacleView(
                obstacle.id(),
                obstacle.planId(),
                obstacle.revision(),
                obstacle.sample(),
                obstacle.text().title(),
                obstacle.text().description(),
                obstacle.text().tasks(),
                obstacle.raisedBy(),
                obstacle.raiserUnit(),
                obstacle.raisedAt(),
                responsible.level(),
                responsible.unit(),
                responsible.officer(),
                responsible.dueAt(),
                calendar.between(LocalDate.ofInstant(obstacle.raisedAt(), VietnamTime.ZONE), until),
                resolution == null && calendar.now().isAfter(responsible.dueAt()),
                obstacle.escalations().stream()
                        .map(one ->
                                new Step(one.from().level(), one.to(), one.unit(), one.at(), one.by(), one.reason()))
                        .toList(),
                resolution == null ? null : resolution.text(),
                resolution == null ? null : resolution.by(),
                resolution == null ? null : resolution.at(),
                resolution == null ? may(obstacle, caller) : Set.of());
    }

    private static Set<Act> may(Obstacle obstacle, Caller caller) {
        Set<Act> acts = EnumSet.noneOf(Act.class);
        if (EscalateObstacle.isConcerned(caller, obstacle)) {
            acts.add(Act.ESCALATE);
        }
        if (ResolveObstacle.isResponsible(caller, obstacle.responsible())) {
            acts.add(Act.RESOLVE);
        }
        return acts;
    }
}
