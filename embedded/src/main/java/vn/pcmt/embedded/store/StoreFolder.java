package vn.pcmt.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.pcmt.embedded.FolderLock;

/** The data folder: its lock, the names of its files, and the durable creation and removal of files. */
final class StoreFolder implements Closeable {

    private static final Pattern FILE_NAME = Pattern.compile("(journal|snapshot)-(\\d{12})\\.log");

    private final Path folder;
    private final FolderLock lock;

    private StoreFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Creates the folder when absent and takes its lock. */
    static StoreFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
        } catch (IOException e) {
            throw new EmbeddedStoreException(
                    "The data folder " + absolute + " cannot be created; check the path and its permissions.", e);
        }
        try {
            return FolderLock.take(absolute, "store.lock")
                    .map(lock -> new StoreFolder(absolute, lock))
                    .orElseThrow(() -> new EmbeddedStoreException("The data folder " + absolute
                            + " is in use by another process; stop that process or choose another folder."));
        } catch (IOException e) {
            throw new EmbeddedStoreException(
                    "The data folder " + absolute
                            + " cannot be written or locked; check its permissions, and that it is on a local disk.",
                    e);
        }
    }

    Path journal(long number) {
        return folder.resolve("journal-%012d.log".formatted(number));
    }

    Path snapshot(long number) {
        return folder.resolve("snapshot-%012d.log".formatted(number));
    }

    /** Journals by number. */
    NavigableMap<Long, Path> journals() throws IOException {
        return files("journal");
    }

    /** Snapshots by number; number n holds everything of the journals up to n. */
    NavigableMap<Long, Path> snapshots() throws IOException {
        return files("snapshot");
    }

    private NavigableMap<Long, Path> files(String kind) throws IOException {
        NavigableMap<Long, Path> files = new TreeMap<>();
        for (Path file : list()) {
            Matcher matcher = FILE_NAME.matcher(file.getFileName().toString());
            if (matcher.matches() && kind.equals(matcher.group(1))) {
                files.put(Long.valueOf(matcher.group(2)), file);
            }
        }
        return files;
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Removes what an interrupted creation left behind. */
    void removeUnfinishedFiles() throws IOException {
        for (Path file : list()) {
            if (file.getFileName().toString().endsWith(".tmp")) {
                Files.delete(file);
            }
        }
    }

    /** The name under which a file is written before {@link #publish} gives it its own. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + ".tmp");
    }

    /** Gives a completely written and fsynced file its name, durably. */
    void publish(Path file) throws IOException {
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    /** Creates a journal that holds only its header; after a crash the file is there with its header or not at all. */
    FileChannel createJournal(long number, long firstSequence) throws IOException {
        Path file = journal(number);
        FileChannel channel = FileChannel.open(
                unfinished(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        try {
            writeFully(channel, new JournalFormat.Header(false, number, firstSequence).bytes());
            channel.force(true);
            publish(file);
            return channel;
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    void syncFolder() throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    long usableBytes() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytesOnDisk() {
        long bytes = 0;
        try {
            for (Path file : list()) {
                if (Files.exists(file)) {
                    bytes += Files.size(file);
                }
            }
            return bytes;
        } catch (java.nio.file.NoSuchFileException e) {
            return bytes; // a compaction has just removed it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // the first failure is the one to tell
        }
    }
}
