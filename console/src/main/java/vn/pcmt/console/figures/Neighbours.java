package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.chart.Columns;
import vn.pcmt.console.services.FigureService.ChildSeries;
import vn.pcmt.console.services.FigureService.Part;

/**
 * One indicator of the areas below, month by month, on one scale: what is small looks small.
 *
 * @param columns null if there is nothing to draw
 */
record Neighbours(
        String area,
        String name,
        @Nullable BigDecimal latest,
        @Nullable Columns columns) {

    static List<Neighbours> of(ChildSeries children, String code) {
        BigDecimal most = children.items().stream()
                .flatMap(child -> values(child.items(), code))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return children.items().stream()
                .map(child -> {
                    List<String> periods =
                            child.items().stream().map(Part::period).toList();
                    List<@Nullable BigDecimal> values =
                            values(child.items(), code).toList();
                    return new Neighbours(
                            child.area(),
                            child.name(),
                            values.isEmpty() ? null : values.getLast(),
                            Columns.of(periods, values, List.of(), most));
                })
                .toList();
    }

    private static Stream<@Nullable BigDecimal> values(List<Part> parts, String code) {
        return parts.stream().map(part -> part.received(code));
    }
}
