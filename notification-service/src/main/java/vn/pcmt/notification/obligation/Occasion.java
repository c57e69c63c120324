package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.routing.Level;

/**
 * One thing to say about an obligation, once.
 *
 * @param name what tells it from other occasions of its kind; computed from the events alone, so that the same fact
 *     never gets two names
 * @param causedAt when that which is told happened
 * @param overtaken whether later events have made it history by the time it is told
 * @param reason why the report was sent back, or which indicators do not fit, where that is what is told
 * @param level before whom it comes, null unless it goes up
 */
record Occasion(
        AlertKind kind,
        String name,
        Instant causedAt,
        boolean overtaken,
        @Nullable String reason,
        @Nullable Level level) {

    private Occasion(AlertKind kind, String name, Instant causedAt, boolean overtaken, @Nullable String reason) {
        this(kind, name, causedAt, overtaken, reason, null);
    }

    /** A deadline in a name: local, to the minute, without characters that need escaping in an address. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT);

    private static final String AGAIN = ".again-";

    static Occasion reminder(Instant dueAt, String which, Instant at) {
        return new Occasion(AlertKind.REMINDER, name(dueAt) + "." + which, at, false, null);
    }

    /** That it was given to somebody, with a deadline. */
    static Occasion opening(AlertKind kind, Instant dueAt, @Nullable String owner, Instant at) {
        return new Occasion(kind, name(dueAt) + (owner == null ? "" : "." + owner), at, false, null);
    }

    /** That it is still not done, the {@code count}th time. */
    static Occasion again(Instant dueAt, int count) {
        return new Occasion(AlertKind.OVERDUE, name(dueAt) + AGAIN + count, dueAt, false, null);
    }

    /** That it comes before somebody higher up. */
    static Occasion escalated(Instant dueAt, int step, Level level, String reason) {
        return new Occasion(AlertKind.ESCALATED, name(dueAt) + "." + step, dueAt, false, reason, level);
    }

    static Occasion overdue(Instant dueAt) {
        return new Occasion(AlertKind.OVERDUE, name(dueAt), dueAt, false, null);
    }

    /** Reads back which deadline was told to have passed: an extension may have moved it since. */
    static Optional<Occasion> overdueTold(String key) {
        String prefix = AlertKind.OVERDUE + "~";
        return key.startsWith(prefix) && !key.contains(AGAIN)
                ? Optional.of(overdue(LocalDateTime.parse(key.substring(prefix.length()), MINUTE)
                        .atZone(VietnamTime.ZONE)
                        .toInstant()))
                : Optional.empty();
    }

    static Occasion returned(Obligation.Returned returned, boolean overtaken) {
        return new Occasion(AlertKind.RETURNED, "v" + returned.version(), returned.at(), overtaken, returned.reason());
    }

    static Occasion flagged(Obligation.Flagged flagged, boolean overtaken) {
        return new Occasion(
                AlertKind.FLAGGED,
                "v" + flagged.version(),
                flagged.at(),
                overtaken,
                String.join(", ", flagged.indicators()));
    }

    /** That what {@code opened} complained of is settled. */
    static Occasion closed(Occasion opened, Instant at, boolean overtaken) {
        return new Occasion(AlertKind.CLOSED, opened.kind() + "." + opened.name(), at, overtaken, null);
    }

    /** Whether a key is that of a step up of some number. */
    static boolean isEscalation(String key, int step) {
        return key.startsWith(AlertKind.ESCALATED + "~") && key.endsWith("." + step);
    }

    /** That what had come before somebody is settled. */
    static Occasion escalationClosed(String key, Instant at, Level level) {
        String name = key.substring(key.indexOf('~') + 1);
        return new Occasion(AlertKind.CLOSED, AlertKind.ESCALATED + "." + name, at, false, null, level);
    }

    String key() {
        return kind + "~" + name;
    }

    private static String name(Instant dueAt) {
        return MINUTE.format(dueAt.atZone(VietnamTime.ZONE));
    }
}
