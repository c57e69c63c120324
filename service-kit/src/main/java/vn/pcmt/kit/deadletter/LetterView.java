package vn.pcmt.kit.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.kit.deadletter.DeadLetter.Correction;
import vn.pcmt.kit.deadletter.DeadLetter.Earlier;
import vn.pcmt.kit.deadletter.DeadLetter.Ending;
import vn.pcmt.kit.deadletter.DeadLetter.Failure;
import vn.pcmt.kit.deadletter.DeadLetter.State;

/**
 * A dead letter as administrators see it.
 *
 * @param topic it was read from, by {@code group}, at {@code partition} and {@code offset}
 * @param exception class of what kept it from being processed; empty if it only follows another one of its key
 * @param cause what was said of it
 * @param eventId id and type of the event; null where its headers say none
 * @param payload as it came, as text; null in lists, as that of a correction
 * @param correction the content that is processed in its place; null if there is none
 * @param ending who processed it after all or gave it up; null while it waits
 * @param failure what came of the latest redrive that failed
 * @param earlier how it had ended before it was parked again
 */
record LetterView(
        String id,
        long version,
        State state,
        String topic,
        String group,
        @Nullable String key,
        int partition,
        long offset,
        @Nullable Instant writtenAt,
        Instant parkedAt,
        String exception,
        String cause,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String payload,
        @Nullable Corrected correction,
        @Nullable Ending ending,
        @Nullable Failure failure,
        List<Earlier> earlier) {

    /** A correction with its content as text. */
    record Corrected(String type, @Nullable String payload, String by, Instant at, String reason) {
        static Corrected of(Correction correction) {
            return new Corrected(
                    correction.type(), text(correction.body()), correction.by(), correction.at(), correction.reason());
        }
    }

    static LetterView of(DeadLetter letter) {
        Correction correction = letter.correction();
        // As exceptions write themselves: the class, a colon, the message.
        int colon = letter.cause().indexOf(": ");
        boolean named = colon > 0 && letter.cause().substring(0, colon).matches("[\\w.$]+");
        return new LetterView(
                letter.id(),
                letter.version(),
                letter.state(),
                letter.topic().topicName(),
                letter.group(),
                letter.key(),
                letter.partition(),
                letter.offset(),
                letter.writtenAt(),
                letter.parkedAt(),
                named ? letter.cause().substring(0, colon) : "",
                named ? letter.cause().substring(colon + 2) : letter.cause(),
                letter.header(CloudEventHeaders.ID),
                letter.header(CloudEventHeaders.TYPE),
                text(letter.body()),
                correction == null ? null : Corrected.of(correction),
                letter.ending(),
                letter.failure(),
                letter.earlier());
    }

    private static @Nullable String text(byte @Nullable [] body) {
        return body == null ? null : new String(body, UTF_8);
    }
}
