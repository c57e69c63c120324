package vn.pcmt.standalone.fault;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says how far the test is: it runs for long. */
final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Progress() {}

    static void tell(String text, Object... details) {
        System.out.printf("%s [fault] %s%n", LocalTime.now().format(TIME), String.format(Locale.ROOT, text, details));
    }
}
