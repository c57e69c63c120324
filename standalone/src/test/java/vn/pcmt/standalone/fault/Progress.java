package vn.pcmt.standalone.fault;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says how far the test is: it runs for long. */
final class Progress {

    private Progress() {}

    static void tell(String text, Object... details) {
        System.out.printf(
                "%s [fault] %s%n",
                LocalTime.now().truncatedTo(ChronoUnit.SECONDS), String.format(Locale.ROOT, text, details));
    }
}
