package vn.pcmt.notification.inbox;

import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.AlertTexts;
import vn.pcmt.notification.delivery.Alerts;

/** The caller's own inbox. */
@RestController
@RequestMapping("/api/v1")
class InboxController {

    private final Alerts alerts;
    private final AlertTexts texts;
    private final MarkSeen markSeen;
    private final AcknowledgeAlert acknowledge;

    InboxController(Alerts alerts, AlertTexts texts, MarkSeen markSeen, AcknowledgeAlert acknowledge) {
        this.alerts = alerts;
        this.texts = texts;
        this.markSeen = markSeen;
        this.acknowledge = acknowledge;
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
