package vn.pcmt.embedded.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One change of the store's contents. Every operation states the result, never a difference, so that replaying one
 * twice, or over a snapshot that already holds it, changes nothing.
 */
sealed interface Operation {

    /** The number of the collection that changes. */
    int collection();

    /** Bytes of this operation in the journal. */
    int size();

    /** Appends this operation to a buffer with at least {@link #size()} bytes left. */
    void writeTo(ByteBuffer out);

    /** A collection exists under this name; also renames it. */
    record Define(
            int collection,
            String database,
            String name,
            @Nullable String idField) implements Operation {

        @Override
        public int size() {
            return 5 + length(database) + length(name) + length(idField == null ? "" : idField);
        }

        @Override
        public void writeTo(ByteBuffer out) {
            out.put((byte) 'C').putInt(collection);
            write(out, database);
            write(out, name);
            write(out, idField == null ? "" : idField);
        }

        private static int length(String text) {
            return 2 + text.getBytes(StandardCharsets.UTF_8).length;
        }

        private static void write(ByteBuffer out, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.putShort((short) bytes.length).put(bytes);
        }
    }

    /** The document at this position is now these BSON bytes. The array is shared and never changed. */
    @SuppressWarnings("ArrayRecordComponent")
    record Put(int collection, long position, byte[] document) implements Operation {

        @Override
        public int size() {
            return 17 + document.length;
        }

        @Override
        public void writeTo(ByteBuffer out) {
            out.put((byte) 'P')
                    .putInt(collection)
                    .putLong(position)
                    .putInt(document.length)
                    .put(document);
        }
    }

    /** There is no document at this position. */
    record Delete(int collection, long position) implements Operation {

        @Override
        public int size() {
            return 13;
        }

        @Override
        public void writeTo(ByteBuffer out) {
            out.put((byte) 'D').putInt(collection).putLong(position);
        }
    }

    /** The collection and all its documents are gone. */
    record Drop(int collection) implements Operation {

        @Override
        public int size() {
            return 5;
        }

        @Override
        public void writeTo(ByteBuffer out) {
            out.put((byte) 'X').putInt(collection);
        }
    }

    /** Ends a snapshot: so many documents came before. A snapshot without it is incomplete. */
    record End(long documents) implements Operation {

        @Override
        public int collection() {
            return 0;
        }

        @Override
        public int size() {
            return 9;
        }

        @Override
        public void writeTo(ByteBuffer out) {
            out.put((byte) 'E').putLong(documents);
        }
    }

    /** Reads the next operation. */
    static Operation readFrom(ByteBuffer in) {
        byte type = in.get();
        return switch (type) {
            case 'C' -> {
                int collection = in.getInt();
                String database = readText(in);
                String name = readText(in);
                String idField = readText(in);
                yield new Define(collection, database, name, idField.isEmpty() ? null : idField);
            }
            case 'P' -> {
                int collection = in.getInt();
                long position = in.getLong();
                byte[] document = new byte[in.getInt()];
                in.get(document);
                yield new Put(collection, position, document);
            }
            case 'D' -> new Delete(in.getInt(), in.getLong());
            case 'X' -> new Drop(in.getInt());
            case 'E' -> new End(in.getLong());
            default -> throw new IllegalArgumentException("Unknown operation " + type);
        };
    }

    private static String readText(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
