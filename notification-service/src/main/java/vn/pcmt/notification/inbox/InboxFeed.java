package vn.pcmt.notification.inbox;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.ToldInInbox;

/**
 * Tells those who have their inbox open what comes in: at once what this node raised, within a second what another did.
 * The store is what is looked at in both cases. An alert may be saved a little later than its time says, so the latest
 * ones are looked at again and again; each is told a connection once.
 */
@Component
class InboxFeed implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(InboxFeed.class);
    private static final Duration LATE = Duration.ofSeconds(15);
    private static final int MOST = 1000;
    private static final int MOST_MISSED = 200;
    private static final int PER_OFFICER = 5;
    /** Clients of this node: each costs a connection and some memory. */
    private static final int MOST_CLIENTS = 5000;

    private final Alerts alerts;
    private final Clock clock;
    private final Map<InboxConnection, Set<String>> told = new HashMap<>();
    private final Semaphore news = new Semaphore(0);
    private volatile @Nullable Thread loop;

    InboxFeed(Alerts alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Lets a client listen, beginning with what it missed.
     *
     * @param since its place, as it was last told; null for a new one
     */
    void add(InboxConnection connection, @Nullable String since) {
        Instant now = clock.instant();
        Instant place = since == null ? now : place(since);
        synchronized (told) {
            if (told.size() >= MOST_CLIENTS) {
                ErrorResponseException full = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
                full.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
                throw full;
            }
            long own = told.keySet().stream()
                    .filter(other -> other.officer().equals(connection.officer()))
                    .count();
            if (own >= PER_OFFICER) {
                throw new Refusal(Refusal.Kind.TOO_MANY, "live-connections", PER_OFFICER);
            }
            Set<String> known = new HashSet<>();
            told.put(connection, known);
            if (since == null) {
                // What is there already was read with the inbox.
                alerts.toldSince(List.of(connection.officer()), now.minus(LATE), MOST)
                        .forEach(alert -> known.add(alert.id()));
                return;
            }
            List<Alert> missed = alerts.toldSince(List.of(connection.officer()), place.minus(LATE), MOST_MISSED);
            if (missed.size() == MOST_MISSED) {
                connection.resync(now);
                missed.forEach(alert -> known.add(alert.id()));
            } else {
                missed.forEach(alert -> tell(connection, known, alert));
            }
        }
    }

    private static Instant place(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeException unknown) {
            return Instant.EPOCH;
        }
    }

    void remove(InboxConnection connection) {
        synchronized (told) {
            told.remove(connection);
        }
    }

    @EventListener
    void on(ToldInInbox here) {
        news.release();
    }

    private void run() {
        while (loop == Thread.currentThread()) {
            try {
                if (news.tryAcquire(1, TimeUnit.SECONDS)) {
                    news.drainPermits();
                }
                look();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                log.warn("Looking for what came into inboxes failed, trying again", failed);
            }
        }
    }

    private void look() {
        Set<String> officers = new HashSet<>();
        synchronized (told) {
            told.keySet().forEach(connection -> officers.add(connection.officer()));
        }
        if (officers.isEmpty()) {
            return;
        }
        Instant since = clock.instant().minus(LATE);
        List<Alert> latest = alerts.toldSince(officers, since, MOST);
        tell(latest);
        // More may have come in together than is read at once.
        while (latest.size() == MOST && latest.getLast().raisedAt().isAfter(since)) {
            since = latest.getLast().raisedAt();
            latest = alerts.toldSince(officers, since, MOST);
            tell(latest);
        }
    }

    private void tell(List<Alert> latest) {
        synchronized (told) {
            told.forEach((connection, known) -> latest.stream()
                    .filter(alert -> alert.officer().equals(connection.officer()))
                    .forEach(alert -> tell(connection, known, alert)));
        }
    }

    private static void tell(InboxConnection connection, Set<String> known, Alert alert) {
        if (known.add(alert.id())) {
            connection.offer(
                    alert.raisedAt(),
                    new InboxConnection.News(alert.id(), alert.cause().kind(), alert.severity()));
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofVirtual().name("inbox-feed").unstarted(this::run);
        loop = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = loop;
        loop = null;
        if (running != null) {
            running.interrupt();
        }
        synchronized (told) {
            told.keySet().forEach(InboxConnection::close);
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
