package vn.pcmt.notification.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A mail server that can be unwell in ways in which GreenMail cannot. */
public final class TestMailServer implements AutoCloseable {

    /** A mail that was taken, by its id. */
    public record Taken(String messageId, String to) {}

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> refused;
    private final AtomicInteger silences;
    private final Duration hesitation;
    private final AtomicInteger connections = new AtomicInteger();

    private TestMailServer(Set<String> refused, int silences, Duration hesitation) throws IOException {
        this.refused = refused;
        this.silences = new AtomicInteger(silences);
        this.hesitation = hesitation;
        Thread.ofVirtual().start(this::accept);
    }

    public static TestMailServer healthy() throws IOException {
        return new TestMailServer(Set.of(), 0, Duration.ZERO);
    }

    /** Refuses these addresses for good. */
    public static TestMailServer refusing(String... addresses) throws IOException {
        return new TestMailServer(Set.of(addresses), 0, Duration.ZERO);
    }

    /** Takes mails without ever answering, so many times. */
    public static TestMailServer silentAfterData(int times) throws IOException {
        return new TestMailServer(Set.of(), times, Duration.ZERO);
    }

    /** Answers every step, but each only after a while. */
    static TestMailServer hesitating(Duration before) throws IOException {
        return new TestMailServer(Set.of(), 0, before);
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<Taken> taken() {
        return taken;
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            OutputStream out = client.getOutputStream();
            say(out, "220 test");
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (command) {
                    case "RCPT" -> {
                        to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(out, refused.contains(to) ? "550 5.1.1 <" + to + "> unknown here" : "250 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(in, to);
                        if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                            in.readLine(); // until the client hangs up
                            return;
                        }
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (SocketException hungUp) {
            // The client is free to go.
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void take(BufferedReader in, String to) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
        }
        taken.add(new Taken(id, to));
    }

    private void say(OutputStream out, String line) throws IOException {
        LockSupport.parkNanos(hesitation.toNanos());
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
