package vn.pcmt.notification.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which texts are templates, and what each may say. */
final class TemplateKey {

    static final String MAIL_TEXT = "mail.text";
    static final String MAIL_HTML = "mail.html";
    static final String BRIEF = "brief.text";
    static final String DIGEST_TITLE = "digest.title";
    static final String DIGEST_TEXT = "digest.text";
    static final String DIGEST_HTML = "digest.html";

    /** Begins the key of what is said of alerts of a kind. */
    static final String OF_ALERTS = "alert.";

    /** Ends the key of an alert's title. */
    static final String TITLE = ".title";
    /** Ends the key of an alert's body. */
    static final String BODY = ".body";

    /** Of an alert's title and body, in the order of the places in the bundle. */
    private static final List<String> FACTS =
            List.of("report", "period", "unit", "deadline", "reason", "owed", "subject");

    private static final List<String> OF_A_MAIL = List.of("body", "link", "why", "title");
    private static final List<String> OF_A_BRIEF = List.of("title", "link");
    private static final List<String> OF_A_DIGEST = List.of("count", "items", "title", "body", "link");

    private TemplateKey() {}

    static boolean isTemplate(String key) {
        return switch (key) {
            case MAIL_TEXT, MAIL_HTML, BRIEF, DIGEST_TITLE, DIGEST_TEXT, DIGEST_HTML -> true;
            default ->
                key.startsWith(OF_ALERTS)
                        && !key.startsWith("alert.why.")
                        && (key.endsWith(TITLE) || key.endsWith(BODY));
        };
    }

    static boolean isOfDigest(String key) {
        return inOrder(key).equals(OF_A_DIGEST);
    }

    /** Names a text may use. Why a report came back may hold figures, and a title goes out by text message. */
    static Set<String> names(String key) {
        List<String> names = new ArrayList<>(inOrder(key));
        if (key.endsWith(TITLE) && (key.contains(".RETURNED.") || key.contains(".FLAGGED."))) {
            names.remove("reason");
        }
        return Set.copyOf(names);
    }

    /** What the numbered places of the bundle's text stand for. */
    static Object[] places(String key) {
        return inOrder(key).stream().map(name -> "{{" + name + "}}").toArray();
    }

    private static List<String> inOrder(String key) {
        return switch (key) {
            case MAIL_TEXT, MAIL_HTML -> OF_A_MAIL;
            case BRIEF -> OF_A_BRIEF;
            case DIGEST_TITLE, DIGEST_TEXT, DIGEST_HTML -> OF_A_DIGEST;
            default -> FACTS;
        };
    }
}
