package vn.pcmt.notification.templates;

import java.util.Locale;
import java.util.Map;

/** Puts facts into the words of a template. */
@FunctionalInterface
interface Phrasing {

    /** @param facts by name, escaped for where the text goes */
    String render(String key, Locale language, Map<String, ?> facts);
}
