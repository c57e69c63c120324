package vn.pcmt.notification.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.pcmt.kit.live.EventStream;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.templates.AlertTexts;

/** The caller's own inbox. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "inbox")
class InboxController {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Alerts alerts;
    private final AlertTexts texts;
    private final MarkSeen markSeen;
    private final AcknowledgeAlert acknowledge;
    private final InboxFeed feed;
    private final Clock clock;

    InboxController(
            Alerts alerts,
            AlertTexts texts,
            MarkSeen markSeen,
            AcknowledgeAlert acknowledge,
            InboxFeed feed,
            Clock clock) {
        this.alerts = alerts;
        this.texts = texts;
        this.markSeen = markSeen;
        this.acknowledge = acknowledge;
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    InboxPage inbox(
            @RequestParam(defaultValue = "false") boolean unread, PageRequest page, Caller caller, Locale language) {
        Page<Alert> found = alerts.inboxOf(caller.id(), unread, page);
        return new InboxPage(
                found.items().stream().map(alert -> item(alert, language)).toList(),
                found.page(),
                found.size(),
                found.total(),
                alerts.unreadOf(caller.id()));
    }

    /**
     * Events {@code alert} with {@code {alert, kind, severity}}, and {@code resync} when too much was missed. The line
     * ends after some minutes and with the token; it resumes with {@code Last-Event-ID}, after which some may come again.
     */
    @GetMapping(path = "/inbox/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "What comes into my inbox, as it comes")
    ResponseEntity<SseEmitter> live(
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String since,
            HttpServletResponse response) {
        InboxConnection connection =
                new InboxConnection(caller.id(), EventStream.lifeUnder(token, LIFE, clock.instant()), HEARTBEAT);
        feed.add(connection, since);
        return connection.open(response, feed::remove);
    }

    @PostMapping("/alerts/{id}/seen")
    ResponseEntity<InboxItem> seen(@PathVariable String id, Caller caller, Locale language) {
        return answer(markSeen.mark(id, caller), language);
    }

    @PostMapping("/alerts/{id}/acknowledgement")
    ResponseEntity<InboxItem> acknowledgement(
            @PathVariable String id,
            @Valid @RequestBody AcknowledgeAlert.Promise promise,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            IdempotencyKey key,
            Caller caller,
            Locale language) {
        AcknowledgeAlert.Answer answer = acknowledge.acknowledge(id, promise, ifMatch, key, caller);
        return ResponseEntity.ok()
                .eTag(ETags.of(answer.revision()))
                .body(InboxItem.of(
                        answer.alert(), texts.of(answer.alert(), language), answer.revision(), answer.promised()));
    }

    private ResponseEntity<InboxItem> answer(Alert alert, Locale language) {
        return ResponseEntity.ok().eTag(ETags.of(alert.revision())).body(item(alert, language));
    }

    private InboxItem item(Alert alert, Locale language) {
        return InboxItem.of(alert, texts.of(alert, language));
    }
}
