package vn.pcmt.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How an {@link EmbeddedStack} runs. Immutable: each {@code with} method gives a changed copy.
 *
 * @param folder the one folder that holds all data, secrets and logs
 * @param parts which parts run
 * @param ports the port of every part, also of those that run elsewhere
 * @param sample whether the sample data is loaded
 * @param spawned whether each part is a process of its own, which can then be killed
 * @param properties Spring properties per part, which win over all others
 * @param jvmOptions options of the child processes, in addition to the usual ones; only used when spawned
 */
public record StackSettings(
        Path folder,
        Set<Part> parts,
        Map<Part, Integer> ports,
        boolean sample,
        boolean spawned,
        Map<Part, Map<String, String>> properties,
        Map<Part, List<String>> jvmOptions) {

    private static final String DEMO_ACCOUNTS = "PCMT_DEMO_ACCOUNTS";

    /** Above well-known ports and below those that outgoing connections take, so that a restart finds its port free. */
    private static final int LOWEST_RANDOM_PORT = 20_000;

    private static final int HIGHEST_RANDOM_PORT = 30_000;

    public StackSettings {
        folder = folder.toAbsolutePath().normalize();
        parts = parts.isEmpty() ? Set.of() : Set.copyOf(parts);
        ports = Map.copyOf(ports);
        properties = Map.copyOf(properties);
        jvmOptions = Map.copyOf(jvmOptions);
        if (!ports.keySet().containsAll(EnumSet.allOf(Part.class))) {
            throw new IllegalArgumentException("Every part needs a port");
        }
    }

    /** All parts in this process on their usual ports, without sample data. */
    public static StackSettings in(Path folder) {
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.defaultPort());
        }
        return new StackSettings(folder, EnumSet.allOf(Part.class), ports, false, false, Map.of(), Map.of());
    }

    /** On free ports of the loopback address; they stay the same for the life of these settings. */
    public StackSettings onRandomPorts() {
        var random = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            int port = freePort();
            while (random.containsValue(port)) {
                port = freePort();
            }
            random.put(part, port);
        }
        return new StackSettings(folder, parts, random, sample, spawned, properties, jvmOptions);
    }

    /** With one part on another port. */
    public StackSettings withPort(Part part, int port) {
        var changed = new EnumMap<>(ports);
        changed.put(part, port);
        return new StackSettings(folder, parts, changed, sample, spawned, properties, jvmOptions);
    }

    /** With or without sample data. */
    public StackSettings withSample(boolean wanted) {
        return new StackSettings(folder, parts, ports, wanted, spawned, properties, jvmOptions);
    }

    /** With or without the demo accounts and their one password, which otherwise come with the sample data. */
    public StackSettings withDemoAccounts(boolean wanted) {
        return with(Part.IDENTITY, DEMO_ACCOUNTS, String.valueOf(wanted));
    }

    /** Whether everybody can log in with the password of the demo accounts. */
    boolean demoAccounts() {
        return Boolean.parseBoolean(
                properties.getOrDefault(Part.IDENTITY, Map.of()).getOrDefault(DEMO_ACCOUNTS, String.valueOf(sample)));
    }

    /** Each part in a process of its own. */
    public StackSettings inOwnProcesses() {
        return new StackSettings(folder, parts, ports, sample, true, properties, jvmOptions);
    }

    /** Only these parts; the others are expected to run elsewhere on their ports. */
    public StackSettings only(Part... wanted) {
        var chosen = EnumSet.noneOf(Part.class);
        chosen.addAll(List.of(wanted));
        return new StackSettings(folder, chosen, ports, sample, spawned, properties, jvmOptions);
    }

    /** With a Spring property of one part, such as {@code with(REPORT, "pcmt.calendar.late-for", "P45D")}. */
    public StackSettings with(Part part, String property, String value) {
        var ofPart = new HashMap<>(properties.getOrDefault(part, Map.of()));
        ofPart.put(property, value);
        var changed = new HashMap<>(properties);
        changed.put(part, Map.copyOf(ofPart));
        return new StackSettings(folder, parts, ports, sample, spawned, changed, jvmOptions);
    }

    /** With a further JVM option of one part's process, such as {@code -Xmx512m}. */
    public StackSettings withJvmOption(Part part, String option) {
        var ofPart = new ArrayList<>(jvmOptions.getOrDefault(part, List.of()));
        ofPart.add(option);
        var changed = new HashMap<>(jvmOptions);
        changed.put(part, List.copyOf(ofPart));
        return new StackSettings(folder, parts, ports, sample, spawned, properties, changed);
    }

    /** The port of a part. */
    public int port(Part part) {
        return java.util.Objects.requireNonNull(ports.get(part));
    }

    private static int freePort() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_RANDOM_PORT, HIGHEST_RANDOM_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free port between " + LOWEST_RANDOM_PORT + " and " + HIGHEST_RANDOM_PORT);
    }

    /** Whether nobody listens on a port of the loopback address. */
    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
