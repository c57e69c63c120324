package vn.pcmt.notification.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.kit.live.EventStream;

/** One client that follows an inbox. */
final class InboxConnection {

    private static final int QUEUE = 256;

    /** What came into the inbox; read it there. */
    record News(String alert, AlertKind kind, Severity severity) {}

    /**
     * @param at the client's place after it
     * @param news null if it has to read its inbox anew
     */
    private record Line(Instant at, @Nullable News news) {}

    private final String officer;
    private final EventStream<Line> stream;

    /**
     * @param life after which it ends by itself
     */
    InboxConnection(String officer, Duration life, Duration heartbeat) {
        this.officer = officer;
        this.stream = new EventStream<>(life, heartbeat, QUEUE, InboxConnection::worded);
    }

    String officer() {
        return officer;
    }

    /** Starts writing; {@code onEnd} is called once, however it ends. */
    ResponseEntity<SseEmitter> open(HttpServletResponse response, Consumer<InboxConnection> onEnd) {
        return stream.open(response, () -> onEnd.accept(this));
    }

    void offer(Instant at, News news) {
        stream.offer(new Line(at, news));
    }

    /** Has the client read its inbox anew: too much has happened since it was there. */
    void resync(Instant at) {
        stream.offer(new Line(at, null));
    }

    /** Takes out what waits to be written: ids of alerts. */
    List<String> drain() {
        return stream.drain().stream()
                .flatMap(line -> Stream.ofNullable(line.news()))
                .map(News::alert)
                .toList();
    }

    void close() {
        stream.close();
    }

    private static SseEmitter.SseEventBuilder worded(Line line) {
        SseEmitter.SseEventBuilder event = SseEmitter.event().id(line.at().toString());
        return line.news() == null
                ? event.name("resync").data("{}", MediaType.APPLICATION_JSON)
                : event.name("alert").data(line.news(), MediaType.APPLICATION_JSON);
    }
}
