package vn.pcmt.notification.inbox;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;

/** One client that follows an inbox. Its own virtual thread writes to it; one that reads too slowly is dropped. */
final class InboxConnection {

    private static final Logger log = LoggerFactory.getLogger(InboxConnection.class);
    private static final long RECONNECT_MILLIS = 2000;
    private static final int QUEUE = 256;

    /** What came into the inbox; read it there. */
    record News(String alert, AlertKind kind, Severity severity) {}

    /**
     * @param at the client's place after it
     * @param news null if it has to read its inbox anew
     */
    private record Line(Instant at, @Nullable News news) {}

    private final String officer;
    private final SseEmitter emitter;
    private final Duration heartbeat;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>(QUEUE);
    private volatile boolean ended;

    /**
     * @param life after which it ends by itself
     */
    InboxConnection(String officer, Duration life, Duration heartbeat) {
        this.officer = officer;
        this.emitter = new SseEmitter(life.toMillis());
        this.heartbeat = heartbeat;
    }

    String officer() {
        return officer;
    }

    /** Starts writing; {@code onEnd} is called once, however it ends. */
    SseEmitter open(Consumer<InboxConnection> onEnd) {
        emitter.onTimeout(this::close);
        emitter.onError(failure -> close());
        emitter.onCompletion(this::close);
        Thread.ofVirtual().name("inbox").start(() -> {
            try {
                write();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                log.debug("A client of an inbox went away", gone);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                ended = true;
                onEnd.accept(this);
            }
        });
        return emitter;
    }

    void offer(Instant at, News news) {
        offer(new Line(at, news));
    }

    /** Has the client read its inbox anew: too much has happened since it was there. */
    void resync(Instant at) {
        offer(new Line(at, null));
    }

    private void offer(Line line) {
        if (!ended && !lines.offer(line)) {
            log.debug("A client of an inbox is too slow and is dropped");
            close();
        }
    }

    void close() {
        ended = true;
    }

    private void write() throws IOException, InterruptedException {
        emitter.send(SseEmitter.event().comment("").reconnectTime(RECONNECT_MILLIS));
        long silent = 0;
        while (!ended) {
            Line line = lines.poll(Math.min(500, heartbeat.toMillis()), TimeUnit.MILLISECONDS);
            if (line != null) {
                silent = 0;
                emitter.send(
                        line.news() == null
                                ? SseEmitter.event()
                                        .id(line.at().toString())
                                        .name("resync")
                                        .data("{}", MediaType.APPLICATION_JSON)
                                : SseEmitter.event()
                                        .id(line.at().toString())
                                        .name("alert")
                                        .data(line.news(), MediaType.APPLICATION_JSON));
            } else if ((silent += 500) >= heartbeat.toMillis()) {
                silent = 0;
                emitter.send(SseEmitter.event().comment(""));
            }
        }
    }
}
