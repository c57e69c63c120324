package vn.pcmt.kit.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Topic;

/**
 * A record that a group of consumers could not process, or one that follows it.
 *
 * @param partition of the topic it was read from, -1 if that is not known
 * @param offset likewise
 * @param at when it was written
 * @param headers its own, not those that say why it was parked
 * @param cause why it was parked: the class of an exception and its message, or that it follows another one
 */
public record ParkedRecord(
        Topic topic,
        String group,
        @Nullable String key,
        int partition,
        long offset,
        @Nullable Instant at,
        List<Header> headers,
        byte[] body,
        String cause) {

    /** One header as text. */
    public record Header(String name, String value) {}

    public ParkedRecord {
        headers = List.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .findFirst();
    }

    /**
     * The same for the same record, however often it is parked: where a group read it.
     *
     * @return such as {@code report-past~report-events~1~42}
     */
    String id() {
        return String.join("~", group, topic.topicName(), String.valueOf(partition), String.valueOf(offset));
    }
}
