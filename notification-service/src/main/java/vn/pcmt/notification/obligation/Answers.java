package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What officers answered to what they were told.
 *
 * @param promise the latest, null before the first
 * @param promises how many
 * @param snoozedUntil nobody is told anything before; null if it was never put off
 * @param snoozes how often it was put off
 * @param handedTo id of the officer it was handed over to, null if it was not
 * @param handedFrom id of the officer to whom it was given, by whoever gives it, when it was handed over; null if to nobody
 *     by name
 * @param revision grows with each command
 * @param done the commands carried out, so that a repetition is answered alike
 */
public record Answers(
        @Nullable Promise promise,
        Integer promises,
        @Nullable Instant snoozedUntil,
        Integer snoozes,
        @Nullable String handedTo,
        @Nullable String handedFrom,
        Long revision,
        List<Done> done) {

    static final Answers NONE = new Answers(null, 0, null, 0, null, null, 0L, List.of());

    /** A date that an officer promised. */
    public record Promise(LocalDate on, String by, Instant at) {}

    /** A command carried out. */
    public record Done(String key, String fingerprint) {}

    @SuppressWarnings("ConstantConditions") // only what was answered is stored
    public Answers {
        promises = promises == null ? 0 : promises;
        snoozes = snoozes == null ? 0 : snoozes;
        revision = revision == null ? 0L : revision;
        done = done == null ? List.of() : List.copyOf(done);
    }
}
