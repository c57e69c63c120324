package vn.pcmt.plan.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param number as a spreadsheet counts: 2 is the first below the heading
 * @param cells text by column, without blanks around it; empty cells are left out
 */
public record CsvRow(long number, Map<String, String> cells) {
    public CsvRow {
        cells = Map.copyOf(cells);
    }

    /** The text of a cell, null if it is empty or the column is not there. */
    public @Nullable String get(String column) {
        return cells.get(column);
    }

    /** The text of a cell, empty if there is none. */
    public String text(String column) {
        return cells.getOrDefault(column, "");
    }
}
