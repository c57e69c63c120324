package vn.pcmt.notification.templates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.delivery.Alert;

/** Shows what a text would say of a real alert, without publishing it. */
@Component
class PreviewTemplate {

    private final AlertTexts texts;
    private final AlertMessages messages;

    PreviewTemplate(AlertTexts texts, AlertMessages messages) {
        this.texts = texts;
        this.messages = messages;
    }

    TemplateController.Preview of(String key, String source, Alert alert, Locale language) {
        String text = Templates.tryOut(source, factsFor(key, alert, language));
        String brief =
                key.endsWith(".title") && key.startsWith("alert.") ? messages.brief(text, alert, language) : null;
        return new TemplateController.Preview(text, text.length(), brief);
    }

    private Map<String, ?> factsFor(String key, Alert alert, Locale language) {
        return switch (key) {
            case TemplateKey.MAIL_TEXT, TemplateKey.BRIEF -> messages.facts(alert, language);
            case TemplateKey.MAIL_HTML -> AlertMessages.forHtml(messages.facts(alert, language));
            case TemplateKey.DIGEST_TITLE, TemplateKey.DIGEST_TEXT ->
                Map.of("count", "1", "items", List.of(messages.facts(alert, language)));
            case TemplateKey.DIGEST_HTML ->
                Map.of("count", "1", "items", List.of(AlertMessages.forHtml(messages.facts(alert, language))));
            default -> texts.facts(key, alert, language);
        };
    }
}
