package vn.pcmt.kit.deadletter;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.pcmt.contract.Topic;

/** What this service does with the events of a topic in each of its groups, by which a dead letter is processed after all. */
public final class LetterHandlers {
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();

    /** Applies one record as its consumer would. */
    @FunctionalInterface
    public interface Handler {
        /** Returns when it is applied; throws what keeps it from being. */
        void handle(ParkedRecord record);
    }

    public void register(Topic topic, String group, Handler handler) {
        handlers.put(place(topic, group), handler);
    }

    /** Empty for groups that are no consumers of the kit, such as a stream. */
    Optional<Handler> of(Topic topic, String group) {
        return Optional.ofNullable(handlers.get(place(topic, group)));
    }

    private static String place(Topic topic, String group) {
        return topic.deadLetterTopic(group);
    }
}
