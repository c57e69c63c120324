package vn.pcmt.notification.templates;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.DeliverySettings;

/** What an alert says on each channel, escaped for it, with a link to the page of the console that it is about. */
@Component
public class AlertMessages {

    /** Longest text that Zalo Notification Service takes; text messages keep to it as well. */
    static final int BRIEF_MOST = 400;

    /** A mail as text and as HTML; the subject is one line. */
    public record Mail(String subject, String text, String html) {}

    private final AlertTexts texts;
    private final Phrasing templates;
    private final DeliverySettings settings;

    AlertMessages(AlertTexts texts, Phrasing templates, DeliverySettings settings) {
        this.texts = texts;
        this.templates = templates;
        this.settings = settings;
    }

    /** One alert by mail. */
    public Mail mail(Alert alert, Locale language) {
        Map<String, String> facts = facts(alert, language);
        return new Mail(
                oneLine(facts.getOrDefault("title", "")),
                templates.render(TemplateKey.MAIL_TEXT, language, facts),
                templates.render(TemplateKey.MAIL_HTML, language, forHtml(facts)));
    }

    /** Some alerts by one mail. */
    public Mail digest(List<Alert> alerts, Locale language) {
        List<Map<String, String>> items =
                alerts.stream().map(alert -> facts(alert, language)).toList();
        List<Map<String, String>> escaped =
                items.stream().map(AlertMessages::forHtml).toList();
        String count = String.valueOf(items.size());
        return new Mail(
                oneLine(templates.render(TemplateKey.DIGEST_TITLE, language, Map.of("count", count, "items", items))),
                templates.render(TemplateKey.DIGEST_TEXT, language, Map.of("count", count, "items", items)),
                templates.render(TemplateKey.DIGEST_HTML, language, Map.of("count", count, "items", escaped)));
    }

    /** Title and link, for channels that others can read: no figures, no free text. The link is never cut off. */
    public String brief(Alert alert, Locale language) {
        return brief(briefTitle(alert, language), alert, language);
    }

    /** The title of such channels alone, in one line. */
    public String briefTitle(Alert alert, Locale language) {
        return oneLine(texts.briefTitle(alert, language));
    }

    String brief(String title, Alert alert, Locale language) {
        String link = link(alert, language).toString();
        String text = brief(title, link, language);
        if (text.length() <= BRIEF_MOST) {
            return text;
        }
        int room = Math.max(0, title.length() - (text.length() - BRIEF_MOST) - 1);
        return brief(title.substring(0, room) + "…", link, language);
    }

    /** The title alone, in one line. */
    public String title(Alert alert, Locale language) {
        return oneLine(texts.of(alert, language).title());
    }

    /** Address of the page that the alert is about. */
    public URI link(Alert alert, Locale language) {
        return settings.consoleUrl().resolve(texts.of(alert, language).link());
    }

    private String brief(String title, String link, Locale language) {
        return templates.render(TemplateKey.BRIEF, language, Map.of("title", title, "link", link));
    }

    Map<String, String> facts(Alert alert, Locale language) {
        AlertTexts.Text text = texts.of(alert, language);
        return Map.of(
                "title", text.title(),
                "body", text.body(),
                "why", text.why(),
                "link", settings.consoleUrl().resolve(text.link()).toString());
    }

    static Map<String, String> forHtml(Map<String, String> facts) {
        return facts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, fact -> HtmlUtils.htmlEscape(fact.getValue(), "UTF-8")));
    }

    /** A line break in a subject would begin another header. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
