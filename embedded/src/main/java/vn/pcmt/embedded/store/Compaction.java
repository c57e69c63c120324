package vn.pcmt.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/**
 * Replaces the journals so far by a snapshot of the live documents while clients go on reading and writing.
 *
 * <ol>
 *   <li>A new journal is started; from here on changes go there.
 *   <li>All documents are copied to an unfinished snapshot file, without blocking writers. A document that changes
 *       meanwhile may be copied in its old or its new state; the new journal states the new one again.
 *   <li>The journal is brought to disk. Otherwise a crash could leave one half of the changes (the document that took
 *       over a unique key) in the snapshot and lose the other half (the document that gave it up) with the journal.
 *   <li>The snapshot is fsynced and renamed into place, and the folder fsynced. This is the moment of the change.
 *   <li>The files it replaces are removed.
 * </ol>
 *
 * <p>A crash before step 4 leaves the old files in force, one after it leaves files that {@link Recovery} removes.
 */
final class Compaction {

    private static final int BATCH_BYTES = 1 << 18;

    /** Called after each step; tests crash there. */
    interface StepListener {
        void after(String step);
    }

    private final StoreFolder folder;
    private final Journal journal;
    private final StoreContents contents;
    private final StepListener listener;

    Compaction(StoreFolder folder, Journal journal, StoreContents contents, StepListener listener) {
        this.folder = folder;
        this.journal = journal;
        this.contents = contents;
        this.listener = listener;
    }

    /** Runs to the end. The caller keeps collections from being created, dropped or renamed meanwhile. */
    void run() throws IOException {
        long covered = journal.startNextFile();
        listener.after("journal started");
        Path snapshot = folder.snapshot(covered);
        try {
            write(snapshot, covered);
        } catch (IOException e) {
            folder.delete(StoreFolder.unfinished(snapshot)); // it may be what has filled the disk
            throw e;
        }
        folder.publish(snapshot);
        listener.after("snapshot published");
        for (Path file : folder.journals().headMap(covered, true).values()) {
            folder.delete(file);
            listener.after("journal removed");
        }
        for (Path file : folder.snapshots().headMap(covered).values()) {
            folder.delete(file);
        }
        folder.syncFolder();
        listener.after("finished");
    }

    private void write(Path snapshot, long covered) throws IOException {
        try (FileChannel channel = FileChannel.open(
                StoreFolder.unfinished(snapshot),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            new Writer(channel, covered).writeAll();
            listener.after("snapshot written");
            journal.awaitDurable(journal.lastAppended());
            channel.force(true);
            listener.after("snapshot synced");
        }
    }

    /** Writes the snapshot in records of some documents each. */
    private final class Writer {

        private final FileChannel channel;
        private final List<Operation> batch = new ArrayList<>();
        private int batchBytes;
        private long sequence;
        private long documents;

        Writer(FileChannel channel, long number) throws IOException {
            this.channel = channel;
            StoreFolder.writeFully(channel, new JournalFormat.Header(true, number, 1).bytes());
        }

        void writeAll() throws IOException {
            List<CollectionData> collections = new ArrayList<>(contents.collections());
            collections.sort(Comparator.comparingInt(collection -> collection.id));
            for (CollectionData collection : collections) {
                awaitRunningWriters(collection);
                add(collection.definition());
                for (Map.Entry<Long, byte[]> document : collection.documents().entrySet()) {
                    add(new Operation.Put(collection.id, document.getKey(), document.getValue()));
                    documents++;
                }
            }
            add(new Operation.End(documents));
            write();
        }

        private static void awaitRunningWriters(CollectionData collection) {
            Lock lock = collection.lock.readLock();
            lock.lock();
            lock.unlock();
        }

        private void add(Operation operation) throws IOException {
            batch.add(operation);
            batchBytes += operation.size();
            if (batchBytes >= BATCH_BYTES) {
                write();
            }
        }

        private void write() throws IOException {
            ByteBuffer out = ByteBuffer.allocate(JournalFormat.recordSize(batch));
            JournalFormat.writeRecord(out, ++sequence, 0, batch);
            StoreFolder.writeFully(channel, out.flip());
            batch.clear();
            batchBytes = 0;
            listener.after("batch written");
        }
    }
}
