package vn.pcmt.console.overview;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.overview.TileMap.Cell;
import vn.pcmt.console.overview.TileMap.Point;
import vn.pcmt.console.services.Kept;
import vn.pcmt.console.services.PlanService;
import vn.pcmt.console.services.PlanService.Unit;

/** Where each commune's tile lies. Asked for rarely: units change by a reorganisation, not by the minute. */
@Component
class Communes {
    private final PlanService plans;
    private final OverviewSettings settings;
    private final Kept<String, Map<String, Cell>> kept;

    Communes(PlanService plans, OverviewSettings settings, Clock clock) {
        this.plans = plans;
        this.settings = settings;
        this.kept = new Kept<>(settings.keepUnits(), clock, cells -> !cells.isEmpty());
    }

    /** Cells by unit key; units without coordinates are left out. */
    Map<String, Cell> cells(Visitor visitor) {
        return kept.of(settings.province(), () -> placed(visitor));
    }

    private Map<String, Cell> placed(Visitor visitor) {
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
        return cells;
    }
}
