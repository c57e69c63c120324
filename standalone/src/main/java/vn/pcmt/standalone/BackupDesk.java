package vn.pcmt.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import vn.pcmt.standalone.backup.BackupRefused;

/**
 * Where a running system is asked for a backup: a file in the data folder with the path that is wanted, answered by
 * another. Whoever can write there owns the data already, so no port and no password is needed.
 */
final class BackupDesk {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final String REQUEST = "backup.request";
    private static final String ANSWER = "backup.answer";
    private static final String DONE = "done";

    private BackupDesk() {}

    /** Answers what is asked from now on, as long as this process runs. */
    static void open(Path folder, Consumer<Path> backup) {
        Thread.ofPlatform().daemon().name("backup-desk").start(() -> {
            while (true) {
                LockSupport.parkNanos(POLL.toNanos());
                try {
                    answer(folder, backup);
                } catch (IOException e) {
                    LoggerFactory.getLogger(BackupDesk.class).warn("A request for a backup could not be read", e);
                }
            }
        });
    }

    private static void answer(Path folder, Consumer<Path> backup) throws IOException {
        Path request = folder.resolve(REQUEST);
        if (!Files.exists(request)) {
            return;
        }
        Path wanted = Path.of(Files.readString(request));
        Files.delete(request);
        List<String> answer;
        try {
            backup.accept(wanted);
            answer = List.of(DONE);
        } catch (BackupRefused refused) {
            answer = lines(refused.code(), refused.arguments());
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(BackupDesk.class).error("The backup to {} failed", wanted, failure);
            answer = lines("backup.not-written", wanted, failure);
        }
        put(folder.resolve(ANSWER), String.join("\n", answer));
    }

    private static List<String> lines(String code, Object... arguments) {
        var lines = new ArrayList<String>();
        lines.add(code);
        Arrays.stream(arguments)
                .map(argument -> String.valueOf(argument).replace('\n', ' '))
                .forEach(lines::add);
        return lines;
    }

    /**
     * Asks the system that runs in a folder, and returns when the backup is written.
     *
     * @throws StartProblem with its reason, if it is not, or the system ends meanwhile
     */
    static void ask(Path folder, Path file, Duration patience) {
        try {
            Files.deleteIfExists(folder.resolve(ANSWER));
            put(folder.resolve(REQUEST), file.toString());
            long deadline = System.nanoTime() + patience.toNanos();
            while (System.nanoTime() < deadline && !hasEnded(folder)) {
                List<String> answer = read(folder.resolve(ANSWER));
                if (!answer.isEmpty()) {
                    if (!answer.getFirst().equals(DONE)) {
                        throw new StartProblem(
                                answer.getFirst(),
                                answer.subList(1, answer.size()).toArray());
                    }
                    return;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
            Files.deleteIfExists(folder.resolve(REQUEST));
            throw new StartProblem("backup.no-answer", folder);
        } catch (IOException e) {
            throw new StartProblem("problem.folder", folder);
        }
    }

    private static boolean hasEnded(Path folder) {
        var free = DataFolder.openAtRest(folder);
        free.ifPresent(DataFolder::close);
        return free.isPresent();
    }

    private static List<String> read(Path answer) throws IOException {
        try {
            List<String> lines = Files.readAllLines(answer);
            Files.delete(answer);
            return lines;
        } catch (NoSuchFileException notYet) {
            return List.of();
        }
    }

    /** Whole, or not at all. */
    private static void put(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
