package vn.pcmt.embedded.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a broker as a process of its own, which fault tests can kill. Arguments: folder, port, and optionally topics as
 * {@code name:partitions}. Prints {@code broker ready on port N} when it serves clients.
 */
public final class EmbeddedBrokerMain {

    private EmbeddedBrokerMain() {}

    /** Runs until the process is stopped; exits with status 1 and one sentence when the broker cannot start. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2) {
            System.err.println("Usage: EmbeddedBrokerMain <folder> <port> [topic:partitions ...]");
            System.exit(2);
        }
        try {
            EmbeddedBroker broker = EmbeddedBroker.start(
                    EmbeddedBrokerSettings.in(Path.of(arguments[0])).withPort(Integer.parseInt(arguments[1])));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
            for (int i = 2; i < arguments.length; i++) {
                int colon = arguments[i].lastIndexOf(':');
                broker.createTopics(
                        Integer.parseInt(arguments[i].substring(colon + 1)), arguments[i].substring(0, colon));
            }
            System.out.println("broker ready on port " + broker.port());
            new CountDownLatch(1).await();
        } catch (EmbeddedBrokerException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
