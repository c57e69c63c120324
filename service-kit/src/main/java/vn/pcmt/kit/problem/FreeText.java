package vn.pcmt.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps personal data out of free text: counts only, nobody's identity. */
public final class FreeText {

    /** Identity numbers of 9 or 12 digits, telephone numbers, and what introduces a date of birth. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?<!\\d)(\\d{9}|\\d{12}|(\\+?84|0)[ .]?\\d{2,3}[ .]?\\d{3}[ .]?\\d{3,4})(?!\\d)|\\bsinh (năm|ngày)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private FreeText() {}

    /** @throws Refusal {@code text-refused} if the text seems to hold personal data */
    public static void require(String pointer, @Nullable String text) {
        List<FieldProblem> problems = new ArrayList<>();
        check(pointer, text, problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "text-refused").withFields(problems);
        }
    }

    /** Adds a problem {@code personal-data} if the text seems to hold some. */
    public static void check(String pointer, @Nullable String text, List<FieldProblem> problems) {
        if (text != null && PERSONAL.matcher(text).find()) {
            problems.add(new FieldProblem(pointer, "personal-data"));
        }
    }
}
