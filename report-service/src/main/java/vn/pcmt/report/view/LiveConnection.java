package vn.pcmt.report.view;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.pcmt.kit.live.EventStream;

/** One client of the live stream, and what it may be told. */
final class LiveConnection {

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

    private final String caller;
    private final UnaryOperator<List<TotalsChange>> scope;
    private final EventStream<Line> stream;

    /**
     * @param caller id of whoever listens
     * @param life after which it ends by itself
     * @param scope what of a batch the client is told
     */
    LiveConnection(ViewSettings.Live settings, String caller, Duration life, UnaryOperator<List<TotalsChange>> scope) {
        this.caller = caller;
        this.scope = scope;
        this.stream = new EventStream<>(life, settings.heartbeat(), settings.queue(), LiveConnection::worded);
    }

    String caller() {
        return caller;
    }

    /** Starts writing; {@code onEnd} is called once, however it ends. */
    ResponseEntity<SseEmitter> open(HttpServletResponse response, Consumer<LiveConnection> onEnd) {
        return stream.open(response, () -> onEnd.accept(this));
    }

    /** Queues what of a batch the client may be told. */
    void offer(List<TotalsChange> batch, LivePosition before, LivePosition after) {
        List<TotalsChange> told = scope.apply(batch);
        for (int i = 0; i < told.size(); i++) {
            offer(new Told(told.get(i), i == told.size() - 1 ? after : before));
        }
    }

    void offer(Line line) {
        stream.offer(line);
    }

    /** Takes out what waits to be written. */
    List<Line> drain() {
        return stream.drain();
    }

    boolean hasEnded() {
        return stream.hasEnded();
    }

    void close() {
        stream.close();
    }

    private static SseEmitter.SseEventBuilder worded(Line line) {
        return switch (line) {
            case Welcome(LivePosition position) -> SseEmitter.event().id(position.toString());
            case Resync(LivePosition position) ->
                SseEmitter.event().id(position.toString()).name("resync").data("{}", MediaType.APPLICATION_JSON);
            case Told(TotalsChange change, LivePosition position) ->
                SseEmitter.event().id(position.toString()).name("totals").data(change, MediaType.APPLICATION_JSON);
        };
    }
}
