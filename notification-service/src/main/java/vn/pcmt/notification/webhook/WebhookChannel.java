package vn.pcmt.notification.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.notification.channels.OutboundHttp;
import vn.pcmt.notification.channels.ProviderGuard;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.templates.AlertMessages;

/**
 * Tells a system by HTTP. Whatever is no success is tried again, except that the system says it is gone for good; a
 * redirect is never followed. The system can tell a repetition by the id, so an answer that stays away is no reason to
 * stop.
 */
@Component
class WebhookChannel implements Channel {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Locale LANGUAGE = Locale.of("vi");
    private static final int GONE = 410;

    private final WebhookTargets targets;
    private final Signing signing;
    private final AlertMessages messages;
    private final OutboundHttp http;
    private final ProviderGuard guard;
    private final WebhookSettings settings;

    WebhookChannel(
            WebhookTargets targets,
            Signing signing,
            AlertMessages messages,
            OutboundHttp http,
            ProviderGuard guard,
            WebhookSettings settings) {
        this.targets = targets;
        this.signing = signing;
        this.messages = messages;
        this.http = http;
        this.guard = guard;
        this.settings = settings;
    }

    @Override
    public ChannelName name() {
        return ChannelName.WEBHOOK;
    }

    @Override
    public boolean isSetUp() {
        return settings.isSetUp();
    }

    @Override
    public int mostUnclear() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Outcome deliver(Alert alert, Lane lane) {
        WebhookTarget target = targets.find(Objects.requireNonNull(lane.target()))
                .filter(WebhookTarget::active)
                .orElse(null);
        if (target == null) {
            return new Outcome.GaveUp("the target is off");
        }
        WebhookMessage message = message(alert, lane);
        return guard.call(lane.toString(), () -> post(target, message));
    }

    WebhookMessage message(Alert alert, Lane lane) {
        return new WebhookMessage(
                new DeliveryId(alert.id(), lane).token(),
                alert.id(),
                alert.cause().obligation(),
                alert.cause().kind(),
                alert.severity(),
                alert.cause().unitKey(),
                alert.officer(),
                alert.cause().dueAt(),
                alert.raisedAt(),
                messages.title(alert, LANGUAGE),
                messages.link(alert, LANGUAGE));
    }

    private ProviderGuard.Attempt post(WebhookTarget target, WebhookMessage message) {
        byte[] body = JSON.writeValueAsBytes(message);
        try {
            OutboundHttp.Answer answer =
                    http.callForeign("POST", target.url(), signing.headers(target, message.id(), body), body);
            if (answer.isSuccess()) {
                return new ProviderGuard.Attempt(new Outcome.Delivered(String.valueOf(answer.status())), true);
            }
            if (answer.status() == GONE) {
                return new ProviderGuard.Attempt(new Outcome.GaveUp("410: gone for good"), true);
            }
            Duration wait = answer.retryAfter();
            String cause = answer.status() >= 300 && answer.status() < 400
                    ? answer.status() + ": redirects are not followed"
                    : String.valueOf(answer.status());
            return new ProviderGuard.Attempt(new Outcome.TryLater(cause, wait), answer.status() == 429);
        } catch (OutboundHttp.NotSentException away) {
            return new ProviderGuard.Attempt(new Outcome.TryLater(String.valueOf(away.getMessage())), false);
        } catch (IOException broken) {
            return new ProviderGuard.Attempt(
                    new Outcome.Unclear("no answer: " + broken.getClass().getSimpleName()), false);
        }
    }
}
