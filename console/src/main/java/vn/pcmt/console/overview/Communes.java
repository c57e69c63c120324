package vn.pcmt.console.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.overview.TileMap.Cell;
import vn.pcmt.console.overview.TileMap.Point;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PlanService.Unit;

/** Where each commune's tile lies. Asked for rarely: units change by a reorganisation, not by the minute. */
@Component
class Communes {
    private final PlanService plans;
    private final OverviewSettings settings;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    private record Kept(Map<String, Cell> cells, Instant until) {}

    Communes(PlanService plans, OverviewSettings settings, Clock clock) {
        this.plans = plans;
        this.settings = settings;
        this.clock = clock;
    }

    /** Cells by unit key; units without coordinates are left out. */
    Map<String, Cell> cells(Visitor visitor) {
        Kept last = kept;
        if (last != null && clock.instant().isBefore(last.until())) {
            return last.cells();
        }
        List<String> keys = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        for (Unit unit : plans.communes(visitor, settings.province())) {
            if (unit.latitude() != null && unit.longitude() != null && keys.size() < TileMap.ROWS * TileMap.COLUMNS) {
                keys.add(unit.key());
                points.add(new Point(unit.latitude(), unit.longitude()));
            }
        }
        List<Cell> places = TileMap.place(points);
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            cells.put(keys.get(i), places.get(i));
        }
        if (!cells.isEmpty()) {
            kept = new Kept(cells, clock.instant().plus(settings.keepUnits()));
        }
        return cells;
    }
}
