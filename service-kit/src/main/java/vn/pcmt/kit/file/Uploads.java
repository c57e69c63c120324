package vn.pcmt.kit.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Sha256;

/** Receives files for one purpose. */
public final class Uploads {
    private final FileRules rules;
    private final FileScanner scanner;
    private final StoredFiles files;
    private final Path temporary;

    public Uploads(FileRules rules, FileScanner scanner, StoredFiles files) {
        this(rules, scanner, files, Path.of(System.getProperty("java.io.tmpdir")));
    }

    Uploads(FileRules rules, FileScanner scanner, StoredFiles files, Path temporary) {
        this.rules = rules;
        this.scanner = scanner;
        this.files = files;
        this.temporary = temporary;
    }

    /**
     * Reads a body to its end, or to the limit. It goes to a temporary file: many uploads over slow lines at once would
     * fill the memory.
     *
     * @throws Refusal {@code <purpose>-too-large} or {@code <purpose>-empty}
     */
    public Upload receive(InputStream body) throws IOException {
        Path content = TemporaryFiles.create(temporary);
        try {
            Sha256 digest = new Sha256();
            long size = copy(body, content, digest);
            return new Upload(this, content, size, digest.toHex());
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(content);
            throw failed;
        }
    }

    private long copy(InputStream body, Path content, Sha256 digest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[16 << 10];
        try (OutputStream to = Files.newOutputStream(content)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > rules.limit().toBytes()) {
                    throw new Refusal(
                            Refusal.Kind.TOO_LARGE,
                            rules.purpose() + "-too-large",
                            rules.limit().toMegabytes());
                }
                digest.add(buffer, read);
                to.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new Refusal(Refusal.Kind.INVALID, rules.purpose() + "-empty");
        }
        return size;
    }

    /** @throws Refusal {@code <purpose>-type-refused} */
    String typeOf(Path content) throws IOException {
        String found = MediaTypes.of(content);
        if (!rules.types().contains(found)) {
            throw new Refusal(Refusal.Kind.INVALID, rules.purpose() + "-type-refused", found);
        }
        return found;
    }

    /** Whether there is a scanner that can be asked about what came in before there was one. */
    public boolean hasScanner() {
        return scanner.isNamed();
    }

    /**
     * What a scanner says now of a file that was stored.
     *
     * @param stored id of its bytes
     * @return {@code NOT_SCANNED} if it is gone, or too large for a scanner to say anything
     * @throws Refusal {@code scan-unavailable}
     */
    public Scan scanAgain(String stored) throws IOException {
        Path content = TemporaryFiles.create(temporary);
        try {
            return files.copy(stored, content) ? scanner.scan(content) : Scan.NOT_SCANNED;
        } catch (Refusal refused) {
            return switch (refused.code()) {
                case "file-infected" -> Scan.INFECTED;
                case "scan-too-large" -> Scan.NOT_SCANNED;
                default -> throw refused;
            };
        } finally {
            Files.deleteIfExists(content);
        }
    }

    FileScanner scanner() {
        return scanner;
    }

    StoredFiles files() {
        return files;
    }
}
