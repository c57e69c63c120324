package vn.pcmt.kit.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.deadletter.EventSchemas.Violation;
import vn.pcmt.kit.deadletter.ForetellRedrive.Change;
import vn.pcmt.kit.deadletter.ForetellRedrive.Foretold;
import vn.pcmt.kit.security.Caller;

/** Says what a redrive would come to, without doing it. */
class TryRedrive {

    /**
     * @param unreadable why it is no event of its topic; null if it is one
     * @param violations of the published schema
     * @param earlier ids of those of its key that have to be dealt with first
     * @param later how many of its key wait behind it
     * @param way how it would be processed
     * @param processed whether it, or a newer event of the same aggregate, was processed already; null where the service
     *     cannot tell: then whoever processes it drops it if so
     * @param changes what would change, where the service can tell
     */
    record Trial(
            @Nullable String unreadable,
            List<Violation> violations,
            List<String> earlier,
            int later,
            Way way,
            @Nullable Boolean processed,
            List<Change> changes) {}

    /** How a letter is processed after all. */
    enum Way {
        /** By the consumer that could not, in this service. */
        CONSUMER,
        /** By a stream: the event is written to its topic again, for all who read it. */
        TOPIC
    }

    private final KeptLetters letters;
    private final LetterHandlers handlers;
    private final EventSchemas schemas;
    private final List<ForetellRedrive> foretellers;

    TryRedrive(KeptLetters letters, LetterHandlers handlers, EventSchemas schemas, List<ForetellRedrive> foretellers) {
        this.letters = letters;
        this.handlers = handlers;
        this.schemas = schemas;
        this.foretellers = List.copyOf(foretellers);
    }

    Trial handle(String id, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        DeadLetter letter = letters.require(id);
        ParkedRecord record = letter.toProcess();
        String type = record.header(CloudEventHeaders.TYPE).orElse(null);
        Event event = null;
        String unreadable = null;
        try {
            event = read(record);
        } catch (RuntimeException failure) {
            unreadable = String.valueOf(failure.getMessage());
        }
        Foretold foretold = event == null ? Foretold.UNKNOWN : foretell(letter, event);
        return new Trial(
                unreadable,
                schemas.check(type, record.body()),
                letters.waiting(letter, true),
                letters.waiting(letter, false).size(),
                handlers.of(letter.topic(), letter.group()).isPresent() ? Way.CONSUMER : Way.TOPIC,
                foretold.processed(),
                foretold.changes());
    }

    private Foretold foretell(DeadLetter letter, Event event) {
        return foretellers.stream()
                .filter(one -> one.isAbout(letter.topic(), letter.group()))
                .findFirst()
                .map(one -> one.foretell(event))
                .orElse(Foretold.UNKNOWN);
    }

    /** @throws RuntimeException if it is no event of its topic and key */
    static Event read(ParkedRecord record) {
        String type = record.header(CloudEventHeaders.TYPE)
                .orElseThrow(() -> new IllegalArgumentException("header " + CloudEventHeaders.TYPE + " is missing"));
        Event event = EventCodec.decode(type, record.body());
        if (!record.topic().family().isInstance(event)) {
            throw new IllegalArgumentException(
                    type + " does not belong in " + record.topic().topicName());
        }
        if (record.key() != null && !record.key().equals(event.key())) {
            throw new IllegalArgumentException("the key of the record is not " + event.key());
        }
        return event;
    }
}
