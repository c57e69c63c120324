package vn.pcmt.kit.spreadsheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cell is, as people write it: {@code B3}.
 *
 * @param column counted from 0
 * @param row counted from 1
 */
public record CellName(int column, int row) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");
    private static final int LETTERS = 26;
    private static final int LAST_COLUMN = 16_383;

    /** @throws IllegalArgumentException if the text is no cell */
    public static CellName parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a cell: " + text);
        }
        return new CellName(column(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** {@code A} is 0, {@code AA} is 26. @throws IllegalArgumentException if there is no such column */
    public static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            if (letter < 'A' || letter > 'Z') {
                throw new IllegalArgumentException("not a column: " + letters);
            }
            column = column * LETTERS + letter - 'A' + 1;
        }
        if (column < 1 || column - 1 > LAST_COLUMN || letters.length() > 3) {
            throw new IllegalArgumentException("not a column: " + letters);
        }
        return column - 1;
    }

    /** 0 is {@code A}, 26 is {@code AA}. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }

    /** {@code B3}. */
    @Override
    public String toString() {
        return letters(column) + row;
    }
}
