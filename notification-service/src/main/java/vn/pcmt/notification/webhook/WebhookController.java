package vn.pcmt.notification.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.PageRequest;

/** The systems that are told, and what they were told. */
@RestController
@RequestMapping("/api/v1/webhook-targets")
@Tag(name = "webhooks")
class WebhookController {

    /** A target without its secret. */
    record Target(String id, URI url, String area, @Nullable String client, boolean active, long version) {
        static Target of(WebhookTarget target) {
            return new Target(
                    target.id(), target.url(), target.area(), target.client(), target.active(), target.version());
        }
    }

    /**
     * @param secret in the form in which libraries of the Standard Webhooks specification take it
     */
    record Secret(String secret) {}

    private final AdministerTargets administer;
    private final ReplayMessages replay;
    private final Signing signing;

    WebhookController(AdministerTargets administer, ReplayMessages replay, Signing signing) {
        this.administer = administer;
        this.replay = replay;
        this.signing = signing;
    }

    @GetMapping
    @Operation(summary = "The systems that are told about the areas I administer")
    List<Target> all(Caller caller) {
        return administer.all(caller).stream().map(Target::of).toList();
    }

    @PutMapping("/{id}")
    @Operation(summary = "Set a system up that is to be told, or change it; version 0 for a new one")
    ResponseEntity<Target> put(
            @PathVariable String id,
            @Valid @RequestBody AdministerTargets.Wanted wanted,
            ExpectedVersion seen,
            IdempotencyKey key,
            Caller caller) {
        WebhookTarget target = administer.put(id, wanted, seen, key, caller);
        return ResponseEntity.ok().eTag(ETags.of(target.version())).body(Target.of(target));
    }

    @PostMapping("/{id}/secret")
    @Operation(summary = "Make a new secret; messages bear both signatures for a while")
    ResponseEntity<Secret> secret(@PathVariable String id, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        WebhookTarget target = administer.renewSecret(id, seen, key, caller);
        return ResponseEntity.ok()
                .eTag(ETags.of(target.version()))
                .cacheControl(CacheControl.noStore())
                .body(new Secret(signing.secretOf(target)));
    }

    @GetMapping("/{id}/messages")
    @Operation(summary = "What the system was told, from a cursor on")
    ReplayMessages.Messages messages(
            @PathVariable String id, @RequestParam @Nullable String after, PageRequest page, Caller caller) {
        return replay.after(after, administer.readable(id, caller), page.size());
    }
}
