package vn.pcmt.kit.events;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service meets the broker.
 *
 * @param partitions of a topic that is created; an existing one is left as it is
 * @param replicas of a topic that is created
 * @param groups consumer groups of this service: each gets a dead-letter topic per topic
 * @param brokerWait how long a start waits for the broker before it gives up
 * @param deliveryTimeout how long a record may be on its way before it counts as not sent
 */
@ConfigurationProperties("pcmt.events")
public record EventSettings(
        @DefaultValue("3") int partitions,
        @DefaultValue("1") short replicas,
        @DefaultValue List<String> groups,
        @DefaultValue("2m") Duration brokerWait,
        @DefaultValue("8s") Duration deliveryTimeout) {

    public EventSettings {
        if (partitions < 1 || replicas < 1) {
            throw new IllegalArgumentException("pcmt.events: partitions and replicas must be at least 1");
        }
        groups = List.copyOf(groups);
    }
}
