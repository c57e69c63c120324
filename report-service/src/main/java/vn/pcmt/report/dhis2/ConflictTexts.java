package vn.pcmt.report.dhis2;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is wrong with a figure, in the reader's language. */
@Component
class ConflictTexts {

    private final MessageSource messages;

    ConflictTexts(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
