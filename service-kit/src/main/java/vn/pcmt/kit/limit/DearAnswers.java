package vn.pcmt.kit.limit;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** A queue for answers that are dear to make: some at once, in the order of their coming, and few of one account. */
final class DearAnswers {
    private final List<PathPattern> paths;
    private final Semaphore turns;
    private final ConcurrentMap<String, Integer> ofAccount = new ConcurrentHashMap<>();
    private final LimitSettings.Dear settings;

    DearAnswers(LimitSettings.Dear settings) {
        this.settings = settings;
        this.turns = new Semaphore(settings.atOnce(), true);
        this.paths = settings.paths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    boolean isDear(String path) {
        PathContainer requested = PathContainer.parsePath(path);
        return paths.stream().anyMatch(pattern -> pattern.matches(requested));
    }

    int perAccount() {
        return settings.perAccount();
    }

    /** Whether one more of this account may wait; {@link #end} gives the place back. */
    boolean begin(String account) {
        int[] before = new int[1];
        ofAccount.compute(account, (key, open) -> {
            before[0] = open == null ? 0 : open;
            return before[0] < settings.perAccount() ? Integer.valueOf(before[0] + 1) : open;
        });
        return before[0] < settings.perAccount();
    }

    void end(String account) {
        ofAccount.computeIfPresent(account, (key, open) -> open == 1 ? null : Integer.valueOf(open - 1));
    }

    /** Waits for a turn; false if none came in time. {@link #done} gives it back. */
    boolean awaitTurn() throws InterruptedException {
        return turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    }

    void done() {
        turns.release();
    }
}
