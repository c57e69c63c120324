package vn.pcmt.notification.push;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;

/**
 * The caller's own browsers; nobody else's can be seen or changed. Asking again for the same, or taking away what is gone,
 * changes nothing, so neither needs key nor version.
 */
@RestController
@RequestMapping("/api/v1/push-subscriptions")
@Tag(name = "preferences")
class PushController {

    /**
     * @param publicKey with which a browser subscribes; null if this installation has no Web Push
     */
    record Mine(@Nullable String publicKey, List<PushSubscriptions.Browser> browsers) {}

    private final PushSubscriptions subscriptions;
    private final SubscribeBrowser subscribe;
    private final PushSettings settings;

    PushController(PushSubscriptions subscriptions, SubscribeBrowser subscribe, PushSettings settings) {
        this.subscriptions = subscriptions;
        this.subscribe = subscribe;
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "The browsers in which I am told, and the key with which one subscribes")
    Mine mine(Caller caller) {
        return new Mine(settings.isSetUp() ? settings.publicKey() : null, subscriptions.browsersOf(caller.id()));
    }

    @PutMapping
    @Operation(summary = "Be told in a browser, as it says its subscription; it is the caller's from then on")
    PushSubscriptions.Browser subscribe(@Valid @RequestBody SubscribeBrowser.Wanted wanted, Caller caller) {
        return subscribe.handle(wanted, caller);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "No longer be told in a browser")
    ResponseEntity<Void> unsubscribe(@PathVariable String id, Caller caller) {
        subscriptions.remove(id, caller.id());
        return ResponseEntity.noContent().build();
    }
}
