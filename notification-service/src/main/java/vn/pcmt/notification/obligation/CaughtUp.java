package vn.pcmt.notification.obligation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Topic;

/**
 * Whether this service has read what was in its topics a moment ago. "Nothing came in" is only known then: after a
 * downtime nobody is chased for what is in, but not read yet. The positions are those the group has committed, on
 * whichever node; what they are compared with was observed one interval earlier, so that a steady stream of events does
 * not look like a backlog. Without the broker the last answer expires, and the timers wait.
 */
@Component
class CaughtUp implements Readiness, SmartLifecycle {

    /** The consumer group of the bindings. */
    static final String GROUP = "notification-service";

    private static final Logger log = LoggerFactory.getLogger(CaughtUp.class);
    private static final long ANSWER_WITHIN_SECONDS = 5;
    private static final List<String> OFFICIALS =
            List.of(Topic.UNIT_EVENTS.topicName(), Topic.OFFICER_EVENTS.topicName());
    private static final List<String> WORK =
            List.of(Topic.REPORT_EVENTS.topicName(), Topic.PLAN_EVENTS.topicName(), Topic.VIEW_EVENTS.topicName());

    private final KafkaAdmin kafka;
    private final ChaseSettings settings;
    private volatile @Nullable Thread loop;
    private volatile long officialsKnownAt;
    private volatile long workKnownAt;

    CaughtUp(KafkaAdmin kafka, ChaseSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
        this.officialsKnownAt = longAgo();
        this.workKnownAt = longAgo();
    }

    @Override
    public Optional<Chase.Scope> scope() {
        if (!isFresh(officialsKnownAt)) {
            return Optional.empty();
        }
        return Optional.of(isFresh(workKnownAt) ? Chase.Scope.EVERYTHING : Chase.Scope.RETURNS);
    }

    private boolean isFresh(long knownAt) {
        return System.nanoTime() - knownAt <= settings.trustFor().toNanos();
    }

    private long longAgo() {
        return System.nanoTime()
                - settings.trustFor().plus(Duration.ofSeconds(1)).toNanos();
    }

    @Override
    public void start() {
        // Assigned before it starts: it goes on only while it finds itself in the field.
        Thread started = Thread.ofVirtual().name("caught-up").unstarted(this::run);
        loop = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = loop;
        loop = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void run() {
        while (loop == Thread.currentThread()) {
            try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
                observe(admin);
            } catch (InterruptedException stopped) {
                return;
            } catch (ExecutionException | TimeoutException | RuntimeException away) {
                log.info("cannot compare positions, timers wait: {}", away.toString());
                if (!pause()) {
                    return;
                }
            }
        }
    }

    private void observe(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> officialsBefore = Map.of();
        Map<TopicPartition, Long> workBefore = Map.of();
        while (loop == Thread.currentThread()) {
            long now = System.nanoTime();
            Map<TopicPartition, Long> read = committed(admin);
            if (reached(read, officialsBefore)) {
                officialsKnownAt = now;
            }
            if (reached(read, workBefore)) {
                workKnownAt = now;
            }
            officialsBefore = ends(admin, OFFICIALS);
            workBefore = ends(admin, WORK);
            if (!pause()) {
                throw new InterruptedException();
            }
        }
    }

    /** True if every partition has been read up to its end as observed; before the first observation nothing is known. */
    static boolean reached(Map<TopicPartition, Long> read, Map<TopicPartition, Long> ends) {
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static Map<TopicPartition, Long> committed(Admin admin)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, Long> read = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> position : admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .entrySet()) {
            if (position.getValue() != null) {
                read.put(position.getKey(), position.getValue().offset());
            }
        }
        return read;
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic : admin.describeTopics(topics)
                .allTopicNames()
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .values()) {
            topic.partitions().forEach(each -> partitions.add(new TopicPartition(topic.name(), each.partition())));
        }
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** False if this node is stopping. */
    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(settings.observeEvery().toNanos());
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }
}
