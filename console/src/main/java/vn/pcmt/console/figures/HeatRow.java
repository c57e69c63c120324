package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.pcmt.console.chart.ReportState;
import vn.pcmt.console.services.ReportingService.Reporting;
import vn.pcmt.console.services.ReportingService.UnitRates;

/**
 * One unit in the heat table of reporting. A page has about a thousand cells of eleven kinds, so their words are looked up
 * once for each kind.
 */
record HeatRow(String unit, String name, @Nullable BigDecimal timeliness, List<Cell> cells) {

    /** {@code glyph} names the picture of its state; null where nothing was owed. */
    record Cell(String style, @Nullable ReportState glyph, boolean late, String said) {}

    static List<HeatRow> of(@Nullable Reporting reporting, MessageSource messages, Locale language) {
        if (reporting == null) {
            return List.of();
        }
        Map<ReportState, Cell> inTime = new EnumMap<>(ReportState.class);
        Map<ReportState, Cell> late = new EnumMap<>(ReportState.class);
        String comma = ", " + messages.getMessage("late", null, language);
        for (ReportState state : ReportState.values()) {
            String said = messages.getMessage("state." + state, null, language);
            inTime.put(state, new Cell(state.style(), state, false, said));
            late.put(state, new Cell(state.style(), state, true, said + comma));
        }
        Cell none = new Cell("", null, false, messages.getMessage("area.not-owed", null, language));
        return reporting.units().items().stream()
                .map(unit -> new HeatRow(
                        unit.unitKey(),
                        unit.name(),
                        unit.rates().timeliness(),
                        reporting.periods().stream()
                                .map(period -> cell(unit, period.period(), inTime, late, none))
                                .toList()))
                .toList();
    }

    private static Cell cell(
            UnitRates unit, String period, Map<ReportState, Cell> inTime, Map<ReportState, Cell> late, Cell none) {
        var owed = unit.at(period);
        return owed == null ? none : (owed.late() ? late : inTime).getOrDefault(owed.state(), none);
    }
}
