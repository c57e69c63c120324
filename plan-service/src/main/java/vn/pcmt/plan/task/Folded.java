package vn.pcmt.plan.task;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;

/** Vietnamese as people type it in a hurry: lower case, without diacritics. */
final class Folded {
    private Folded() {}

    static String of(TaskText text) {
        return of(Objects.requireNonNullElse(text.code(), "") + " " + Objects.requireNonNullElse(text.title(), ""));
    }

    static String of(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .map(point -> point == 'đ' ? 'd' : point)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
