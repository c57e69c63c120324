package vn.pcmt.kit.file;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.kit.problem.Refusal;

/**
 * Asks a ClamAV daemon by its command INSTREAM: a file goes in chunks, each after its length in four bytes, and a chunk
 * of no length ends it. The answer ends with a zero byte; one that does not has been cut off and says nothing.
 */
final class ClamAv implements FileScanner {
    private static final Logger LOG = LoggerFactory.getLogger(ClamAv.class);
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FOUND = Pattern.compile("stream: ([\\x21-\\x7e]{1,100}).* FOUND");
    private static final int CHUNK = 64 << 10;
    private static final int LONGEST_ANSWER = 1000;

    private final String host;
    private final ScanSettings settings;

    ClamAv(String host, ScanSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    @Override
    public Scan scan(Path content) {
        String answer;
        try {
            if (Files.size(content) > settings.longest().toBytes()) {
                throw tooLarge();
            }
            answer = ask(content);
        } catch (IOException away) {
            LOG.warn("No scan by {}:{}: {}", host, settings.port(), away.toString());
            throw new Refusal(Refusal.Kind.UNAVAILABLE, "scan-unavailable");
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            throw new Refusal(Refusal.Kind.INVALID, "file-infected", found.group(1));
        }
        if (answer.equals("stream: OK")) {
            return Scan.CLEAN;
        }
        if (answer.contains("size limit exceeded")) {
            throw tooLarge();
        }
        LOG.warn("No scan by {}:{}: it says {}", host, settings.port(), answer);
        throw new Refusal(Refusal.Kind.UNAVAILABLE, "scan-unavailable");
    }

    private static Refusal tooLarge() {
        return new Refusal(Refusal.Kind.TOO_LARGE, "scan-too-large");
    }

    private String ask(Path content) throws IOException {
        try (Socket daemon = new Socket()) {
            // A timeout of reads alone would let a daemon that takes nothing hold the writer for good.
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> close(daemon),
                    CompletableFuture.delayedExecutor(settings.answer().toMillis(), MILLISECONDS));
            try {
                daemon.connect(new InetSocketAddress(host, settings.port()), (int)
                        settings.connect().toMillis());
                return exchange(daemon, content);
            } finally {
                end.cancel(false);
            }
        }
    }

    private static String exchange(Socket daemon, Path content) throws IOException {
        try {
            send(daemon, content);
        } catch (IOException cut) {
            // It hangs up on what is too long for it, and says so first.
            try {
                return answer(daemon.getInputStream());
            } catch (IOException silent) {
                cut.addSuppressed(silent);
                throw cut;
            }
        }
        return answer(daemon.getInputStream());
    }

    private static void send(Socket daemon, Path content) throws IOException {
        DataOutputStream to = new DataOutputStream(new BufferedOutputStream(daemon.getOutputStream(), CHUNK));
        to.write(COMMAND);
        byte[] chunk = new byte[CHUNK];
        try (InputStream from = Files.newInputStream(content)) {
            for (int length = from.read(chunk); length > 0; length = from.read(chunk)) {
                to.writeInt(length);
                to.write(chunk, 0, length);
            }
        }
        to.writeInt(0);
        to.flush();
    }

    private static String answer(InputStream from) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int next = from.read(); next != 0; next = from.read()) {
            if (next < 0) {
                throw new EOFException("hung up after '" + answer + "'");
            }
            if (answer.length() == LONGEST_ANSWER) {
                throw new IOException("an answer without end");
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAllTheSame) {
            LOG.debug("Closing", closedAllTheSame);
        }
    }
}
