package vn.pcmt.plan.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** Whether an officer's deadlines can be read by a calendar program, and at which one address. */
@Document("calendar_feeds")
@TypeAlias("calendar-feed")
final class CalendarFeed {

    @Id
    private final String officer;

    @Version
    private @Nullable Long version;

    @Indexed(unique = true, sparse = true)
    private @Nullable String secretHash;

    private @Nullable Instant openedAt;
    private final Receipts receipts;

    @PersistenceCreator
    private CalendarFeed(
            String officer,
            @Nullable Long version,
            @Nullable String secretHash,
            @Nullable Instant openedAt,
            Receipts receipts) {
        this.officer = officer;
        this.version = version;
        this.secretHash = secretHash;
        this.openedAt = openedAt;
        this.receipts = receipts;
    }

    /** Nobody can read anything yet. */
    static CalendarFeed closed(String officer) {
        return new CalendarFeed(officer, null, null, null, new Receipts());
    }

    /** From now on there is this address, and no other. */
    void open(FeedSecret secret, Instant at) {
        secretHash = secret.hash();
        openedAt = at;
    }

    /** @throws Refusal {@code feed-not-open} */
    void close() {
        if (openedAt == null) {
            throw new Refusal(Refusal.Kind.CONFLICT, "feed-not-open");
        }
        secretHash = null;
        openedAt = null;
    }

    String officer() {
        return officer;
    }

    /** Since when it has its present address, null if it has none. */
    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    Receipts receipts() {
        return receipts;
    }
}
