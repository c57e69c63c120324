package vn.pcmt.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal gives back after a crash at any byte, and what it refuses. */
class JournalTest {

    private static final Operation.Define REPORTS = new Operation.Define(1, "pcmt", "reports", "_id");

    @TempDir
    Path folder;

    private static byte[] document(int number) {
        return BsonBytes.encode(new Document("_id", number).append("text", "number " + number));
    }

    /** Writes records 1 to {@code count}, each made durable on its own, and leaves as a killed process does. */
    private void writeAndCrash(int count) throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.append(List.of(REPORTS));
            for (int i = 1; i <= count; i++) {
                journal.awaitDurable(journal.append(List.of(new Operation.Put(1, i, document(i)))));
            }
        }
    }

    private Path journalFile() {
        return folder.resolve("journal-000000000001.log");
    }

    private Map<Long, byte[]> recover() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            CollectionData reports = Recovery.recover(open).contents().find("pcmt", "reports");
            return reports == null ? Map.of() : new TreeMap<>(reports.documents());
        }
    }

    private void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(journalFile(), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private void flip(long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(journalFile());
        bytes[(int) offset] ^= 0x10;
        Files.write(journalFile(), bytes);
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        writeAndCrash(3);
        assertThat(recover()).containsOnlyKeys(1L, 2L, 3L).hasEntrySatisfying(2L, bytes -> assertThat(bytes)
                .isEqualTo(document(2)));
    }

    @Test
    void cutsATornTailAtEveryByteOfTheLastRecord() throws IOException {
        writeAndCrash(2);
        long before = Files.size(journalFile());
        int last = JournalFormat.recordSize(List.of(new Operation.Put(1, 3, document(3))));
        byte[] intact = Files.readAllBytes(journalFile());
        for (int kept = 0; kept < last; kept++) {
            Files.write(journalFile(), intact);
            appendThird();
            truncate(before + kept);
            assertThat(recover()).as("%s bytes kept", kept).containsOnlyKeys(1L, 2L);
            assertThat(Files.size(journalFile())).isEqualTo(before);
        }
    }

    @Test
    void cutsALastRecordWithAnyByteWrong() throws IOException {
        writeAndCrash(2);
        byte[] intact = Files.readAllBytes(journalFile());
        for (int offset = intact.length; ; offset++) {
            Files.write(journalFile(), intact);
            appendThird();
            if (offset == Files.size(journalFile())) {
                break;
            }
            flip(offset);
            assertThat(recover()).as("byte %s wrong", offset).containsOnlyKeys(1L, 2L);
        }
    }

    private void appendThird() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.awaitDurable(journal.append(List.of(new Operation.Put(1, 3, document(3)))));
        }
    }

    @Test
    void goesOnAfterATornTail() throws IOException {
        writeAndCrash(2);
        truncate(Files.size(journalFile()) - 1);
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.awaitDurable(journal.append(List.of(new Operation.Put(1, 9, document(9)))));
        }
        assertThat(recover()).containsOnlyKeys(1L, 9L);
    }

    @Test
    void refusesDamageBeforeWhatWasDurable() throws IOException {
        writeAndCrash(5);
        byte[] intact = Files.readAllBytes(journalFile());
        // Record 4 was written when record 3 was durable, so a change of any byte up to the end of record 3 is damage.
        int fifth = JournalFormat.recordSize(List.of(new Operation.Put(1, 5, document(5))));
        int fourth = JournalFormat.recordSize(List.of(new Operation.Put(1, 4, document(4))));
        for (int offset = 0; offset < intact.length - fourth - fifth; offset++) {
            Files.write(journalFile(), intact);
            flip(offset);
            assertThatThrownBy(this::recover)
                    .as("byte %s", offset)
                    .isInstanceOf(EmbeddedStoreException.class)
                    .hasMessageContaining("The journal is damaged at byte ")
                    .hasMessageContaining(journalFile().toString());
        }
    }

    @Test
    void refusesDamageToTheVeryEndAfterACleanClose() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.append(List.of(REPORTS));
            journal.append(List.of(new Operation.Put(1, 1, document(1))));
            journal.close();
        }
        flip(Files.size(journalFile()) - JournalFormat.RECORD_OVERHEAD - 3);
        assertThatThrownBy(this::recover).isInstanceOf(EmbeddedStoreException.class);
    }

    @Test
    void replaysARecordOfSeveralOperationsWholeOrNotAtAll() throws IOException {
        writeAndCrash(1);
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.awaitDurable(journal.append(
                    List.of(new Operation.Delete(1, 1), new Operation.Put(1, 2, document(2)), new Operation.Drop(7))));
        }
        byte[] intact = Files.readAllBytes(journalFile());
        truncate(intact.length - 1);
        assertThat(recover()).containsOnlyKeys(1L);
        Files.write(journalFile(), intact);
        assertThat(recover()).containsOnlyKeys(2L);
    }

    @Test
    void refusesAMissingFileAndAChangeOfAnUnknownCollection() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.append(List.of(REPORTS));
            journal.startNextFile();
            journal.append(List.of(new Operation.Put(1, 1, document(1))));
            journal.close();
        }
        assertThat(recover()).containsOnlyKeys(1L);
        byte[] first = Files.readAllBytes(journalFile());
        Files.delete(journalFile());
        assertThatThrownBy(this::recover)
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageContaining("is missing");
        Files.write(journalFile(), first);
        assertThat(recover()).containsOnlyKeys(1L);
    }

    @Test
    void sharesOneFlushAmongRecordsAppendedBeforeIt() throws IOException {
        try (StoreFolder open = StoreFolder.open(folder)) {
            Journal journal = Recovery.recover(open).journal();
            journal.append(List.of(REPORTS));
            List<Long> sequences = new ArrayList<>();
            for (int i = 1; i <= 100; i++) {
                sequences.add(journal.append(List.of(new Operation.Put(1, i, document(i)))));
            }
            sequences.forEach(journal::awaitDurable);
            assertThat(journal.flushes()).isEqualTo(1);
            assertThat(journal.records()).isEqualTo(101);
        }
        assertThat(recover()).hasSize(100);
    }

    @Test
    void readsBackEveryKindOfOperation() {
        List<Operation> operations = List.of(
                REPORTS,
                new Operation.Define(2, "pcmt", "báo cáo", null),
                new Operation.Delete(1, Long.MAX_VALUE),
                new Operation.Drop(3),
                new Operation.End(12));
        ByteBuffer out = ByteBuffer.allocate(JournalFormat.recordSize(operations));
        JournalFormat.writeRecord(out, 1, 0, operations);
        assertThat(out.hasRemaining()).isFalse();
        assertThat(JournalFormat.isRecordAt(out.flip(), 0)).isTrue();
        ByteBuffer body = out.position(JournalFormat.RECORD_OVERHEAD);
        for (Operation operation : operations) {
            assertThat(Operation.readFrom(body)).isEqualTo(operation);
        }
    }

    @Test
    void readsAFileThatIsLargerThanABufferCanAddress() throws IOException {
        Path large = folder.resolve("snapshot-000000000007.log");
        int documentBytes = 256 << 20;
        byte[] document = new byte[documentBytes];
        long records = Integer.MAX_VALUE / documentBytes + 2L;
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            StoreFolder.writeFully(channel, new JournalFormat.Header(true, 7, 1).bytes());
            for (long sequence = 1; sequence <= records; sequence++) {
                List<Operation> operations = List.of(new Operation.Put(1, sequence, document));
                ByteBuffer record = ByteBuffer.allocate(JournalFormat.recordSize(operations));
                JournalFormat.writeRecord(record, sequence, 0, operations);
                // The zeros of the document are left out: what is skipped takes no room on the disk.
                long start = channel.position();
                StoreFolder.writeFully(channel, record.flip().slice(0, 64));
                channel.position(start + record.limit() - 1);
                StoreFolder.writeFully(channel, ByteBuffer.allocate(1));
            }
        }
        List<Long> positions = new ArrayList<>();
        JournalReader.Result result =
                JournalReader.read(large, false, operation -> positions.add(((Operation.Put) operation).position()));
        assertThat(result.endOffset()).isEqualTo(Files.size(large)).isGreaterThan(Integer.MAX_VALUE);
        assertThat(positions).hasSize((int) records).last().isEqualTo(records);
    }
}
