package vn.pcmt.console.alerting;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something takes, as people write it: {@code 30 phút}, {@code 4 giờ}, {@code 2 ngày}. */
final class Span {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,4})\\s*(\\p{L}+)");
    private static final Map<String, Duration> UNITS = Map.of(
            "phút", Duration.ofMinutes(1),
            "minutes", Duration.ofMinutes(1),
            "giờ", Duration.ofHours(1),
            "hours", Duration.ofHours(1),
            "ngày", Duration.ofDays(1),
            "days", Duration.ofDays(1));

    private Span() {}

    static Optional<Duration> parse(String typed) {
        Matcher parts = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        Duration unit = parts.matches() ? UNITS.get(parts.group(2)) : null;
        return unit == null ? Optional.empty() : Optional.of(unit.multipliedBy(Long.parseLong(parts.group(1))));
    }

    /** In the largest unit that says it without a rest. */
    static String of(Duration time, boolean vietnamese) {
        long minutes = time.toMinutes();
        if (minutes > 0 && minutes % (24 * 60) == 0) {
            return minutes / (24 * 60) + (vietnamese ? " ngày" : " days");
        }
        return minutes > 0 && minutes % 60 == 0
                ? minutes / 60 + (vietnamese ? " giờ" : " hours")
                : minutes + (vietnamese ? " phút" : " minutes");
    }
}
