package vn.pcmt.kit.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How every client of this process reaches the broker: where it is and, as set, by which account and over TLS or not.
 *
 * @param properties of a Kafka client, among them secrets
 */
public record BrokerConnection(Map<String, Object> properties) {
    public BrokerConnection {
        properties = Map.copyOf(properties);
    }

    /** With nothing but an address. */
    public static BrokerConnection to(String servers) {
        return new BrokerConnection(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    /** The same with properties of one client, which win. */
    public Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(more);
        return all;
    }

    BrokerConnection at(List<String> servers) {
        return new BrokerConnection(
                with(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, String.join(",", servers))));
    }

    String servers() {
        return String.valueOf(properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return servers();
    }
}
