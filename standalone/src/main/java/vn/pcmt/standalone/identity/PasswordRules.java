package vn.pcmt.standalone.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.pcmt.kit.text.Folded;

/** Which passwords people may choose: long ones, of any signs; length is what guessing costs. */
final class PasswordRules {

    /** Signs. */
    static final int SHORTEST = 12;
    /** Bytes in UTF-8, beyond which bcrypt would not look. */
    static final int LONGEST = 72;

    private static final int DIFFERENT = 5;

    /** Words of this office, which whoever guesses tries first. */
    private static final List<String> OF_THIS_OFFICE = List.of(
            "phongchongmatuy",
            "matuy",
            "quangtri",
            "quangbinh",
            "congan",
            "bienphong",
            "haiquan",
            "canbo",
            "lanhdao",
            "quantri",
            "baocao",
            "kehoach",
            "matkhau",
            "password",
            "admin",
            "pcmt",
            "viettel",
            "vietnam");

    /** What a password must hold beside them. */
    private static final int SIGNS_OF_ITS_OWN = 6;

    private PasswordRules() {}

    /** The code of the message that says what is wrong; empty if nothing is. */
    static Optional<String> problemOf(String userName, String current, String chosen) {
        if (chosen.codePointCount(0, chosen.length()) < SHORTEST) {
            return Optional.of("password.short");
        }
        if (chosen.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("password.long");
        }
        if (chosen.codePoints().distinct().count() < DIFFERENT
                || chosen.toLowerCase(Locale.ROOT).contains(userName.toLowerCase(Locale.ROOT))
                || isMadeOfWordsOfThisOffice(chosen)) {
            return Optional.of("password.easy");
        }
        return chosen.equals(current) ? Optional.of("password.same") : Optional.empty();
    }

    private static boolean isMadeOfWordsOfThisOffice(String chosen) {
        String rest = Folded.of(chosen).replaceAll("[\\s._-]", "");
        String own = rest;
        for (String word : OF_THIS_OFFICE) {
            own = own.replace(word, "");
        }
        return own.length() < rest.length() && own.length() < SIGNS_OF_ITS_OWN;
    }
}
