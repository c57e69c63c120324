package vn.pcmt.kit.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.deadletter.ParkedRecord.Header;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** An event that waits for an administrator, and what became of it. Its original content is never changed. */
@Document(DeadLetter.COLLECTION)
@TypeAlias("deadLetter")
@CompoundIndex(name = "state", def = "{'state': 1, 'parkedAt': 1}")
@CompoundIndex(name = "key", def = "{'key': 1, 'offset': 1}")
final class DeadLetter {

    static final String COLLECTION = "dead_letters";

    enum State {
        WAITING,
        /** Processed after all. */
        REDRIVEN,
        /** Given up. */
        DISCARDED
    }

    /** The content to be processed in place of the original. */
    record Correction(String type, byte[] body, String by, Instant at, String reason) {}

    /** Who ended it, and why if it was given up. */
    record Ending(String by, Instant at, @Nullable String reason) {}

    /** How it ended before it was parked again. */
    record Earlier(State state, Ending ending) {}

    /** What came of the latest redrive that failed. */
    record Failure(String by, Instant at, String cause) {}

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final String topic;
    private final String group;
    private final @Nullable String key;
    private final int partition;
    private final long offset;
    private final @Nullable Instant writtenAt;
    private final List<Header> headers;
    private final byte[] body;
    private final String cause;
    private final Instant parkedAt;
    private State state;
    private @Nullable Correction correction;
    private @Nullable Ending ending;
    private @Nullable Failure failure;
    private final List<Earlier> earlier;
    private final Receipts receipts;

    @PersistenceCreator
    private DeadLetter(
            String id,
            @Nullable Long version,
            String topic,
            String group,
            @Nullable String key,
            int partition,
            long offset,
            @Nullable Instant writtenAt,
            List<Header> headers,
            byte[] body,
            String cause,
            Instant parkedAt,
            State state,
            @Nullable Correction correction,
            @Nullable Ending ending,
            @Nullable Failure failure,
            @Nullable List<Earlier> earlier,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.topic = topic;
        this.group = group;
        this.key = key;
        this.partition = partition;
        this.offset = offset;
        this.writtenAt = writtenAt;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.cause = cause;
        this.parkedAt = parkedAt;
        this.state = state;
        this.correction = correction;
        this.ending = ending;
        this.failure = failure;
        this.earlier = earlier == null ? new ArrayList<>() : new ArrayList<>(earlier);
        this.receipts = receipts;
    }

    static DeadLetter of(ParkedRecord record, Instant now) {
        return new DeadLetter(
                record.id(),
                null,
                record.topic().topicName(),
                record.group(),
                record.key(),
                record.partition(),
                record.offset(),
                record.at(),
                record.headers(),
                record.body(),
                record.cause(),
                now,
                State.WAITING,
                null,
                null,
                null,
                List.of(),
                new Receipts());
    }

    /** As it is to be processed: with the corrected content where there is one. */
    ParkedRecord toProcess() {
        Correction corrected = correction;
        return corrected == null ? record(headers, body) : toProcess(corrected.type(), corrected.body());
    }

    /**
     * As it would be processed with another type and content. An id that is missing, or none, is made from its place, so
     * that it is the same each time.
     */
    ParkedRecord toProcess(String type, byte[] content) {
        String id = record(headers, body)
                .header(CloudEventHeaders.ID)
                .filter(DeadLetter::isUuid)
                .orElseGet(() -> UUID.nameUUIDFromBytes(this.id.getBytes(StandardCharsets.UTF_8))
                        .toString());
        Set<String> replaced = Set.of(CloudEventHeaders.TYPE, CloudEventHeaders.ID);
        return record(
                Stream.concat(
                                headers.stream().filter(header -> !replaced.contains(header.name())),
                                Stream.of(
                                        new Header(CloudEventHeaders.TYPE, type), new Header(CloudEventHeaders.ID, id)))
                        .toList(),
                content);
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private ParkedRecord record(List<Header> asHeaders, byte[] asBody) {
        return new ParkedRecord(topic(), group, key, partition, offset, writtenAt, asHeaders, asBody, cause);
    }

    /** @throws Refusal {@code dead-letter-closed} unless it waits */
    void requireWaiting() {
        if (state != State.WAITING) {
            throw new Refusal(Refusal.Kind.CONFLICT, "dead-letter-closed");
        }
    }

    void correct(Correction corrected) {
        requireWaiting();
        correction = corrected;
    }

    void redriven(String by, Instant at) {
        requireWaiting();
        state = State.REDRIVEN;
        ending = new Ending(by, at, null);
    }

    void discard(String by, Instant at, String reason) {
        requireWaiting();
        state = State.DISCARDED;
        ending = new Ending(by, at, reason);
    }

    /** It has failed once more after it was dealt with, and waits again; how it had ended stays on record. */
    void parkedAgain() {
        Ending before = ending;
        if (before != null) {
            earlier.add(new Earlier(state, before));
        }
        state = State.WAITING;
        ending = null;
    }

    void failed(String by, Instant at, String why) {
        failure = new Failure(by, at, why);
    }

    String id() {
        return id;
    }

    long version() {
        return Objects.requireNonNull(version, "not saved yet");
    }

    Topic topic() {
        return Arrays.stream(Topic.values())
                .filter(one -> one.topicName().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    String group() {
        return group;
    }

    @Nullable
    String key() {
        return key;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    @Nullable
    Instant writtenAt() {
        return writtenAt;
    }

    @Nullable
    String header(String name) {
        return record(headers, body).header(name).orElse(null);
    }

    byte[] body() {
        return body;
    }

    String cause() {
        return cause;
    }

    Instant parkedAt() {
        return parkedAt;
    }

    State state() {
        return state;
    }

    @Nullable
    Correction correction() {
        return correction;
    }

    @Nullable
    Ending ending() {
        return ending;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    /** How it had ended before it was parked again, the first time first. */
    List<Earlier> earlier() {
        return List.copyOf(earlier);
    }

    Receipts receipts() {
        return receipts;
    }
}
