package vn.pcmt.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one folder with everything this installation keeps, locked while it is in use. */
final class DataFolder implements AutoCloseable {

    /** Tells a data folder from any other folder, so that nothing is ever written among a user's own files. */
    private static final String MARKER = "pcmt-data.txt";

    /**
     * What lies where in the folder and how. Grows when an older program could not read what a newer one has written; the
     * newer one then reads both.
     */
    static final int LAYOUT = 1;

    private static final String MARKER_TEXT =
            "Data folder of the drug-prevention action plans system, layout " + LAYOUT + ".\n";

    private static final Pattern MARKED = Pattern.compile(".*, layout (\\d{1,9})\\.\\s*");

    private final FileChannel channel;

    private DataFolder(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Creates the folder if it is not there, checks that it is ours and can be written, and locks it.
     *
     * @param lockName whole stacks share one lock; single parts have one each
     * @throws StartProblem if the folder is unusable
     */
    static DataFolder open(Path folder, String lockName) {
        try {
            Files.createDirectories(folder);
            mark(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(lockName), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new StartProblem("problem.folder-in-use", folder);
            }
            return new DataFolder(channel);
        } catch (IOException e) {
            throw new StartProblem("problem.folder", folder);
        }
    }

    /** Makes a folder ours that a program, not a person, has chosen: it may hold other files. */
    static void claim(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!isMarked(folder)) {
                Files.writeString(folder.resolve(MARKER), MARKER_TEXT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Locks a folder only if it is ours and nothing runs in it; empty while a whole system does. */
    static Optional<DataFolder> openAtRest(Path folder) {
        try {
            if (!isMarked(folder)) {
                throw new StartProblem("backup.nothing", folder);
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) {
                return Optional.of(new DataFolder(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new StartProblem("problem.folder", folder);
        }
    }

    /** Whether it is ours. @throws StartProblem if a newer program has written it */
    private static boolean isMarked(Path folder) throws IOException {
        Path marker = folder.resolve(MARKER);
        if (!Files.exists(marker)) {
            return false;
        }
        Matcher marked = MARKED.matcher(Files.readString(marker));
        if (marked.matches() && Integer.parseInt(marked.group(1)) > LAYOUT) {
            throw new StartProblem("problem.folder-newer", folder, marked.group(1), String.valueOf(LAYOUT));
        }
        return true;
    }

    private static void mark(Path folder) throws IOException {
        if (isMarked(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new StartProblem("problem.folder-foreign", folder);
            }
        }
        Files.writeString(folder.resolve(MARKER), MARKER_TEXT);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return false;
            }
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The process is about to end, and its locks with it.
        }
    }
}
