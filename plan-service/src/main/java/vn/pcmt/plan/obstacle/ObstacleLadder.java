package vn.pcmt.plan.obstacle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.ObstacleLevel;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.task.TaskCalendar;
import vn.pcmt.plan.unit.UnitDirectory;

/** Who comes next above a unit, in the tree of the day, and how long each level has. */
@Component
class ObstacleLadder {
    private final UnitDirectory units;
    private final TaskCalendar calendar;
    private final ObstacleSettings settings;

    ObstacleLadder(UnitDirectory units, TaskCalendar calendar, ObstacleSettings settings) {
        this.units = units;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** A unit has to remove the obstacle from now on. */
    Obstacle.Responsible at(UnitState unit, @Nullable String officer) {
        return responsible(level(unit.kind()), unit.key(), officer);
    }

    /** The level above; empty above the country. A unit that exists no longer is followed into its successor. */
    Optional<Obstacle.Responsible> above(Obstacle.Responsible current) {
        if (current.level() == ObstacleLevel.COUNTRY) {
            return Optional.empty();
        }
        List<String> path = units.find(current.unit()).map(this::pathToday).orElse(List.of());
        for (String area : path) {
            ObstacleLevel level = area.equals(UnitState.COUNTRY_KEY)
                    ? ObstacleLevel.COUNTRY
                    : units.find(area).map(unit -> level(unit.kind())).orElse(ObstacleLevel.COUNTRY);
            if (level.compareTo(current.level()) > 0) {
                return Optional.of(responsible(level, area, null));
            }
        }
        return Optional.of(responsible(ObstacleLevel.COUNTRY, UnitState.COUNTRY_KEY, null));
    }

    private List<String> pathToday(UnitState unit) {
        if (unit.existsOn(calendar.today()) || unit.today().isEmpty()) {
            return unit.path();
        }
        return unit.today().getFirst().path();
    }

    private Obstacle.Responsible responsible(ObstacleLevel level, String unit, @Nullable String officer) {
        Instant now = calendar.now();
        LocalDate due = calendar.plus(calendar.today(), settings.daysAt(level));
        return new Obstacle.Responsible(level, unit, officer, now, calendar.deadlineAt(due));
    }

    private static ObstacleLevel level(UnitKind kind) {
        return switch (kind) {
            case COMMUNE, WARD, TOWNSHIP, SPECIAL_ZONE -> ObstacleLevel.COMMUNE;
            case DISTRICT -> ObstacleLevel.DISTRICT;
            case PROVINCE -> ObstacleLevel.PROVINCE;
            case COUNTRY -> ObstacleLevel.COUNTRY;
        };
    }
}
