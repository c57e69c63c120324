package vn.pcmt.embedded.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NavigableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the contents back from the data folder: the newest snapshot, then every journal after it.
 *
 * <p>Snapshot {@code n} holds what the journals up to {@code n} say, and perhaps later changes, which the later journals
 * say again. A compaction renames a snapshot into place only when it is complete, and removes old files only afterwards;
 * so leftovers of an interrupted compaction are recognised by their number and removed here.
 */
final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final StoreFolder folder;
    private final StoreContents contents = new StoreContents();

    private Recovery(StoreFolder folder) {
        this.folder = folder;
    }

    /** The contents of the folder, and its journal ready for appending. */
    record Recovered(StoreContents contents, Journal journal) {}

    static Recovered recover(StoreFolder folder) throws IOException {
        return new Recovery(folder).recover();
    }

    private Recovered recover() throws IOException {
        folder.removeUnfinishedFiles();
        NavigableMap<Long, Path> snapshots = folder.snapshots();
        NavigableMap<Long, Path> journals = folder.journals();
        StoreContents.Replay replay = contents.new Replay();
        long covered = 0;
        if (!snapshots.isEmpty()) {
            covered = snapshots.lastKey();
            readSnapshot(snapshots.lastEntry().getValue(), covered, replay);
        }
        removeCovered(snapshots.headMap(covered));
        removeCovered(journals.headMap(covered, true));
        NavigableMap<Long, Path> open = journals.tailMap(covered, false);
        if (open.isEmpty()) {
            if (covered > 0) {
                throw missing(folder.journal(covered + 1));
            }
            return new Recovered(contents, new Journal(folder, folder.createJournal(1, 1), 1, 0));
        }
        return new Recovered(contents, replayJournals(open, covered, replay));
    }

    private void readSnapshot(Path file, long number, StoreContents.Replay replay) throws IOException {
        JournalReader.Result result = JournalReader.read(file, false, replay::apply);
        if (!result.header().snapshot() || result.header().number() != number || !replay.snapshotIsComplete()) {
            throw new EmbeddedStoreException("The snapshot " + file
                    + " is not complete; restore the data folder from a backup, or move it away to start with an empty"
                    + " store.");
        }
    }

    private void removeCovered(Map<Long, Path> files) throws IOException {
        for (Path file : files.values()) {
            folder.delete(file);
        }
    }

    private Journal replayJournals(NavigableMap<Long, Path> journals, long covered, StoreContents.Replay replay)
            throws IOException {
        long expectedNumber = covered + 1;
        long expectedSequence = -1;
        Path last = journals.lastEntry().getValue();
        JournalReader.Result result = null;
        for (Map.Entry<Long, Path> journal : journals.entrySet()) {
            if (journal.getKey() != expectedNumber) {
                throw missing(folder.journal(expectedNumber));
            }
            Path file = journal.getValue();
            result = JournalReader.read(file, file.equals(last), replay::apply);
            JournalFormat.Header header = result.header();
            if (header.snapshot()
                    || header.number() != expectedNumber
                    || (expectedSequence >= 0 && header.firstSequence() != expectedSequence)) {
                throw new EmbeddedStoreException("The journal " + file
                        + " does not belong to this folder; restore the data folder from a backup.");
            }
            expectedNumber++;
            expectedSequence = result.lastSequence() + 1;
        }
        if (result == null || !replay.everyCollectionIsKnown()) {
            throw new EmbeddedStoreException("The journal in " + folder.path()
                    + " changes a collection that no file defines; restore the data folder from a backup.");
        }
        return reopen(last, result);
    }

    private Journal reopen(Path file, JournalReader.Result result) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (result.tornBytes() > 0) {
            log.warn(
                    "Cut {} bytes off the end of {}: the last process was killed while it wrote them, and nobody was"
                            + " told that they were saved.",
                    result.tornBytes(),
                    file);
            channel.truncate(result.endOffset());
        }
        // What was replayed may so far be only in the page cache of the operating system; it is acted upon from now on.
        channel.force(true);
        channel.position(result.endOffset());
        return new Journal(folder, channel, result.header().number(), result.lastSequence());
    }

    private static EmbeddedStoreException missing(Path file) {
        return new EmbeddedStoreException("The file " + file
                + " is missing; restore the data folder from a backup, or move it away to start with an empty store.");
    }
}
