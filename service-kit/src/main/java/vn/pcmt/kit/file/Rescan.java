package vn.pcmt.kit.file;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.kit.problem.Refusal;

/**
 * Has files of one purpose scanned that came in before a scanner was named. One in which something is found stays where it
 * is: whoever names it notes that, and gives it to nobody.
 */
public final class Rescan {
    private static final Logger LOG = LoggerFactory.getLogger(Rescan.class);

    private final StoredFiles files;
    private final Uploads uploads;
    private final BiConsumer<StoredFiles.Due, Scan> noted;
    private final Clock clock;

    /** @param noted keeps what was found of a file in the document that names it; doing it twice changes nothing */
    public Rescan(StoredFiles files, Uploads uploads, BiConsumer<StoredFiles.Due, Scan> noted, Clock clock) {
        this.files = files;
        this.uploads = uploads;
        this.noted = noted;
        this.clock = clock;
    }

    /**
     * Looks at some, each by one node at a time; as soon as the scanner does not answer, no more until the next time.
     *
     * @param most how many, so that a scanner that was just named is not flooded
     * @param lease how long one node may take over one file
     */
    public void scan(int most, Duration lease) {
        if (!uploads.hasScanner()) {
            return;
        }
        for (int i = 0; i < most; i++) {
            Instant now = clock.instant();
            Optional<StoredFiles.Due> next = files.claimUnscanned(now, now.plus(lease));
            if (next.isEmpty()) {
                return;
            }
            try {
                look(next.get());
            } catch (IOException | RuntimeException failed) {
                LOG.warn(
                        "File {} of {} is still to be scanned: {}",
                        next.get().id(),
                        next.get().owner(),
                        failed.toString());
                if (failed instanceof Refusal) {
                    return;
                }
            }
        }
    }

    private void look(StoredFiles.Due file) throws IOException {
        Scan found = uploads.scanAgain(file.id());
        if (found != Scan.NOT_SCANNED) {
            noted.accept(file, found);
        }
        if (found == Scan.INFECTED) {
            LOG.warn("Something was found in file {} of {}", file.id(), file.owner());
        }
        files.settleScan(file.id());
    }
}
