package vn.pcmt.report.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import vn.pcmt.kit.problem.Refusal;

/** A file as somebody sent it, on the local disk until it is closed. */
public final class SentFile implements AutoCloseable {

    private final Path path;
    private final long size;
    private final String sha256;

    private SentFile(Path path, long size, String sha256) {
        this.path = path;
        this.size = size;
        this.sha256 = sha256;
    }

    /**
     * Takes in a body. How long it may be is settled before, by {@code pcmt.web}.
     *
     * @throws Refusal {@code file-empty}
     * @throws IOException also if the body turns out to be too long
     */
    public static SentFile receive(InputStream body) throws IOException {
        Path path = Files.createTempFile("sent-", ".part");
        try {
            DigestInputStream digested = new DigestInputStream(body, digest());
            try (OutputStream file = Files.newOutputStream(path)) {
                digested.transferTo(file);
            }
            SentFile sent = new SentFile(
                    path,
                    Files.size(path),
                    HexFormat.of().formatHex(digested.getMessageDigest().digest()));
            if (sent.size == 0) {
                throw new Refusal(Refusal.Kind.INVALID, "file-empty");
            }
            return sent;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    public Path path() {
        return path;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** In hexadecimal. */
    public String sha256() {
        return sha256;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
