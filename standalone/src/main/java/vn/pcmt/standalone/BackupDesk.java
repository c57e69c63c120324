package vn.pcmt.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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

    /** Who waits for an answer renews his request all the time; one that is older has nobody behind it any more. */
    private static final Duration FRESH = Duration.ofSeconds(15);

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
                } catch (IOException | RuntimeException e) {
                    LoggerFactory.getLogger(BackupDesk.class).warn("A request for a backup could not be answered", e);
                }
            }
        });
    }

    private static void answer(Path folder, Consumer<Path> backup) throws IOException {
        Path request = folder.resolve(REQUEST);
        if (!Files.exists(request)) {
            return;
        }
        boolean stale = isStale(request);
        byte[] words = Files.readAllBytes(request);
        Files.delete(request);
        if (!stale) {
            put(folder.resolve(ANSWER), String.join("\n", answerTo(new String(words, StandardCharsets.UTF_8), backup)));
        }
    }

    private static List<String> answerTo(String request, Consumer<Path> backup) {
        Path wanted;
        try {
            wanted = Path.of(request);
        } catch (InvalidPathException unfit) {
            return lines("problem.option", request);
        }
        if (!wanted.isAbsolute()) {
            return lines("problem.option", request);
        }
        try {
            backup.accept(wanted);
            return List.of(DONE);
        } catch (BackupRefused refused) {
            return lines(refused.code(), refused.arguments());
        } catch (PartFailedException failure) {
            LoggerFactory.getLogger(BackupDesk.class).error("The broker did not come back after a backup", failure);
            return lines("backup.part", wanted, failure.part().label());
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(BackupDesk.class).error("The backup to {} failed", wanted, failure);
            return lines("backup.not-written", wanted, failure);
        }
    }

    private static boolean isStale(Path request) throws IOException {
        return Files.getLastModifiedTime(request)
                .toInstant()
                .isBefore(Instant.now().minus(FRESH));
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
                renew(folder.resolve(REQUEST));
                LockSupport.parkNanos(POLL.toNanos());
            }
            Files.deleteIfExists(folder.resolve(REQUEST));
            throw new StartProblem("backup.no-answer", folder);
        } catch (IOException e) {
            throw new StartProblem("problem.folder", folder);
        }
    }

    private static void renew(Path request) throws IOException {
        try {
            Files.setLastModifiedTime(request, FileTime.from(Instant.now()));
        } catch (NoSuchFileException taken) {
            // It is being answered.
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
