package vn.pcmt.report.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * A text with its arguments, kept until somebody reads it in his language.
 *
 * @param key of the message
 */
record KeptText(String key, List<Argument> arguments) {

    /**
     * @param text null where the argument is a text itself
     * @param message that text
     */
    record Argument(@Nullable String text, @Nullable KeptText message) {}

    static KeptText of(String key, @Nullable Object @Nullable ... arguments) {
        return new KeptText(
                key,
                arguments == null
                        ? List.of()
                        : Arrays.stream(arguments).map(KeptText::argument).toList());
    }

    private static Argument argument(@Nullable Object argument) {
        if (argument instanceof MessageSourceResolvable text && text.getCodes() != null) {
            return new Argument(null, of(Objects.requireNonNull(text.getCodes())[0], text.getArguments()));
        }
        return new Argument(String.valueOf(argument), null);
    }

    String in(Locale locale, MessageSource messages) {
        Object[] values = arguments.stream()
                .map(argument -> argument.message() == null
                        ? Objects.requireNonNullElse(argument.text(), "")
                        : argument.message().in(locale, messages))
                .toArray();
        return messages.getMessage(key, values, locale);
    }
}
