package vn.pcmt.kit.spreadsheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;

/**
 * Keeps personal data out of files with figures. Every sheet is looked through, also where nobody reads figures from: the
 * file is kept for a while, and is handed on.
 */
public final class PersonalCells {

    /** Who sent a list of people has to take out the list, not cell after cell. */
    private static final int MOST_TOLD = 20;

    private final List<FieldProblem> problems = new ArrayList<>();

    private final Predicate<String> ours;

    private PersonalCells(Predicate<String> ours) {
        this.ours = ours;
    }

    /**
     * @param ours tells the cells that nobody wrote but the program, and in which figures and letters fall as they may
     * @throws Refusal {@code file-personal-data} with the first cells, as {@code /Sheet1!B3}
     */
    public static void refuse(Spreadsheet spreadsheet, Predicate<String> ours) {
        PersonalCells found = new PersonalCells(ours);
        for (String sheet : spreadsheet.sheets()) {
            try (Rows rows = spreadsheet.rows(sheet)) {
                found.look(rows, "/" + sheet.replace("~", "~0").replace("/", "~1") + "!");
            }
        }
        found.refuse();
    }

    /**
     * The same of a file that nobody reads figures from. One that cannot be read is let be: it is no worse than a picture.
     *
     * @throws Refusal {@code file-personal-data} with the first cells
     */
    public static void refuseIn(Path file, Predicate<String> ours) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file)) {
            refuse(spreadsheet, ours);
        } catch (Refusal refused) {
            if (refused.code().equals("file-personal-data")) {
                throw refused;
            }
        }
    }

    /** @throws Refusal {@code file-personal-data} with the first cells, as {@code /B3} */
    public static void refuse(Rows rows) {
        PersonalCells found = new PersonalCells(cell -> false);
        found.look(rows, "/");
        found.refuse();
    }

    private void look(Rows rows, String before) {
        while (hasNext(rows) && problems.size() < MOST_TOLD) {
            SheetRow row = rows.next();
            for (Map.Entry<Integer, String> cell : new TreeMap<>(row.cells()).entrySet()) {
                if (!ours.test(cell.getValue())) {
                    FreeText.checkCell(before + new CellName(cell.getKey(), row.number()), cell.getValue(), problems);
                }
            }
        }
    }

    /** What cannot be read ends the look: whoever reads the figures gets no further either, and says so. */
    private static boolean hasNext(Rows rows) {
        try {
            return rows.hasNext();
        } catch (Refusal unreadable) {
            return false;
        }
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "file-personal-data")
                    .withFields(problems.subList(0, Math.min(MOST_TOLD, problems.size())));
        }
    }
}
