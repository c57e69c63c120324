package vn.pcmt.plan.feed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Sha256;

/** The caller's own feed over HTTP; what is at a secret address is open to whoever knows it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "calendar feed", description = "One's own deadlines in a calendar program")
class FeedController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final String PATH = "/api/v1/calendar-feeds/";

    private final CalendarFeeds feeds;
    private final OpenFeed openFeed;
    private final CloseFeed closeFeed;
    private final ReadFeed readFeed;
    private final FeedSettings settings;

    FeedController(
            CalendarFeeds feeds, OpenFeed openFeed, CloseFeed closeFeed, ReadFeed readFeed, FeedSettings settings) {
        this.feeds = feeds;
        this.openFeed = openFeed;
        this.closeFeed = closeFeed;
        this.readFeed = readFeed;
        this.settings = settings;
    }

    /**
     * Whether there is a feed.
     *
     * @param openedAt since when it has its present address, null if there is none
     */
    record FeedView(@Nullable Instant openedAt, long version) {
        static FeedView of(CalendarFeed feed) {
            return new FeedView(feed.openedAt(), feed.revision());
        }
    }

    /**
     * A feed with its address, shown this once.
     *
     * @param path of the address, on the host that was asked
     */
    record Opened(String path, Instant openedAt, long version) {}

    @Operation(summary = "Whether the caller's deadlines can be read by a calendar program, and since when")
    @GetMapping("/calendar-feed")
    ResponseEntity<FeedView> own(Caller caller) {
        return shown(feeds.findById(caller.id()).orElseGet(() -> CalendarFeed.closed(caller.id())));
    }

    @Operation(
            summary = "A new secret address for the caller's deadlines; the one before is dead from then on",
            description = "The address is shown this once. Repeating the command does not show it again.")
    @PostMapping("/calendar-feed")
    ResponseEntity<Opened> open(Caller caller, IdempotencyKey key) {
        OpenFeed.Opened opened = openFeed.handle(caller, key);
        CalendarFeed feed = opened.feed();
        Instant openedAt = feed.openedAt() == null ? Instant.EPOCH : feed.openedAt();
        return ResponseEntity.status(201)
                .eTag(ETags.of(feed.revision()))
                .cacheControl(CacheControl.noStore())
                .body(new Opened(PATH + opened.secret().value() + ".ics", openedAt, feed.revision()));
    }

    @Operation(summary = "Take the address back")
    @DeleteMapping("/calendar-feed")
    ResponseEntity<FeedView> close(Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        return shown(closeFeed.handle(caller, key, expected));
    }

    @Operation(
            summary = "The deadlines at a secret address, as iCalendar",
            description = "Needs no token: who knows the address may read. Ends when its officer leaves.")
    @SecurityRequirements
    @GetMapping("/calendar-feeds/{secret}.ics")
    ResponseEntity<byte[]> read(@PathVariable String secret, HttpServletRequest request) {
        byte[] file = readFeed.at(new FeedSecret(secret), Problems.locale(request));
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .cacheControl(CacheControl.maxAge(settings.refresh()).cachePrivate())
                .eTag("\"" + Sha256.hex(file) + "\"")
                .body(file);
    }

    private static ResponseEntity<FeedView> shown(CalendarFeed feed) {
        return ResponseEntity.ok().eTag(ETags.of(feed.revision())).body(FeedView.of(feed));
    }
}
