package vn.pcmt.plan.feed;

import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An officer takes the address back: nothing can be read there any more. */
@Component
class CloseFeed {
    private final CalendarFeeds feeds;

    CloseFeed(CalendarFeeds feeds) {
        this.feeds = feeds;
    }

    /** @throws Refusal {@code feed-not-open}, {@code stale-revision}, {@code idempotency-key-reused} */
    CalendarFeed handle(Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return Commands.carryOut(() -> {
            String fingerprint = Fingerprint.of(caller, "CloseFeed", "");
            CalendarFeed feed = feeds.findById(caller.id()).orElseGet(() -> CalendarFeed.closed(caller.id()));
            if (feed.receipts().answerTo(key, fingerprint).isPresent()) {
                return feed;
            }
            expected.check(feed.revision());
            feed.close();
            feed.receipts().add(key, fingerprint, "");
            return feeds.save(feed);
        });
    }
}
