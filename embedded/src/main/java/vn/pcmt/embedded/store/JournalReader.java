package vn.pcmt.embedded.store;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Replays one journal or snapshot file and decides whether a bad end is a torn tail or damage. */
final class JournalReader {

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** What the platform wraps as a buffer; a record is far smaller. */
    private static final long LARGEST_BUFFER = Integer.MAX_VALUE - 8L;

    private final Path file;
    /** The whole file: a snapshot may be larger than a buffer can address. */
    private final MemorySegment bytes;

    /**
     * What was read.
     *
     * @param header the file's header
     * @param lastSequence sequence of the last good record, or {@code firstSequence - 1} when there is none
     * @param endOffset bytes of the good part
     * @param tornBytes bytes after it, left by a crash
     */
    record Result(JournalFormat.Header header, long lastSequence, long endOffset, long tornBytes) {}

    private JournalReader(Path file, MemorySegment bytes) {
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
            MemorySegment bytes = channel.size() == 0
                    ? MemorySegment.ofArray(new byte[0])
                    : channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new JournalReader(file, bytes).read(mayBeTorn, target);
        }
    }

    private Result read(boolean mayBeTorn, Consumer<Operation> target) {
        JournalFormat.Header header;
        try {
            header = JournalFormat.Header.readFrom(from(0));
        } catch (IllegalArgumentException e) {
            throw damaged(0, String.valueOf(e.getMessage()), e);
        }
        long offset = JournalFormat.HEADER_BYTES;
        long expected = header.firstSequence();
        while (offset < bytes.byteSize()) {
            ByteBuffer rest = from(offset);
            if (!JournalFormat.isRecordAt(rest, 0) || rest.getLong(8) != expected) {
                if (!mayBeTorn || laterRecordSaysItWasDurable(offset, expected)) {
                    throw damaged(offset, "a record does not match its checksum", null);
                }
                return new Result(header, expected - 1, offset, bytes.byteSize() - offset);
            }
            int length = 8 + rest.getInt(0);
            ByteBuffer operations = rest.position(JournalFormat.RECORD_OVERHEAD).limit(length);
            try {
                while (operations.hasRemaining()) {
                    target.accept(Operation.readFrom(operations));
                }
            } catch (RuntimeException e) {
                throw damaged(offset, "a record cannot be understood", e);
            }
            offset += length;
            expected++;
        }
        return new Result(header, expected - 1, offset, 0);
    }

    /** Looks for any later good record that was written when {@code sequence} was already on disk. */
    private boolean laterRecordSaysItWasDurable(long from, long sequence) {
        for (long offset = from + 1; offset <= bytes.byteSize() - JournalFormat.RECORD_OVERHEAD; offset++) {
            long found = bytes.get(LONG, offset + 8);
            long durable = bytes.get(LONG, offset + 16);
            if (found > sequence
                    && durable >= sequence
                    && durable < found
                    && JournalFormat.isRecordAt(from(offset), 0)) {
                return true;
            }
        }
        return false;
    }

    /** What lies at a place and after it, as far as a record can reach. */
    private ByteBuffer from(long offset) {
        return bytes.asSlice(offset, Math.min(bytes.byteSize() - offset, LARGEST_BUFFER))
                .asByteBuffer();
    }

    private EmbeddedStoreException damaged(
            long offset, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        String message = "The journal is damaged at byte " + offset + " of file " + file + " (" + why
                + "); restore the data folder from a backup, or move it away to start with an empty store.";
        return cause == null ? new EmbeddedStoreException(message) : new EmbeddedStoreException(message, cause);
    }
}
