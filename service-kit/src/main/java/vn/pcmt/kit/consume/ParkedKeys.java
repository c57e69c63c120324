package vn.pcmt.kit.consume;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
    /** Nobody finds nothing parked while somebody else parks: records of a batch are worked on side by side. */
    private final ReentrantLock parking = new ReentrantLock();

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
        parking.lock();
        try {
            if (!deadLetters.anyParked(topic, group)) {
                clean.put(received.partition(), generation);
                return false;
            }
        } finally {
            parking.unlock();
        }
        return deadLetters.isParked(received, group);
    }

    void add(ReceivedRecord received, byte[] body, String cause) {
        parking.lock();
        try {
            clean.remove(received.partition());
            deadLetters.park(received, group, body, cause);
        } finally {
            parking.unlock();
        }
    }
}
