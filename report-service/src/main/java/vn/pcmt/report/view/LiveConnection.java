package vn.pcmt.report.view;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client of the live stream. Its own virtual thread writes to it; a client that reads slower than changes come, so
 * that its queue is full, is dropped and may come again with its last id.
 */
final class LiveConnection {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final long RECONNECT_MILLIS = 2000;

    /** What is written to a client. */
    sealed interface Line {}

    /** The first line: where the client now is. */
    record Welcome(LivePosition position) implements Line {
        @Override
        public String toString() {
            return "welcome " + position;
        }
    }

    /** What was missed is not known any more: read everything anew. */
    record Resync(LivePosition position) implements Line {
        @Override
        public String toString() {
            return "resync " + position;
        }
    }

    private record Told(TotalsChange change, LivePosition position) implements Line {
        @Override
        public String toString() {
            return change.area() + " " + position;
        }
    }

    private record End() implements Line {
        @Override
        public String toString() {
            return "end";
        }
    }

    private final String caller;
    private final SseEmitter emitter;
    private final Predicate<TotalsChange> mayBeTold;
    private final Duration heartbeat;
    private final BlockingQueue<Line> lines;
    private volatile boolean ended;

    /**
     * @param caller id of whoever listens
     * @param life after which it ends by itself
     */
    LiveConnection(ViewSettings.Live settings, String caller, Duration life, Predicate<TotalsChange> mayBeTold) {
        this.caller = caller;
        this.emitter = new SseEmitter(life.toMillis());
        this.mayBeTold = mayBeTold;
        this.heartbeat = settings.heartbeat();
        this.lines = new LinkedBlockingQueue<>(settings.queue());
    }

    String caller() {
        return caller;
    }

    /** Starts writing; {@code onEnd} is called once, however it ends. */
    SseEmitter open(Consumer<LiveConnection> onEnd) {
        emitter.onTimeout(this::close);
        emitter.onError(failure -> close());
        emitter.onCompletion(this::close);
        Thread.ofVirtual().name("live").start(() -> {
            try {
                write();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("A client of the live stream went away", gone);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                ended = true;
                onEnd.accept(this);
            }
        });
        return emitter;
    }

    /** Queues what of a batch the client may be told. */
    void offer(List<TotalsChange> batch, LivePosition before, LivePosition after) {
        List<TotalsChange> told = batch.stream().filter(mayBeTold).toList();
        for (int i = 0; i < told.size(); i++) {
            offer(new Told(told.get(i), i == told.size() - 1 ? after : before));
        }
    }

    /** Queues a line; a full queue ends the connection. */
    void offer(Line line) {
        if (!ended && !lines.offer(line)) {
            LOG.debug("A client of the live stream is too slow and is dropped");
            close();
        }
    }

    /** Takes out what waits to be written. */
    List<Line> drain() {
        List<Line> waiting = new ArrayList<>();
        lines.drainTo(waiting);
        return waiting;
    }

    void close() {
        if (!ended) {
            ended = true;
            lines.clear();
            lines.add(new End());
        }
    }

    private void write() throws IOException, InterruptedException {
        while (true) {
            Line line = lines.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || line instanceof End) {
                return;
            }
            emitter.send(
                    switch (line) {
                        case null -> SseEmitter.event().comment("");
                        case Welcome(LivePosition position) ->
                            SseEmitter.event().id(position.toString()).reconnectTime(RECONNECT_MILLIS);
                        case Resync(LivePosition position) ->
                            SseEmitter.event()
                                    .id(position.toString())
                                    .name("resync")
                                    .reconnectTime(RECONNECT_MILLIS)
                                    .data("{}", MediaType.APPLICATION_JSON);
                        case Told(TotalsChange change, LivePosition position) ->
                            SseEmitter.event()
                                    .id(position.toString())
                                    .name("totals")
                                    .data(change, MediaType.APPLICATION_JSON);
                        case End end -> throw new IllegalStateException("ended");
                    });
        }
    }
}
