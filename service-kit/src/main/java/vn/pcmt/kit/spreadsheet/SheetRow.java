package vn.pcmt.kit.spreadsheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that holds something.
 *
 * @param number as a spreadsheet counts, from 1
 * @param cells text by column, counted from 0, without blanks around it; empty cells are left out. A number is written
 *     plainly, as its cell shows it: 15 digits, no exponent
 */
public record SheetRow(int number, Map<Integer, String> cells) {
    public SheetRow {
        cells = Map.copyOf(cells);
    }

    /** The text of a cell, null if it is empty. */
    public @Nullable String cell(int column) {
        return cells.get(column);
    }
}
