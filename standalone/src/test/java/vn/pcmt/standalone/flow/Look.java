package vn.pcmt.standalone.flow;

import static vn.pcmt.standalone.flow.ConsoleStage.DESK;
import static vn.pcmt.standalone.flow.ConsoleStage.PHONE;

/**
 * How somebody looks at the console.
 *
 * @param language {@code vi} or {@code en}
 * @param still whether what moves is to stand still
 */
record Look(int width, String language, boolean dark, boolean still) {

    static Look vietnamese(int width) {
        return new Look(width, "vi", false, true);
    }

    /** In the dark, in English. */
    static Look englishInTheDark(int width) {
        return new Look(width, "en", true, true);
    }

    Look moving() {
        return new Look(width, language, dark, false);
    }

    Look atTheDesk() {
        return new Look(DESK, language, dark, still);
    }

    boolean isEnglish() {
        return language.equals("en");
    }

    /** What a page says in the language of this look. */
    String text(String vietnamese, String english) {
        return isEnglish() ? english : vietnamese;
    }

    /** For the names of pictures. */
    @Override
    public String toString() {
        return (width == PHONE ? "phone" : "desk") + "-" + language + (dark ? "-dark" : "");
    }
}
