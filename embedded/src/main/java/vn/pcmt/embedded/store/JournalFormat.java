package vn.pcmt.embedded.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal or snapshot file, big endian.
 *
 * <pre>
 * file   = header record*
 * header = magic(8) number(8) firstSequence(8) crc32c(4)         28 bytes; crc over the first 24
 * record = length(4) crc32c(4) sequence(8) durable(8) operation*  crc over length and everything after the crc;
 *                                                                 length counts everything after the crc
 * </pre>
 *
 * <p>A record is the unit of atomicity: it is replayed whole or not at all, so all operations of one command that must
 * not be torn (creating a collection with its index) travel in one record. {@code sequence} grows by one, so a missing
 * or repeated record is noticed. {@code durable} is the highest sequence that had been fsynced when the record was
 * written. It tells a torn tail from damage: bytes that do not check out are a tail left by a crash only if no later
 * record claims that they had been on disk.
 */
final class JournalFormat {

    static final int HEADER_BYTES = 28;
    static final int RECORD_OVERHEAD = 24;
    private static final int BODY_OVERHEAD = 16;
    private static final long JOURNAL_MAGIC = 0x50434D544A524E31L; // PCMTJRN1
    private static final long SNAPSHOT_MAGIC = 0x50434D54534E5031L; // PCMTSNP1

    private JournalFormat() {}

    record Header(boolean snapshot, long number, long firstSequence) {

        ByteBuffer bytes() {
            ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES);
            out.putLong(snapshot ? SNAPSHOT_MAGIC : JOURNAL_MAGIC)
                    .putLong(number)
                    .putLong(firstSequence);
            out.putInt(checksum(out.duplicate().flip()));
            return out.flip();
        }

        /** Reads a header; throws {@link IllegalArgumentException} when it is not one of this version. */
        static Header readFrom(ByteBuffer in) {
            if (in.remaining() < HEADER_BYTES) {
                throw new IllegalArgumentException("the header is incomplete");
            }
            int crc = checksum(in.duplicate().limit(in.position() + HEADER_BYTES - 4));
            long magic = in.getLong();
            if (magic != JOURNAL_MAGIC && magic != SNAPSHOT_MAGIC) {
                throw new IllegalArgumentException("it is not a journal of this version");
            }
            Header header = new Header(magic == SNAPSHOT_MAGIC, in.getLong(), in.getLong());
            if (in.getInt() != crc) {
                throw new IllegalArgumentException("the checksum of the header is wrong");
            }
            return header;
        }
    }

    static int recordSize(List<? extends Operation> operations) {
        long size = RECORD_OVERHEAD;
        for (Operation operation : operations) {
            size += operation.size();
        }
        return Math.toIntExact(size);
    }

    static void writeRecord(ByteBuffer out, long sequence, long durable, List<? extends Operation> operations) {
        int start = out.position();
        out.putInt(0).putInt(0).putLong(sequence).putLong(durable);
        for (Operation operation : operations) {
            operation.writeTo(out);
        }
        int length = out.position() - start - 8;
        out.putInt(start, length);
        out.putInt(start + 4, recordChecksum(out, start, length));
    }

    /** True when a whole record with a right checksum lies at this place. */
    static boolean isRecordAt(ByteBuffer in, int start) {
        if (in.limit() - start < RECORD_OVERHEAD) {
            return false;
        }
        int length = in.getInt(start);
        return length >= BODY_OVERHEAD
                && length <= in.limit() - start - 8
                && in.getInt(start + 4) == recordChecksum(in, start, length);
    }

    private static int recordChecksum(ByteBuffer buffer, int start, int length) {
        CRC32C crc = new CRC32C();
        crc.update(buffer.duplicate().position(start).limit(start + 4));
        crc.update(buffer.duplicate().limit(start + 8 + length).position(start + 8));
        return (int) crc.getValue();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
