package vn.pcmt.kit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A file that came in whole and is not kept yet. For one thread. */
public final class Upload implements AutoCloseable {
    private final Uploads uploads;
    private final Path content;
    private final long size;
    private final String sha256;
    private @Nullable KeptFile kept;

    Upload(Uploads uploads, Path content, long size, String sha256) {
        this.uploads = uploads;
        this.content = content;
        this.size = size;
        this.sha256 = sha256;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** Of the content, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Where it lies until this is closed, for who looks into it. */
    public Path content() {
        return content;
    }

    /** What it is by its content. @throws vn.pcmt.kit.problem.Refusal {@code <purpose>-type-refused} */
    public String type() {
        try {
            return uploads.typeOf(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Looks what it is, has it scanned, and stores it; once, however often a command is tried.
     *
     * @param name safe to show; it is kept with an ending of what the file is
     * @param owner id of the document that will name it
     * @param dueAt when it is to be looked whether it does; null for never
     * @throws vn.pcmt.kit.problem.Refusal {@code <purpose>-type-refused}, {@code file-infected}, {@code scan-unavailable}
     *     or {@code scan-too-large}; then nothing is stored
     */
    public KeptFile keep(String name, String owner, @Nullable Instant dueAt) {
        KeptFile file = kept;
        if (file == null) {
            try (InputStream bytes = Files.newInputStream(content)) {
                String type = type();
                Scan scan = uploads.scanner().scan(content);
                String stored = uploads.files().keep(bytes, sha256, owner, dueAt, scan);
                file = new KeptFile(stored, FileNames.typed(name, type), type, size, sha256, scan);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            kept = file;
        }
        return file;
    }

    /**
     * Takes back what was stored for nothing. To be called when the command is over, however it ended.
     *
     * @param isNamed whether a document names a stored id: a write whose answer got lost may have been carried out
     */
    public void dropUnless(Predicate<String> isNamed) {
        KeptFile file = kept;
        if (file == null) {
            return;
        }
        boolean named;
        try {
            named = isNamed.test(file.stored());
        } catch (RuntimeException unknown) {
            named = true;
        }
        if (!named) {
            uploads.files().drop(file.stored());
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(content);
    }
}
