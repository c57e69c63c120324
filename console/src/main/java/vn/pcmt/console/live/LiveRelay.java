package vn.pcmt.console.live;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService;

/** Keeps one stream per visitor and area; closes them all before the web server waits for its last requests. */
@Component
class LiveRelay implements SmartLifecycle {
    private final ReportService reports;
    private final LiveSettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final ConcurrentHashMap<Key, Upstream> streams = new ConcurrentHashMap<>();
    private volatile boolean running;

    private record Key(String session, String visitor, String area) {}

    /** A page's place in a stream; leaving the last place ends the stream. */
    final class Seat implements AutoCloseable {
        private final Key key;
        private final Upstream upstream;
        private final Mailslot slot;

        private Seat(Key key, Upstream upstream, Mailslot slot) {
            this.key = key;
            this.upstream = upstream;
            this.slot = slot;
        }

        Mailslot slot() {
            return slot;
        }

        boolean alive() {
            return upstream.heardWithin(settings.beat().multipliedBy(4));
        }

        @Override
        public void close() {
            streams.computeIfPresent(key, (k, current) -> {
                if (current != upstream) {
                    upstream.leave(slot);
                    return current;
                }
                if (upstream.leave(slot)) {
                    upstream.close();
                    return null;
                }
                return current;
            });
        }
    }

    LiveRelay(ReportService reports, LiveSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    Seat join(Visitor visitor, String session, String area) {
        var key = new Key(session, visitor.id(), area);
        var slots = new Mailslot[1];
        Upstream upstream = streams.compute(key, (k, current) -> {
            Upstream stream = current;
            if (stream == null || stream.isClosed()) {
                stream = new Upstream(http, reports.live(area), visitor.token(), settings.retry());
                Thread.ofVirtual().name("live-" + area).start(stream);
            }
            slots[0] = stream.join();
            return stream;
        });
        return new Seat(key, upstream, slots[0]);
    }

    /** Streams open now. */
    int open() {
        return streams.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.values().forEach(Upstream::close);
        streams.clear();
        http.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
