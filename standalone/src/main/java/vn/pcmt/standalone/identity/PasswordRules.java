package vn.pcmt.standalone.identity;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Which passwords people may choose: long ones, of any signs; length is what guessing costs. */
final class PasswordRules {

    /** Signs. */
    static final int SHORTEST = 12;
    /** Bytes in UTF-8, beyond which bcrypt would not look. */
    static final int LONGEST = 72;

    private static final int DIFFERENT = 5;

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
                || chosen.toLowerCase(Locale.ROOT).contains(userName.toLowerCase(Locale.ROOT))) {
            return Optional.of("password.easy");
        }
        return chosen.equals(current) ? Optional.of("password.same") : Optional.empty();
    }
}
