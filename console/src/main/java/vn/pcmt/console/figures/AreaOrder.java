package vn.pcmt.console.figures;

import java.math.BigDecimal;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.figures.AreaPage.ChildRow;
import vn.pcmt.console.figures.AreaPage.Figure;
import vn.pcmt.console.services.FigureService.Measure;

/**
 * What the areas below are ordered by.
 *
 * @param by code of an indicator, {@link #RECEIVED} or {@link #NAME}
 * @param descending highest first; areas without a figure come last either way
 */
record AreaOrder(String by, boolean descending) {
    static final String NAME = "ten";
    static final String RECEIVED = "nop";

    /** @param by the name if null */
    static AreaOrder of(@Nullable String by, @Nullable String direction) {
        return new AreaOrder(by == null ? NAME : by, "giam".equals(direction));
    }

    /** How a header of the table asks for it: the other way round if it is in force. */
    public String turned(String column) {
        boolean down = column.equals(by) ? !descending : !column.equals(NAME);
        return down ? "giam" : "tang";
    }

    /** For {@code aria-sort}. */
    public String aria(String column) {
        return !column.equals(by) ? "none" : descending ? "descending" : "ascending";
    }

    Comparator<ChildRow> over(List<Measure> measures) {
        // As Vietnamese dictionaries order: Đ after D, tones last.
        Collator collator = Collator.getInstance(Locale.of("vi"));
        Comparator<ChildRow> byName = Comparator.comparing(ChildRow::name, collator::compare);
        if (by.equals(RECEIVED)) {
            Comparator<ChildRow> share = Comparator.comparingDouble(
                    row -> row.expected() == 0 ? 0 : (double) row.received() / row.expected());
            return turn(share).thenComparing(byName);
        }
        int column = measures.stream().map(Measure::code).toList().indexOf(by);
        if (column < 0) {
            return turn(byName);
        }
        Comparator<BigDecimal> values = Comparator.naturalOrder();
        return Comparator.comparing(
                        (ChildRow row) -> value(row, column),
                        Comparator.nullsLast(descending ? values.reversed() : values))
                .thenComparing(byName);
    }

    private Comparator<ChildRow> turn(Comparator<ChildRow> order) {
        return descending ? order.reversed() : order;
    }

    private static @Nullable BigDecimal value(ChildRow row, int column) {
        Figure figure = row.rows().get(column);
        return figure == null ? null : figure.value();
    }
}
