package vn.pcmt.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** The command {@code topics}: what a broker holds, in how many partitions, and for how long. */
final class Topics {

    private static final int SECONDS = 20;

    private Topics() {}

    /**
     * One line per topic, by name.
     *
     * @throws StartProblem if the broker does not answer
     */
    static List<String> of(String broker) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) Duration.ofSeconds(SECONDS).toMillis(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) Duration.ofSeconds(SECONDS / 2).toMillis());
        try (Admin admin = Admin.create(settings)) {
            var topics = new TreeMap<>(
                    admin.describeTopics(admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS))
                            .allTopicNames()
                            .get(SECONDS, TimeUnit.SECONDS));
            var resources = topics.keySet().stream()
                    .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList();
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(resources).all().get(SECONDS, TimeUnit.SECONDS);
            var lines = new ArrayList<String>();
            for (int language = 0; language < 2; language++) {
                lines.add(line(
                        Texts.both("topics.name").get(language),
                        Texts.both("topics.partitions").get(language),
                        Texts.both("topics.replicas").get(language),
                        Texts.both("topics.records").get(language),
                        Texts.both("topics.kept").get(language)));
            }
            for (TopicDescription topic : topics.values()) {
                Config config = Objects.requireNonNull(
                        configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())));
                lines.add(line(
                        topic.name(),
                        String.valueOf(topic.partitions().size()),
                        String.valueOf(topic.partitions().getFirst().replicas().size()),
                        String.valueOf(records(admin, topic)),
                        kept(config)));
            }
            return lines;
        } catch (ExecutionException | TimeoutException e) {
            throw new StartProblem("topics.no-broker", broker);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartProblem("topics.no-broker", broker);
        }
    }

    /** As the offsets tell; compaction and the marks of transactions make it an upper bound. */
    private static long records(Admin admin, TopicDescription topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        return sum(admin, topic, OffsetSpec.latest()) - sum(admin, topic, OffsetSpec.earliest());
    }

    private static long sum(Admin admin, TopicDescription topic, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        topic.partitions().forEach(each -> wanted.put(new TopicPartition(topic.name(), each.partition()), which));
        return admin.listOffsets(wanted).all().get(SECONDS, TimeUnit.SECONDS).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static String kept(Config config) {
        String policy = config.get("cleanup.policy").value();
        long millis = Long.parseLong(config.get("retention.ms").value());
        String hours = String.valueOf(Duration.ofMillis(millis).toHours());
        if (policy.contains("compact")) {
            return policy.contains("delete") && millis >= 0
                    ? told("topics.latest-hours", hours)
                    : told("topics.latest");
        }
        return millis < 0 ? told("topics.for-ever") : told("topics.hours", hours);
    }

    private static String told(String code, Object... arguments) {
        return String.join(" · ", Texts.both(code, arguments));
    }

    private static String line(String name, String partitions, String replicas, String records, String kept) {
        return String.format(Locale.ROOT, "%-72s %10s %8s %10s  %s", name, partitions, replicas, records, kept);
    }
}
