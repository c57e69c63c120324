package vn.pcmt.console.page;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/** The blocks of one page, read at the same time: one that cannot be loaded stays empty, the others are right. */
public final class Blocks implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Blocks.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A block on its way. */
    public record Block<T>(Future<T> coming) {
        /** Null if it could not be loaded. */
        public @Nullable T value() {
            try {
                return coming.get();
            } catch (ExecutionException failure) {
                log.warn("A block of a page could not be loaded: {}", String.valueOf(failure.getCause()));
                return null;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
    }

    /** The visitor's language goes with the block: a thread of its own knows only the machine's. */
    public <T> Block<T> read(Callable<T> block) {
        var language = LocaleContextHolder.getLocaleContext();
        return new Block<>(threads.submit(() -> {
            LocaleContextHolder.setLocaleContext(language);
            return block.call();
        }));
    }

    @Override
    public void close() {
        threads.close();
    }
}
