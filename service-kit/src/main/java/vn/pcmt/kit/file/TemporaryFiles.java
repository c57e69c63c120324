package vn.pcmt.kit.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where bodies wait on the local disk while they are read. Whoever makes one takes it away; what a process that was
 * killed has left behind goes when the next one has been made a day later.
 */
public final class TemporaryFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFiles.class);
    private static final String PREFIX = "pcmt-";
    private static final String SUFFIX = ".upload";

    /** No body takes as long to come in. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final Map<Path, Instant> SWEPT = new ConcurrentHashMap<>();

    private TemporaryFiles() {}

    /** A new, empty file. */
    public static Path create() throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static Path create(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, PREFIX, SUFFIX);
        // The clock of the disk, which dates the others too.
        Instant now = Files.getLastModifiedTime(file).toInstant();
        Instant swept = SWEPT.get(folder);
        if (swept == null || swept.plus(BETWEEN_SWEEPS).isBefore(now)) {
            SWEPT.put(folder, now);
            sweep(folder, now);
        }
        return file;
    }

    static void sweep(Path folder, Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file)
                        .toInstant()
                        .plus(LEFT_BEHIND)
                        .isBefore(now)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException stays) {
            LOG.info("Some files that were left in {} stay: {}", folder, stays.toString());
        }
    }
}
