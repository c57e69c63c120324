package vn.pcmt.embedded.store;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a store as they are at one moment, for a backup that is made while the store goes on writing.
 *
 * <p>Journals only grow, and are removed only when a newer snapshot is complete. So the newest snapshot, all journals
 * after it, and of the last one what is there so far, are what a crash at this moment would have left: {@link Recovery}
 * reads it, and every command that was answered before is in it. The files are opened before any is read, because a
 * compaction may remove them meanwhile.
 */
public final class StoreCopy implements Closeable {

    private static final Pattern FILE_NAME = Pattern.compile("(journal|snapshot)-(\\d{12})\\.log");
    private static final int ATTEMPTS = 20;

    private final List<Source> sources;

    private StoreCopy(List<Source> sources) {
        this.sources = sources;
    }

    /**
     * One file.
     *
     * @param name in the folder of the store
     * @param bytes how many of its first bytes belong to the copy
     * @param content yields exactly these
     */
    public record Source(String name, long bytes, InputStream content) {}

    /**
     * Opens what there is.
     *
     * @throws IOException if the folder cannot be read
     */
    public static StoreCopy of(Path folder) throws IOException {
        NoSuchFileException gone = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var channels = new ArrayList<FileChannel>();
            try {
                var sources = new ArrayList<Source>();
                for (Path file : newest(folder)) {
                    FileChannel channel = FileChannel.open(file);
                    channels.add(channel);
                    long bytes = channel.size();
                    sources.add(new Source(
                            file.getFileName().toString(),
                            bytes,
                            new Beginning(Channels.newInputStream(channel), bytes)));
                }
                return new StoreCopy(sources);
            } catch (NoSuchFileException compacted) {
                close(channels);
                gone = compacted;
            } catch (IOException e) {
                close(channels);
                throw e;
            }
        }
        throw gone == null ? new IOException("Nothing could be opened in " + folder) : gone;
    }

    private static List<Path> newest(Path folder) throws IOException {
        var snapshots = new TreeMap<Long, Path>();
        var journals = new TreeMap<Long, Path>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    (name.group(1).equals("journal") ? journals : snapshots).put(Long.valueOf(name.group(2)), file);
                }
            });
        }
        var files = new ArrayList<Path>();
        long covered = 0;
        if (!snapshots.isEmpty()) {
            covered = snapshots.lastKey();
            files.add(snapshots.lastEntry().getValue());
        }
        long expected = covered + 1;
        for (var journal : journals.tailMap(covered, false).entrySet()) {
            if (journal.getKey() != expected++) {
                throw new NoSuchFileException(folder.toString(), null, "a compaction ran while it was listed");
            }
            files.add(journal.getValue());
        }
        return files;
    }

    /** In the order in which they are read back. */
    public List<Source> sources() {
        return Collections.unmodifiableList(sources);
    }

    @Override
    public void close() throws IOException {
        for (Source source : sources) {
            source.content().close();
        }
    }

    private static void close(List<FileChannel> channels) throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }

    /** Ends after so many bytes, however much is appended meanwhile. */
    private static final class Beginning extends FilterInputStream {

        private long left;

        Beginning(InputStream whole, long bytes) {
            super(whole);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(into, offset, (int) Math.min(length, left));
            if (read > 0) {
                left -= read;
            }
            return read;
        }
    }
}
