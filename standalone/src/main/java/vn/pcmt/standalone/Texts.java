package vn.pcmt.standalone;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The launcher's own words, in Vietnamese and in English. */
final class Texts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** Both languages, Vietnamese first. */
    static List<String> both(String code, Object... arguments) {
        return List.of(in(Locale.ROOT, code, arguments), in(Locale.ENGLISH, code, arguments));
    }

    private static String in(Locale locale, String code, Object... arguments) {
        var bundle = ResourceBundle.getBundle("vn.pcmt.standalone.messages", locale, NO_FALLBACK);
        return new MessageFormat(bundle.getString(code), Locale.ROOT).format(arguments);
    }
}
