package vn.pcmt.console.services;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;

/** Asks the services for all parts of a page at once, in the visitor's language. Closing it waits for what still runs. */
public final class AskTogether implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AskTogether.class);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** An answer that is on its way. */
    public static final class Asked<T> {
        private final String part;
        private final Future<T> answer;

        private Asked(String part, Future<T> answer) {
            this.part = part;
            this.answer = answer;
        }

        /** The answer, or the gap that it leaves. */
        public Block<T> block() {
            try {
                return Block.ready(answer.get());
            } catch (ExecutionException failure) {
                if (failure.getCause() instanceof ServiceRefusal refusal) {
                    log.debug("The part {} is not shown: {}", part, refusal.getMessage());
                    return new Block<>(null, Block.State.WITHHELD);
                }
                log.warn("The part {} could not be loaded: {}", part, String.valueOf(failure.getCause()));
                return new Block<>(null, Block.State.FAILED);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return new Block<>(null, Block.State.FAILED);
            }
        }

        public @Nullable T orNull() {
            return block().value();
        }

        /**
         * The part that the page is about.
         *
         * @throws ServiceRefusal as the service did, so that the page says so as a whole
         */
        public Block<T> leading() {
            Block<T> block = block();
            if (block.state() == Block.State.WITHHELD && answer.exceptionNow() instanceof ServiceRefusal refusal) {
                throw refusal;
            }
            return block;
        }
    }

    /** The visitor's language goes with the question: a thread of its own knows only the machine's. */
    public <T> Asked<T> ask(String part, Callable<T> question) {
        var language = LocaleContextHolder.getLocaleContext();
        return new Asked<>(part, threads.submit(() -> {
            LocaleContextHolder.setLocaleContext(language);
            return question.call();
        }));
    }

    @Override
    public void close() {
        threads.close();
    }
}
