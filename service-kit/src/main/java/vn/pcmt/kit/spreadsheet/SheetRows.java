package vn.pcmt.kit.spreadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.spreadsheet.Spreadsheet.SharedStrings;

/**
 * The rows of a sheet, read one after the other. No cell is believed to be where no sheet can have one: a library that
 * makes room for whatever column a cell names asks for gigabytes at a wrong letter.
 */
final class SheetRows implements Rows {

    /** Excel stores binary fractions and shows 15 digits: 0.3 is stored as 0.30000000000000004. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_ZEROS = 30;
    private static final int LAST_ROW = 1_048_576;

    private final XmlPart part;
    private final SharedStrings strings;
    private final SheetLimits limits;
    private final long size;
    private int row;
    private @Nullable SheetRow next;

    SheetRows(XmlPart part, SharedStrings strings, SheetLimits limits, long size) {
        this.part = part;
        this.strings = strings;
        this.limits = limits;
        this.size = size;
    }

    @Override
    public int share() {
        return (int) Math.min(100, part.offset() * 100L / size);
    }

    /** @throws Refusal {@code xlsx-damaged}, {@code xlsx-entities} or {@code xlsx-too-wide} */
    @Override
    public boolean hasNext() {
        while (next == null && part.next()) {
            if (part.starts("row")) {
                next = read();
            }
        }
        return next != null;
    }

    @Override
    public SheetRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SheetRow read = Objects.requireNonNull(next);
        next = null;
        return read;
    }

    /** Null if the row is empty. */
    private @Nullable SheetRow read() {
        String named = part.optional("r");
        int number = named == null ? row + 1 : number(named);
        if (number <= row || number > LAST_ROW) {
            throw Spreadsheet.damaged();
        }
        row = number;
        Map<Integer, String> cells = new HashMap<>();
        int column = -1;
        while (part.next() && !part.ends("row")) {
            if (part.starts("c")) {
                column = column(part.optional("r"), column);
                String text = cell();
                if (!text.isEmpty()) {
                    if (column >= limits.columns()) {
                        throw new Refusal(Refusal.Kind.INVALID, "xlsx-too-wide", limits.columns());
                    }
                    cells.put(column, text);
                }
            }
        }
        return cells.isEmpty() ? null : new SheetRow(number, cells);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw Spreadsheet.damaged();
        }
    }

    private static int column(@Nullable String name, int before) {
        if (name == null) {
            return before + 1;
        }
        try {
            return CellName.parse(name).column();
        } catch (IllegalArgumentException malformed) {
            throw Spreadsheet.damaged();
        }
    }

    /** What the cell shows; of a formula, what it came to when the file was saved. */
    private String cell() {
        String type = part.optional("t");
        String text = "";
        while (part.next() && !part.ends("c")) {
            if (part.starts("v")) {
                text = part.text("v");
            } else if (part.starts("is")) {
                text = part.text("is");
            }
        }
        String value = text.strip();
        return switch (type == null ? "n" : type) {
            case "s" -> value.isEmpty() ? "" : strings.at(value).strip();
            case "n" -> plain(value);
            default -> value;
        };
    }

    /** A number without exponent; what is none, or absurdly long, stays as it is, and is refused where it is judged. */
    static String plain(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            BigDecimal shown = new BigDecimal(text).round(SHOWN);
            return Math.abs((long) shown.scale()) > MOST_ZEROS
                    ? text
                    : (shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString());
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }

    @Override
    public void close() {
        try {
            part.close();
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
