package vn.pcmt.notification.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Unit;

/** What an alert says, put into words when it is read: names as they are then, in the reader's language. */
@Component
public class AlertTexts {

    private static final DateTimeFormatter DEADLINE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);

    /**
     * @param why which rule chose the officer
     * @param link path in the console
     */
    public record Text(String title, String body, String unitName, String why, String link) {}

    private final MessageSource messages;
    private final Directory directory;

    AlertTexts(MessageSource messages, Directory directory) {
        this.messages = messages;
        this.directory = directory;
    }

    /** The words of an alert. */
    public Text of(Alert alert, Locale language) {
        AlertCause cause = alert.cause();
        String unit = directory.unit(cause.unitKey()).map(Unit::name).orElse(cause.unitKey());
        Object[] facts = {
            messages.getMessage("template." + cause.template(), null, cause.template(), language),
            period(cause.period(), language),
            unit,
            deadline(cause.dueAt()),
            cause.reason() == null ? "" : cause.reason()
        };
        return new Text(
                messages.getMessage("alert." + cause.kind() + ".title", facts, language),
                messages.getMessage("alert." + cause.kind() + ".body", facts, language),
                unit,
                messages.getMessage("alert.why." + alert.rule(), new Object[] {unit}, language),
                "/bao-cao/" + URLEncoder.encode(cause.obligation(), StandardCharsets.UTF_8));
    }

    /** The text of a mail. */
    String mail(Text text, URI link, Locale language) {
        return messages.getMessage("mail.text", new Object[] {text.body(), link.toString(), text.why()}, language);
    }

    private String period(String period, Locale language) {
        try {
            YearMonth month = YearMonth.parse(period);
            return messages.getMessage(
                    "period.month",
                    new Object[] {Integer.toString(month.getMonthValue()), Integer.toString(month.getYear())},
                    language);
        } catch (DateTimeParseException otherCalendar) {
            return period;
        }
    }

    private static String deadline(Instant dueAt) {
        return DEADLINE.format(dueAt.atZone(VietnamTime.ZONE));
    }
}
