package vn.pcmt.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who is signed in where, as far as this console knows: so that a person sees his sessions and can end all of them.
 * It lives as long as the sessions do, in the memory of this process.
 */
@Component
public class Sessions implements HttpSessionListener {
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /**
     * One session.
     *
     * @param user whose
     * @param browser what the browser calls itself
     * @param ended whether its person has ended it from elsewhere
     */
    public record Open(String id, String user, String browser, Instant since, Instant lastSeen, boolean ended) {
        private Open seen(Instant at) {
            return new Open(id, user, browser, since, at, ended);
        }

        private Open ending() {
            return new Open(id, user, browser, since, lastSeen, true);
        }

        /** Name of the browser, for people; what it calls itself otherwise. */
        public String device() {
            return List.of("Edg", "Firefox", "Chrome", "Safari").stream()
                    .filter(browser::contains)
                    .findFirst()
                    .map(name -> name.equals("Edg") ? "Edge" : name)
                    .orElse(browser);
        }

        public boolean isPhone() {
            return browser.contains("Mobile");
        }
    }

    /** Notes a request of a session; tells whether its person has ended it from elsewhere. */
    boolean ended(HttpServletRequest request, HttpSession session, String user) {
        Instant now = clock.instant();
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        String browser = agent.length() > 200 ? agent.substring(0, 200) : agent;
        return open.compute(
                        session.getId(),
                        (id, known) -> known == null || !known.user().equals(user)
                                ? new Open(id, user, browser, now, now, false)
                                : known.seen(now))
                .ended();
    }

    /** The sessions of a person, the one used last first. */
    public List<Open> of(String user) {
        return open.values().stream()
                .filter(one -> one.user().equals(user) && !one.ended())
                .sorted(Comparator.comparing(Open::lastSeen).reversed())
                .toList();
    }

    /** Ends all sessions of a person: each does nothing more from its next request on. */
    void endAll(String user) {
        open.replaceAll((id, one) -> one.user().equals(user) ? one.ending() : one);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        open.remove(event.getSession().getId());
    }
}
