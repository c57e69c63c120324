package vn.pcmt.notification.templates;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.catalogue.ReportNames;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.DeliverySettings;
import vn.pcmt.notification.directory.Directory;

/** Shows what a text would say of a real alert, by itself and on each channel, without publishing it. */
@Component
class PreviewTemplate {

    private static final int SAMPLES = 20;

    private final MessageSource messages;
    private final Templates templates;
    private final ReportNames names;
    private final Directory directory;
    private final DeliverySettings settings;
    private final Alerts alerts;

    PreviewTemplate(
            MessageSource messages,
            Templates templates,
            ReportNames names,
            Directory directory,
            DeliverySettings settings,
            Alerts alerts) {
        this.messages = messages;
        this.templates = templates;
        this.names = names;
        this.directory = directory;
        this.settings = settings;
        this.alerts = alerts;
    }

    TemplateController.Preview of(String key, String source, Alert alert, Locale language) {
        Phrasing tried =
                (other, in, facts) -> other.equals(key) && in.getLanguage().equals(language.getLanguage())
                        ? Templates.tryOut(source, facts)
                        : templates.render(other, in, facts);
        AlertTexts texts = new AlertTexts(messages, tried, names, directory);
        AlertMessages all = new AlertMessages(texts, tried, settings);
        String text = Templates.tryOut(source, facts(key, alert, language, texts, all));
        boolean title = key.endsWith(TemplateKey.TITLE) && key.startsWith(TemplateKey.OF_ALERTS);
        AlertMessages.Mail mail =
                TemplateKey.isOfDigest(key) ? all.digest(List.of(alert), language) : all.mail(alert, language);
        AlertTexts.Text inbox = texts.of(alert, language);
        return new TemplateController.Preview(
                text,
                text.length(),
                title
                        ? all.brief(Templates.tryOut(source, texts.briefFacts(key, alert, language)), alert, language)
                        : null,
                new TemplateController.OnChannels(
                        inbox.title(),
                        inbox.body(),
                        mail.subject(),
                        mail.text(),
                        mail.html(),
                        all.brief(alert, language)));
    }

    /** The latest alerts about some units that a text is about. */
    List<Alert> samples(String key, List<String> units) {
        return alerts
                .ledger(
                        units,
                        new Alerts.Question(null, null, kindOf(key), null, null),
                        new PageRequest(0, PageRequest.MAX_SIZE))
                .items()
                .stream()
                .filter(alert -> !alert.isSuppressed())
                .filter(alert -> !key.startsWith(TemplateKey.OF_ALERTS)
                        || key.equals(alert.cause().textKey() + TemplateKey.TITLE)
                        || key.equals(alert.cause().textKey() + TemplateKey.BODY))
                .limit(SAMPLES)
                .toList();
    }

    private static @Nullable AlertKind kindOf(String key) {
        if (!key.startsWith(TemplateKey.OF_ALERTS)) {
            return null;
        }
        // Of alert.CLOSED.FLAGGED.title it is the first.
        for (String part : key.split("\\.", -1)) {
            for (AlertKind kind : AlertKind.values()) {
                if (kind.name().equals(part)) {
                    return kind;
                }
            }
        }
        return null;
    }

    private static Map<String, ?> facts(
            String key, Alert alert, Locale language, AlertTexts texts, AlertMessages messages) {
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
