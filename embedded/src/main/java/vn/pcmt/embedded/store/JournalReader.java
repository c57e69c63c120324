package vn.pcmt.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Replays one journal or snapshot file and decides whether a bad end is a torn tail or damage. */
final class JournalReader {

    /** No file grows this far: a compaction comes long before, and a buffer cannot address more. */
    private static final long MAX_FILE_BYTES = Integer.MAX_VALUE;

    private final Path file;
    private final ByteBuffer bytes;

    /**
     * What was read.
     *
     * @param header the file's header
     * @param lastSequence sequence of the last good record, or {@code firstSequence - 1} when there is none
     * @param endOffset bytes of the good part
     * @param tornBytes bytes after it, left by a crash
     */
    record Result(JournalFormat.Header header, long lastSequence, long endOffset, long tornBytes) {}

    private JournalReader(Path file, ByteBuffer bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Hands every operation of the file to {@code target}, in order.
     *
     * @param mayBeTorn whether the end of the file may lack part of a write: true only for the newest journal
     * @throws EmbeddedStoreException when the file is damaged; the message names the file and the byte
     */
    static Result read(Path file, boolean mayBeTorn, Consumer<Operation> target) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() > MAX_FILE_BYTES) {
                throw new EmbeddedStoreException("The journal file " + file + " is larger than 2 GiB, which this"
                        + " version cannot read; restore the data folder from a backup.");
            }
            ByteBuffer bytes = channel.size() == 0
                    ? ByteBuffer.allocate(0)
                    : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new JournalReader(file, bytes).read(mayBeTorn, target);
        }
    }

    private Result read(boolean mayBeTorn, Consumer<Operation> target) {
        JournalFormat.Header header;
        try {
            header = JournalFormat.Header.readFrom(bytes.duplicate());
        } catch (IllegalArgumentException e) {
            throw damaged(0, String.valueOf(e.getMessage()), e);
        }
        int offset = JournalFormat.HEADER_BYTES;
        long expected = header.firstSequence();
        while (offset < bytes.limit()) {
            if (!JournalFormat.isRecordAt(bytes, offset) || bytes.getLong(offset + 8) != expected) {
                if (!mayBeTorn || laterRecordSaysItWasDurable(offset, expected)) {
                    throw damaged(offset, "a record does not match its checksum", null);
                }
                return new Result(header, expected - 1, offset, bytes.limit() - offset);
            }
            int end = offset + 8 + bytes.getInt(offset);
            ByteBuffer operations = bytes.duplicate()
                    .position(offset + JournalFormat.RECORD_OVERHEAD)
                    .limit(end);
            try {
                while (operations.hasRemaining()) {
                    target.accept(Operation.readFrom(operations));
                }
            } catch (RuntimeException e) {
                throw damaged(offset, "a record cannot be understood", e);
            }
            offset = end;
            expected++;
        }
        return new Result(header, expected - 1, offset, 0);
    }

    /** Looks for any later good record that was written when {@code sequence} was already on disk. */
    private boolean laterRecordSaysItWasDurable(int from, long sequence) {
        for (int offset = from + 1; offset <= bytes.limit() - JournalFormat.RECORD_OVERHEAD; offset++) {
            if (bytes.getLong(offset + 8) > sequence
                    && bytes.getLong(offset + 16) >= sequence
                    && bytes.getLong(offset + 16) < bytes.getLong(offset + 8)
                    && JournalFormat.isRecordAt(bytes, offset)) {
                return true;
            }
        }
        return false;
    }

    private EmbeddedStoreException damaged(
            long offset, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "The journal is damaged at byte " + offset + " of file " + file + " (" + why
                + "); restore the data folder from a backup, or move it away to start with an empty store.";
        return cause == null ? new EmbeddedStoreException(message) : new EmbeddedStoreException(message, cause);
    }
}
