package vn.pcmt.kit.consume;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.pcmt.contract.Topic;

/**
 * Knows the parked keys of one topic and group. Nearly always there are none, so the store is asked once per partition
 * and change of who reads it: until that changes again, only this node can park a key of the partition.
 */
final class ParkedKeys {
    private final DeadLetters deadLetters;
    private final Topic topic;
    private final String group;
    /** Partition → generation of the group in which nothing of the topic was parked. */
    private final Map<Integer, Integer> clean = new ConcurrentHashMap<>();

    ParkedKeys(DeadLetters deadLetters, Topic topic, String group) {
        this.deadLetters = deadLetters;
        this.topic = topic;
        this.group = group;
    }

    boolean holds(ReceivedRecord received) {
        int generation = received.generation();
        if (generation >= 0 && clean.getOrDefault(received.partition(), -1) == generation) {
            return false;
        }
        if (deadLetters.anyParked(topic, group)) {
            return deadLetters.isParked(received, group);
        }
        clean.put(received.partition(), generation);
        return false;
    }

    void add(ReceivedRecord received, byte[] body, String cause) {
        clean.remove(received.partition());
        deadLetters.park(received, group, body, cause);
    }
}
