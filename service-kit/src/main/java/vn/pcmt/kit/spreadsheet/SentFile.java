package vn.pcmt.kit.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.pcmt.kit.file.TemporaryFiles;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Sha256;

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
        Path path = TemporaryFiles.create();
        try {
            Sha256 digest = new Sha256();
            long size = copy(body, path, digest);
            SentFile sent = new SentFile(path, size, digest.toHex());
            if (sent.size == 0) {
                throw new Refusal(Refusal.Kind.INVALID, "file-empty");
            }
            return sent;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    private static long copy(InputStream body, Path to, Sha256 digest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[16 << 10];
        try (OutputStream file = Files.newOutputStream(to)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                digest.add(buffer, read);
                file.write(buffer, 0, read);
            }
        }
        return size;
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
}
