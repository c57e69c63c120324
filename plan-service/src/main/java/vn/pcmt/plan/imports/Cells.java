package vn.pcmt.plan.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row as values, and remembers which cannot be. */
public final class Cells {
    private final CsvRow row;
    private final List<RowProblem> problems = new ArrayList<>();

    public Cells(CsvRow row) {
        this.row = row;
    }

    /** What could not be read so far. */
    public List<RowProblem> problems() {
        return problems;
    }

    /** The text of a cell that must not be empty; empty if it is. */
    public String required(String column) {
        String text = row.get(column);
        if (text == null) {
            problem(column, "required");
            return "";
        }
        return text;
    }

    public void problem(String column, String code, Object... args) {
        problems.add(new RowProblem(row.number(), column, code, args));
    }

    /** A day as {@code 2025-07-01} or {@code 1/7/2025}. */
    public @Nullable LocalDate day(String column) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        try {
            String[] parts = text.split("/", -1);
            return parts.length == 3
                    ? LocalDate.of(Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]))
                    : LocalDate.parse(text);
        } catch (DateTimeException | NumberFormatException malformed) {
            problem(column, "day-malformed", text);
            return null;
        }
    }

    public @Nullable Integer whole(String column) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            problem(column, "number-malformed", text);
            return null;
        }
    }

    /** A decimal with a point. */
    public @Nullable BigDecimal decimal(String column) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException malformed) {
            problem(column, "number-malformed", text);
            return null;
        }
    }

    /** {@code true}, {@code 1}, {@code có}, {@code x} or {@code false}, {@code 0}, {@code không}. */
    public @Nullable Boolean yesOrNo(String column) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "có", "x", "yes" -> Boolean.TRUE;
            case "false", "0", "không", "no" -> Boolean.FALSE;
            default -> {
                problem(column, "yes-or-no", text);
                yield null;
            }
        };
    }
}
