package vn.pcmt.kit.test;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that speaks INSTREAM as a ClamAV daemon does and knows one virus: EICAR's test file, which is
 * harmless and which every scanner reports. It can also behave as badly as a daemon may.
 */
public final class TestScanner implements AutoCloseable {

    /** What it does with a file. */
    public enum Mood {
        WELL,
        /** Takes all and says nothing. */
        SILENT,
        /** Takes nothing. */
        DEAF,
        /** Hangs up before the file is over. */
        HANGS_UP,
        /** Hangs up within its answer, which so far reads as if all were well. */
        HANGS_UP_ANSWERING,
        /** Takes only a little, says so, and hangs up. */
        TAKES_LITTLE,
        /** Fails in itself. */
        FAILS,
        /** Never stops answering. */
        BABBLES
    }

    private static final int LITTLE = 1000;

    private final ServerSocket server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;

    public TestScanner() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().name("test-scanner").start(this::accept);
    }

    /** The test file, put together here so that no scanner finds it in this source. */
    public static byte[] virus() {
        return ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
                .getBytes(StandardCharsets.US_ASCII);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void feels(Mood now) {
        mood = now;
    }

    /** How many files it was asked about. */
    public int asked() {
        return asked.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        asked.incrementAndGet();
        try (caller) {
            if (mood == Mood.DEAF) {
                Thread.sleep(60_000);
            }
            DataInputStream in = new DataInputStream(caller.getInputStream());
            if (!command(in).equals("zINSTREAM")) {
                answer(caller, "UNKNOWN COMMAND\0");
                return;
            }
            String content = content(in);
            switch (mood) {
                case SILENT, DEAF -> Thread.sleep(60_000);
                case HANGS_UP -> {}
                case HANGS_UP_ANSWERING -> answer(caller, "stream: OK");
                case TAKES_LITTLE -> answer(caller, "INSTREAM size limit exceeded. ERROR\0");
                case FAILS -> answer(caller, "stream: Can't allocate memory ERROR\0");
                case BABBLES -> answer(caller, "stream: OK".repeat(100_000));
                case WELL ->
                    answer(
                            caller,
                            content.contains("EICAR-STANDARD-ANTIVIRUS-TEST-FILE")
                                    ? "stream: Eicar-Test-Signature FOUND\0"
                                    : "stream: OK\0");
            }
        } catch (IOException gone) {
            // The caller went away, which is his right.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int next = in.read(); next > 0; next = in.read()) {
            command.append((char) next);
        }
        return command.toString();
    }

    private String content(DataInputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
            boolean enough = mood == Mood.HANGS_UP || mood == Mood.TAKES_LITTLE;
            if (enough && content.size() > LITTLE) {
                break;
            }
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }

    private static void answer(Socket caller, String answer) throws IOException {
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
