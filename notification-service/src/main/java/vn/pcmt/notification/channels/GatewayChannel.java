package vn.pcmt.notification.channels;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Fate;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/**
 * A telephone, through a gateway that speaks HTTP: {@code POST /messages} with the delivery's id as idempotency key, and
 * {@code GET /messages/{id}} for what became of it. Title and link only. A second message is never sent before the
 * gateway was asked about the first.
 */
final class GatewayChannel implements Channel {

    /** What goes over the line. */
    private record Message(
            String id,
            String to,
            String text,
            String title,
            String link,
            @Nullable String template) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final ChannelName name;
    private final GatewaySettings.@Nullable Gateway gateway;
    private final OutboundHttp http;
    private final ProviderGuard guard;
    private final Directory directory;
    private final Preferences preferences;
    private final AlertMessages messages;

    GatewayChannel(
            ChannelName name,
            GatewaySettings.@Nullable Gateway gateway,
            OutboundHttp http,
            ProviderGuard guard,
            Directory directory,
            Preferences preferences,
            AlertMessages messages) {
        this.name = name;
        this.gateway = gateway;
        this.http = http;
        this.guard = guard;
        this.directory = directory;
        this.preferences = preferences;
        this.messages = messages;
    }

    @Override
    public ChannelName name() {
        return name;
    }

    @Override
    public boolean isSetUp() {
        return gateway != null && gateway.isSetUp();
    }

    @Override
    public Outcome deliver(Alert alert, Lane lane) {
        Officer officer = directory.officer(alert.officer()).orElse(null);
        if (officer == null || !officer.active()) {
            return new Outcome.GaveUp("not in office");
        }
        if (officer.phone() == null) {
            return new Outcome.GaveUp("no address");
        }
        Locale language = preferences.of(officer.id()).locale();
        String id = new DeliveryId(alert.id(), lane).token();
        Message message = new Message(
                id,
                officer.phone(),
                messages.brief(alert, language),
                messages.briefTitle(alert, language),
                messages.link(alert, language).toString(),
                gateway == null ? null : gateway.template());
        return guard.call(name.name(), () -> post(id, JSON.writeValueAsBytes(message)));
    }

    private ProviderGuard.Attempt post(String id, byte[] message) {
        try {
            OutboundHttp.Answer answer = http.callOwn("POST", address(""), headers(id), message);
            return switch (answer.status()) {
                case 200, 201, 202 -> new ProviderGuard.Attempt(statusOf(answer), true);
                // It says that it had this id before: what became of that is asked.
                case 409 -> new ProviderGuard.Attempt(new Outcome.Unclear("the gateway has it already"), true);
                case 429 -> new ProviderGuard.Attempt(new Outcome.TryLater("429", answer.retryAfter()), true);
                case 503 -> new ProviderGuard.Attempt(new Outcome.TryLater("503", answer.retryAfter()), false);
                default ->
                    answer.status() >= 500
                            ? new ProviderGuard.Attempt(new Outcome.Unclear(String.valueOf(answer.status())), false)
                            : new ProviderGuard.Attempt(new Outcome.GaveUp("refused: " + answer.status()), true);
            };
        } catch (OutboundHttp.NotSentException away) {
            return new ProviderGuard.Attempt(new Outcome.TryLater(String.valueOf(away.getMessage())), false);
        } catch (IOException broken) {
            return new ProviderGuard.Attempt(
                    new Outcome.Unclear("no answer: " + broken.getClass().getSimpleName()), false);
        }
    }

    @Override
    public Fate lookUp(Alert alert, Lane lane) {
        String id = new DeliveryId(alert.id(), lane).token();
        try {
            OutboundHttp.Answer answer = http.callOwn("GET", address("/" + id), headers(id), null);
            if (answer.status() == 404) {
                return new Fate.NeverArrived();
            }
            return answer.isSuccess()
                    ? switch (statusOf(answer)) {
                        case Outcome.Unclear(String cause) -> new Fate.AskLater(cause);
                        case Outcome known -> new Fate.Known(known);
                    }
                    : new Fate.AskLater(String.valueOf(answer.status()));
        } catch (IOException away) {
            return new Fate.AskLater(away.getClass().getSimpleName());
        }
    }

    /** What the gateway says of a message, by {@code status}. */
    private static Outcome statusOf(OutboundHttp.Answer answer) {
        String status;
        try {
            JsonNode said = JSON.readTree(answer.body());
            status = said == null ? "" : said.path("status").asString("").toLowerCase(Locale.ROOT);
        } catch (JacksonException unreadable) {
            status = "";
        }
        return switch (status) {
            case "delivered" -> new Outcome.Delivered(status);
            case "failed", "rejected", "undelivered" -> new Outcome.GaveUp("the gateway says: " + status);
            case "accepted", "queued", "sent" -> new Outcome.Accepted(status);
            default -> new Outcome.Unclear("the gateway did not say what became of it");
        };
    }

    private URI address(String path) {
        if (gateway == null || gateway.url() == null) {
            throw new IllegalStateException(name + " is not set up");
        }
        return URI.create(gateway.url() + "/messages" + path);
    }

    private Map<String, String> headers(String id) {
        Map<String, String> headers = new HashMap<>(Map.of("Idempotency-Key", id));
        if (gateway != null && gateway.token() != null && !gateway.token().isBlank()) {
            headers.put("Authorization", "Bearer " + gateway.token());
        }
        return headers;
    }
}
