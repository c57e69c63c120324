package vn.pcmt.kit.text;

import java.text.Normalizer;
import java.util.Locale;

/** Vietnamese as people type it in a hurry: without diacritics, in plain letters and digits. */
public final class Folded {
    private Folded() {}

    /** In lower case too, to search in. */
    public static String of(String text) {
        return keepingCase(text.toLowerCase(Locale.ROOT));
    }

    /** {@code Đồng} becomes {@code Dong}; full-width digits become plain ones, and what is not to be seen is left out. */
    public static String keepingCase(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(point -> switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.FORMAT -> false;
                    default -> true;
                })
                .map(point -> switch (point) {
                    case 'đ' -> 'd';
                    case 'Đ' -> 'D';
                    default -> point;
                })
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
