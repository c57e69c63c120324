package vn.pcmt.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps personal data out of free text: counts only, nobody's identity. */
public final class FreeText {

    private static final Pattern FIGURE = Pattern.compile("-?(?:[1-9]\\d*|0)(?:[.,]\\d+)?");

    private FreeText() {}

    /** @throws Refusal {@code text-refused} if the text seems to hold personal data */
    public static void require(String pointer, @Nullable String text) {
        List<FieldProblem> problems = new ArrayList<>();
        check(pointer, text, problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "text-refused").withFields(problems);
        }
    }

    /** The same for each of several texts, at {@code pointer/0} and so on. */
    public static void checkEach(String pointer, List<String> texts, List<FieldProblem> problems) {
        for (int i = 0; i < texts.size(); i++) {
            check(pointer + "/" + i, texts.get(i), problems);
        }
    }

    /**
     * Adds a problem {@code personal-data} if the text seems to hold some, saying of which kind. What was found is not
     * repeated: refusals are logged. What is no text, with a zero byte in it or half a sign, is {@code text-unreadable}:
     * not everything that it is handed on to could write it. So is what turns text around: it shows other words than it holds.
     */
    public static void check(String pointer, @Nullable String text, List<FieldProblem> problems) {
        if (text != null && !isText(text)) {
            problems.add(new FieldProblem(pointer, "text-unreadable"));
        } else if (text != null) {
            PersonalData.in(text)
                    .ifPresent(found -> problems.add(new FieldProblem(pointer, "personal-data", found.ordinal())));
        }
    }

    /**
     * The same for a cell of a table. A figure is let be: an amount may have as many digits as an identity number, and
     * those of today begin with 0, as no figure does. What stands over such things of people tells of a list of them.
     */
    public static void checkCell(String pointer, String cell, List<FieldProblem> problems) {
        if (FIGURE.matcher(cell).matches()) {
            return;
        }
        check(pointer, cell, problems);
        PersonalData.under(cell)
                .ifPresent(found -> problems.add(new FieldProblem(pointer, "personal-data", found.ordinal())));
    }

    private static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(
                        point -> point == 0 || Character.getType(point) == Character.SURROGATE || turnsAround(point));
    }

    /** The embeddings, overrides and isolates of text direction, and their ends. Vietnamese has no use for them. */
    private static boolean turnsAround(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }
}
