package vn.pcmt.console.format;

import java.text.Normalizer;
import java.util.Locale;

/** Words without diacritics and in lower case: who looks for {@code khe sanh} or {@code Đông} types as he likes. */
public final class Folded {
    private Folded() {}

    public static String of(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
