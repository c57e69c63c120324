package vn.pcmt.kit.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;
import vn.pcmt.kit.problem.Refusal;

/**
 * What one client is told by server-sent events. Its own virtual thread writes to it; a client that reads slower than
 * there is to tell, so that its queue is full, is dropped and may come again with its last id.
 *
 * @param <L> what a line tells
 */
public final class EventStream<L> {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final long RECONNECT_MILLIS = 2000;

    private final SseEmitter emitter;
    private final Duration heartbeat;
    private final Function<L, SseEventBuilder> wording;
    /** Empty: there is no more to come. */
    private final BlockingQueue<Optional<L>> lines;

    private volatile boolean ended;

    /**
     * @param life after which it ends by itself
     * @param heartbeat a comment comes when nothing else has for so long
     * @param queue lines that may wait for a slow client
     */
    public EventStream(Duration life, Duration heartbeat, int queue, Function<L, SseEventBuilder> wording) {
        this.emitter = new SseEmitter(life.toMillis());
        this.heartbeat = heartbeat;
        this.lines = new LinkedBlockingQueue<>(queue);
        this.wording = wording;
    }

    /**
     * As long as the token at most: it says who listens and to what. One that has run out opens no stream, also within the
     * skew that is allowed for clocks, so that a client comes again with a new one instead of over and over.
     *
     * @throws Refusal {@code token-expired}
     */
    public static Duration lifeUnder(Jwt token, Duration most, Instant now) {
        Instant expires = token.getExpiresAt();
        if (expires == null) {
            return most;
        }
        Duration left = Duration.between(now, expires);
        if (!left.isPositive()) {
            throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "token-expired");
        }
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Starts writing; {@code onEnd} is called once, however it ends. */
    public ResponseEntity<SseEmitter> open(HttpServletResponse response, Runnable onEnd) {
        emitter.onTimeout(this::close);
        emitter.onError(failure -> close());
        emitter.onCompletion(this::close);
        Thread.ofVirtual().name("event-stream").start(() -> {
            try {
                write();
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("A client of an event stream went away", gone);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                ended = true;
                onEnd.run();
            }
        });
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A proxy that collects what it passes on would hold every line back.
        response.setHeader("X-Accel-Buffering", "no");
        return ResponseEntity.ok(emitter);
    }

    /** Queues a line; a full queue ends the stream. */
    public void offer(L line) {
        if (!ended && !lines.offer(Optional.of(line))) {
            LOG.debug("A client of an event stream is too slow and is dropped");
            close();
        }
    }

    /** Ends it; what waits is not written any more. */
    public void close() {
        if (!ended) {
            ended = true;
            lines.clear();
            // Wakes the writer; if there is no place for it, there is something else to wake it.
            lines.offer(Optional.empty());
        }
    }

    /** Whether nothing more will be written. */
    public boolean hasEnded() {
        return ended;
    }

    /** Takes out what waits to be written. */
    public List<L> drain() {
        List<Optional<L>> waiting = new ArrayList<>();
        lines.drainTo(waiting);
        return waiting.stream().flatMap(Optional::stream).toList();
    }

    private void write() throws IOException, InterruptedException {
        emitter.send(SseEmitter.event().comment("").reconnectTime(RECONNECT_MILLIS));
        while (true) {
            Optional<L> line = lines.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                return;
            }
            emitter.send(line == null ? SseEmitter.event().comment("") : wording.apply(line.orElseThrow()));
        }
    }
}
