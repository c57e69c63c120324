package vn.pcmt.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest journal file, open for appending, with group commit.
 *
 * <p>{@link #append} only puts a record into a buffer; {@link #awaitDurable} returns once it is on disk. The first
 * waiting thread writes and fsyncs everything appended so far while later ones wait, so that writers that come together
 * share one fsync and a lone writer pays no hand-over. A failed write is final: memory is then ahead of the disk, so
 * every later call fails until the process starts again from what is on disk.
 */
final class Journal {

    private static final int FIRST_BUFFER_BYTES = 1 << 18;

    private final StoreFolder folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flushed = lock.newCondition();

    private FileChannel channel;
    private long number;
    private long fileBytes;
    private ByteBuffer filling = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
    private ByteBuffer writing = ByteBuffer.allocate(FIRST_BUFFER_BYTES);
    private long appended;
    private boolean flushing;
    private @Nullable Exception failure;
    private long flushes;
    private long records;
    private volatile long durable;
    private volatile long lastFlushMicros;

    Journal(StoreFolder folder, FileChannel channel, long number, long lastSequence) throws IOException {
        this.folder = folder;
        this.channel = channel;
        this.number = number;
        this.fileBytes = channel.size();
        this.appended = lastSequence;
        this.durable = lastSequence;
    }

    /** Appends one atomic record and returns its sequence. It is not durable yet. */
    long append(List<? extends Operation> operations) {
        int size = JournalFormat.recordSize(operations);
        lock.lock();
        try {
            failIfStopped();
            ensureRoom(size);
            JournalFormat.writeRecord(filling, appended + 1, durable, operations);
            records++;
            return ++appended;
        } finally {
            lock.unlock();
        }
    }

    private void ensureRoom(int size) {
        if (filling.remaining() < size) {
            int needed = Math.addExact(filling.position(), size);
            ByteBuffer larger = ByteBuffer.allocate(Math.max(needed, (int) Math.min(2L * needed, 1L << 30)));
            filling = larger.put(filling.flip());
        }
    }

    /** Returns once the record of this sequence, and with it every earlier one, is on disk. */
    void awaitDurable(long sequence) {
        if (durable >= sequence) {
            return;
        }
        lock.lock();
        try {
            while (durable < sequence) {
                failIfStopped();
                if (flushing) {
                    flushed.awaitUninterruptibly();
                } else {
                    flushSharing();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Writes everything appended; other threads go on appending meanwhile. The caller holds the lock. */
    private void flushSharing() {
        flushing = true;
        long target = appended;
        ByteBuffer batch = filling.flip();
        filling = writing.clear();
        lock.unlock();
        Exception problem = null;
        int written = batch.remaining();
        try {
            write(batch);
        } catch (IOException | RuntimeException e) {
            problem = e;
        } finally {
            lock.lock();
        }
        flushing = false;
        writing = batch.capacity() > 16 * FIRST_BUFFER_BYTES ? ByteBuffer.allocate(FIRST_BUFFER_BYTES) : batch;
        finishFlush(target, written, problem);
    }

    private void finishFlush(long target, int written, @Nullable Exception problem) {
        if (problem == null) {
            durable = target;
            fileBytes += written;
            flushes++;
        } else {
            failure = problem;
        }
        flushed.signalAll();
        failIfStopped();
    }

    private void write(ByteBuffer batch) throws IOException {
        long start = System.nanoTime();
        StoreFolder.writeFully(channel, batch);
        channel.force(false);
        lastFlushMicros = (System.nanoTime() - start) / 1000;
    }

    /** Brings everything to disk and starts the next file. Returns the number of the file that is now complete. */
    long startNextFile() {
        lock.lock();
        try {
            flushHoldingTheLock();
            FileChannel next = folder.createJournal(number + 1, appended + 1);
            channel.close();
            channel = next;
            fileBytes = JournalFormat.HEADER_BYTES;
            return number++;
        } catch (IOException e) {
            failure = e;
            flushed.signalAll();
            throw stopped(e);
        } finally {
            lock.unlock();
        }
    }

    private void flushHoldingTheLock() {
        while (flushing) {
            flushed.awaitUninterruptibly();
        }
        failIfStopped();
        if (durable == appended) {
            return;
        }
        ByteBuffer batch = filling.flip();
        int written = batch.remaining();
        Exception problem = null;
        try {
            write(batch);
        } catch (IOException | RuntimeException e) {
            problem = e;
        }
        filling.clear();
        finishFlush(appended, written, problem);
    }

    /** Sequence of the last record appended. */
    long lastAppended() {
        lock.lock();
        try {
            return appended;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes of the newest file that are on disk. */
    long fileBytes() {
        lock.lock();
        try {
            return fileBytes;
        } finally {
            lock.unlock();
        }
    }

    long records() {
        lock.lock();
        try {
            return records;
        } finally {
            lock.unlock();
        }
    }

    long flushes() {
        lock.lock();
        try {
            return flushes;
        } finally {
            lock.unlock();
        }
    }

    long lastFlushMicros() {
        return lastFlushMicros;
    }

    /** Fails with the reason when an earlier write failed. */
    void checkRunning() {
        lock.lock();
        try {
            failIfStopped();
        } finally {
            lock.unlock();
        }
    }

    private void failIfStopped() {
        if (failure != null) {
            throw stopped(failure);
        }
    }

    private EmbeddedStoreException stopped(Exception cause) {
        return new EmbeddedStoreException(
                "The store has stopped because its journal in " + folder.path() + " could not be written ("
                        + cause.getMessage() + "); check the disk and start the store again.",
                cause);
    }

    /** Brings everything to disk, marks all of it as durable, and closes the file. Later calls fail. */
    void close() {
        lock.lock();
        try {
            while (flushing) {
                flushed.awaitUninterruptibly();
            }
            if (failure == null) {
                flushHoldingTheLock();
                // An empty record that states that everything before it is on disk: damage to the end is then noticed.
                ensureRoom(JournalFormat.RECORD_OVERHEAD);
                JournalFormat.writeRecord(filling, ++appended, durable, List.of());
                flushHoldingTheLock();
                failure = new IOException("it was closed");
            }
            channel.close();
        } catch (IOException e) {
            throw stopped(e);
        } finally {
            lock.unlock();
        }
    }
}
