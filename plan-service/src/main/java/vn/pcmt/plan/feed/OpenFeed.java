package vn.pcmt.plan.feed;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.officer.OfficerDirectory;

/** An officer gets an address for a calendar program; the one before is dead from then on. */
@Component
class OpenFeed {
    private final CalendarFeeds feeds;
    private final OfficerDirectory officers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OpenFeed(CalendarFeeds feeds, OfficerDirectory officers, Clock clock) {
        this.feeds = feeds;
        this.officers = officers;
        this.clock = clock;
    }

    /** A feed and its secret, which nobody will be told again. */
    record Opened(CalendarFeed feed, FeedSecret secret) {}

    /**
     * @throws Refusal {@code forbidden} for who is no officer in office; {@code feed-shown-once} if the command has been
     *     carried out before: its answer is not known any more
     */
    Opened handle(Caller caller, IdempotencyKey key) {
        if (!officers.inOffice(caller.id(), LocalDate.now(clock.withZone(VietnamTime.ZONE)))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return Commands.carryOut(() -> {
            try {
                return attempt(caller, key);
            } catch (DuplicateKeyException openedMeanwhile) {
                return attempt(caller, key);
            }
        });
    }

    private Opened attempt(Caller caller, IdempotencyKey key) {
        String fingerprint = Fingerprint.of(caller, "OpenFeed", "");
        CalendarFeed feed = feeds.findById(caller.id()).orElseGet(() -> CalendarFeed.closed(caller.id()));
        if (feed.receipts().answerTo(key, fingerprint).isPresent()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "feed-shown-once");
        }
        FeedSecret secret = FeedSecret.fresh(random);
        feed.open(secret, clock.instant());
        feed.receipts().add(key, fingerprint, "");
        return new Opened(feeds.save(feed), secret);
    }
}
