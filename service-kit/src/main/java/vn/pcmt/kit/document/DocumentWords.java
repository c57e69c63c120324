package vn.pcmt.kit.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The fixed words of a kind of report, and how it writes numbers and days. */
public final class DocumentWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private final Properties words = new Properties();

    private DocumentWords(Class<?> owner) {
        try (InputStream file = Objects.requireNonNull(owner.getResourceAsStream("document.properties"))) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those in the file {@code document.properties} beside a class. */
    public static DocumentWords beside(Class<?> owner) {
        return new DocumentWords(owner);
    }

    /** The words of a key, with {0}, {1} … filled in. */
    public String get(String key, Object... arguments) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** {@code 1.234,5}; words where there is none: missing is never zero. */
    public String number(@Nullable BigDecimal number) {
        return number == null
                ? get("unknown")
                : new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(VIETNAMESE)).format(number);
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String capitals(String text) {
        return text.toUpperCase(VIETNAMESE);
    }
}
