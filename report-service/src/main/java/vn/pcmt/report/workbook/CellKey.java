package vn.pcmt.report.workbook;

import java.util.Locale;
import vn.pcmt.report.submission.Draft;

/**
 * The names under which the fields of a form stand in a workbook, hidden beside what people read: the code of an
 * indicator as it is, everything else with its kind before it.
 */
public final class CellKey {

    /** The note of a report. */
    public static final String NOTE = "note";

    private static final String EMPTY = "empty:";
    private static final String NARRATIVE = "narrative:";
    private static final String EXPLANATION = "explain:";

    private CellKey() {}

    /** The answer that nothing happened in a section. */
    public static String empty(String section) {
        return EMPTY + section;
    }

    /** What is said in words. */
    public static String narrative(String id) {
        return NARRATIVE + id;
    }

    /** What is said to a rule that the figures break. */
    public static String explanation(String rule) {
        return EXPLANATION + rule;
    }

    /** The key of the field at which a JSON pointer into a submission points; empty for none. */
    public static String at(String pointer, Draft draft) {
        String[] parts = pointer.split("/", -1);
        if (parts.length == 2 && parts[1].equals("note")) {
            return NOTE;
        }
        if (parts.length != 3) {
            return "";
        }
        String name = parts[2].replace("~1", "/").replace("~0", "~");
        return switch (parts[1]) {
            case "values" -> name;
            case "narratives" -> narrative(name);
            case "explanations" -> explanation(name);
            case "nothingToReport" -> empty(draft.nothingToReport().get(Integer.parseInt(name)));
            default -> "";
        };
    }

    /** Whether a text answers that nothing happened. */
    static boolean saysNothing(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        return folded.equals("không phát sinh") || folded.equals("nothing to report") || folded.equals("x");
    }
}
