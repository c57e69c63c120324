package vn.pcmt.report.view;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Topic;
import vn.pcmt.report.topology.Generation;

/**
 * Follows what is in the topics until it is shown. How far each topic on the way reaches is noted once all before it has
 * been read that far: the events first, then what the topology passes on to itself, then the totals. When the totals have
 * been read too, everything that was in the topics at the beginning is shown.
 */
final class Passage {

    /** Between two questions to the broker. */
    private static final Duration PAUSE = Duration.ofMillis(25);

    /** Topics and the group that reads them. */
    record Stage(List<String> topics, String group) {}

    private final List<Stage> stages;
    private final ReadPositions positions;
    private int stage;
    private @Nullable Map<TopicPartition, Long> ends;
    private boolean waited;

    Passage(List<Stage> stages, ReadPositions positions) {
        this.stages = stages;
        this.positions = positions;
    }

    /**
     * The way of an event into the totals of a generation.
     *
     * @param topics in which its totals may be
     */
    static List<Stage> ofTotals(Generation totals, List<String> topics) {
        List<String> internal = totals.internalTopics();
        return Stream.concat(
                        Stream.of(
                                new Stage(
                                        List.of(Topic.REPORT_EVENTS.topicName(), Topic.UNIT_EVENTS.topicName()),
                                        totals.applicationId()),
                                new Stage(internal.subList(0, 1), totals.applicationId()),
                                new Stage(internal.subList(1, 2), totals.applicationId())),
                        topics.stream().map(topic -> new Stage(List.of(topic), AreaTotalsProjection.groupOf(topic))))
                .toList();
    }

    /**
     * Goes on from where it stands.
     *
     * @param patience how long to wait for what is on its way
     * @return whether all that was there in the beginning is shown
     * @throws KafkaException if the broker does not answer; it may go on later
     */
    boolean advance(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (stage < stages.size()) {
            Stage at = stages.get(stage);
            if (ends == null) {
                ends = positions.ends(at.topics());
            }
            if (positions.reached(ends, at.group())) {
                stage++;
                ends = null;
            } else if (System.nanoTime() < until) {
                waited = true;
                LockSupport.parkNanos(PAUSE.toNanos());
            } else {
                waited = true;
                return false;
            }
        }
        return true;
    }

    /** Whether anything was still on its way. */
    boolean hasWaited() {
        return waited;
    }
}
