package vn.pcmt.embedded.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * How an {@link EmbeddedBroker} runs.
 *
 * @param folder where its logs lie; created and formatted when absent
 * @param port the port for clients on the loopback address; 0 picks a free one
 * @param controllerPort the port the broker talks to itself on; 0 picks a free one, anew at each start
 * @param flushEveryMessage whether every record is fsynced before its producer gets an answer; see
 *     {@link EmbeddedBroker} for what is safe without it
 * @param accounts passwords of the accounts that clients log in with, by SCRAM-SHA-512; made when the folder is. Without
 *     any, whoever reaches the port is a client
 * @param more of what Kafka itself can be told, by Kafka's names, which wins; the listener that asks for accounts is called
 *     {@code CLIENTS}
 */
public record EmbeddedBrokerSettings(
        Path folder,
        int port,
        int controllerPort,
        boolean flushEveryMessage,
        Map<String, String> accounts,
        Map<String, String> more) {

    public EmbeddedBrokerSettings {
        accounts = Map.copyOf(accounts);
        more = Map.copyOf(more);
        if (port < 0 || port > 65_535 || controllerPort < 0 || controllerPort > 65_535) {
            throw new IllegalArgumentException("A port must lie between 0 and 65535");
        }
    }

    /** Settings for a folder: free ports, no fsync per message. */
    public static EmbeddedBrokerSettings in(Path folder) {
        return new EmbeddedBrokerSettings(folder, 0, 0, false, Map.of(), Map.of());
    }

    /** The same settings on another port for clients; 0 picks a free one. */
    public EmbeddedBrokerSettings withPort(int newPort) {
        return new EmbeddedBrokerSettings(folder, newPort, controllerPort, flushEveryMessage, accounts, more);
    }

    /** The same settings with every record fsynced or not. */
    public EmbeddedBrokerSettings withFlushEveryMessage(boolean flush) {
        return new EmbeddedBrokerSettings(folder, port, controllerPort, flush, accounts, more);
    }

    /** The same settings with accounts that clients must log in with. */
    public EmbeddedBrokerSettings withAccounts(Map<String, String> passwords) {
        return new EmbeddedBrokerSettings(folder, port, controllerPort, flushEveryMessage, passwords, more);
    }

    /** The same settings with some of Kafka's own. */
    public EmbeddedBrokerSettings with(Map<String, String> ofKafka) {
        return new EmbeddedBrokerSettings(folder, port, controllerPort, flushEveryMessage, accounts, ofKafka);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return folder + " on port " + port;
    }
}
