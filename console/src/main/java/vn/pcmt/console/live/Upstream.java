package vn.pcmt.console.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.console.access.AccessToken;

/**
 * One visitor's stream of one area, read once however many pages the visitor has open. It ends with its last page, or
 * when the report service refuses the token: the pages then ask again, with a fresh one.
 */
final class Upstream implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Upstream.class);
    private final HttpClient http;
    private final URI uri;
    private final AccessToken token;
    private final Duration retry;
    private final List<Mailslot> slots = new CopyOnWriteArrayList<>();
    private volatile boolean closed;
    private volatile long heard = Long.MIN_VALUE;
    private volatile @Nullable InputStream body;
    private @Nullable String lastId;

    Upstream(HttpClient http, URI uri, AccessToken token, Duration retry) {
        this.http = http;
        this.uri = uri;
        this.token = token;
        this.retry = retry;
    }

    Mailslot join() {
        var slot = new Mailslot();
        slots.add(slot);
        return slot;
    }

    /** Whether nobody is left. */
    boolean leave(Mailslot slot) {
        slots.remove(slot);
        return slots.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether anything, a heartbeat at least, came within this time. */
    boolean heardWithin(Duration time) {
        long last = heard;
        return last != Long.MIN_VALUE && System.nanoTime() - last < time.toNanos();
    }

    void close() {
        closed = true;
        slots.forEach(Mailslot::close);
        InputStream open = body;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                log.debug("The stream was gone already", alreadyGone);
            }
        }
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                read();
            } catch (IOException lost) {
                log.debug("The stream of {} was lost", uri, lost);
            } catch (InterruptedException stop) {
                close();
                return;
            }
            if (!closed && !pause()) {
                return;
            }
        }
    }

    private boolean pause() {
        try {
            Thread.sleep(retry);
            return true;
        } catch (InterruptedException stop) {
            close();
            return false;
        }
    }

    private void read() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token.value());
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream stream = answer.body()) {
            body = stream;
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                close();
                return;
            }
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            heard = System.nanoTime();
            relay(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } finally {
            body = null;
        }
    }

    private void relay(BufferedReader lines) throws IOException {
        String event = "message";
        var data = new StringBuilder();
        for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            heard = System.nanoTime();
            if (line.isEmpty()) {
                if (event.equals("totals")) {
                    String notice = data.toString();
                    slots.forEach(slot -> slot.put(notice));
                }
                event = "message";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.startsWith("id:")) {
                lastId = line.substring(3).strip();
            }
        }
    }
}
