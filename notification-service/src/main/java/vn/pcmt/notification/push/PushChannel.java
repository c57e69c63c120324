package vn.pcmt.notification.push;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.notification.channels.OutboundHttp;
import vn.pcmt.notification.channels.ProviderGuard;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Channel;
import vn.pcmt.notification.delivery.DeliveryId;
import vn.pcmt.notification.delivery.Lane;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/**
 * The browsers in which an officer asked for it, through their push services: title and link only. One of them is enough.
 * A browser shows a repetition in the place of the first, so an answer that stays away is no reason to stop.
 */
@Component
class PushChannel implements Channel {

    /**
     * What a browser is given.
     *
     * @param tag the same for a repetition
     */
    private record Message(String title, String link, String tag) {}

    private static final JsonMapper JSON = new JsonMapper();
    /** Longest topic that a push service takes, RFC 8030. */
    private static final int TOPIC = 32;
    /** A push service takes 4,096 bytes encrypted, and a letter may have four. */
    private static final int TITLE = 300;

    private final PushSubscriptions subscriptions;
    private final PushCrypto crypto;
    private final PushSettings settings;
    private final Directory directory;
    private final Preferences preferences;
    private final AlertMessages messages;
    private final OutboundHttp http;
    private final ProviderGuard guard;

    PushChannel(
            PushSubscriptions subscriptions,
            PushCrypto crypto,
            PushSettings settings,
            Directory directory,
            Preferences preferences,
            AlertMessages messages,
            OutboundHttp http,
            ProviderGuard guard) {
        this.subscriptions = subscriptions;
        this.crypto = crypto;
        this.settings = settings;
        this.directory = directory;
        this.preferences = preferences;
        this.messages = messages;
        this.http = http;
        this.guard = guard;
    }

    @Override
    public ChannelName name() {
        return ChannelName.WEB_PUSH;
    }

    @Override
    public boolean isSetUp() {
        return settings.isSetUp();
    }

    @Override
    public int mostUnclear() {
        return 3;
    }

    @Override
    public Outcome deliver(Alert alert, Lane lane) {
        if (directory.officer(alert.officer()).filter(Officer::active).isEmpty()) {
            return new Outcome.GaveUp("not in office");
        }
        List<PushSubscription> browsers = subscriptions.of(alert.officer());
        if (browsers.isEmpty()) {
            return new Outcome.GaveUp("no browser");
        }
        String tag = new DeliveryId(alert.id(), lane).token();
        byte[] message = message(alert, tag);
        List<Outcome> outcomes = sideBySide(browsers, browser -> tell(browser, alert, tag, message));
        long reached = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Delivered)
                .count();
        return reached > 0
                ? new Outcome.Delivered("browsers " + reached + "/" + outcomes.size())
                : first(outcomes, Outcome.Unclear.class)
                        .or(() -> first(outcomes, Outcome.TryLater.class))
                        .or(() -> first(outcomes, Outcome.Away.class))
                        .orElseGet(outcomes::getFirst);
    }

    /** So that several take no longer than one: the lease of an attempt is checked against one call. */
    private static List<Outcome> sideBySide(
            List<PushSubscription> browsers, Function<PushSubscription, Outcome> telling) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Outcome>> calls = browsers.stream()
                    .map(browser -> CompletableFuture.supplyAsync(() -> telling.apply(browser), threads))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Optional<Outcome> first(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).findFirst();
    }

    private byte[] message(Alert alert, String tag) {
        Locale language = preferences.of(alert.officer()).locale();
        String title = messages.title(alert, language);
        return JSON.writeValueAsBytes(new Message(
                title.length() > TITLE ? title.substring(0, TITLE) + "…" : title,
                messages.link(alert, language).toString(),
                tag));
    }

    private Outcome tell(PushSubscription browser, Alert alert, String tag, byte[] message) {
        return SubscribeBrowser.serviceOf(browser.endpoint(), settings)
                .map(service ->
                        guard.call(ChannelName.WEB_PUSH + ":" + service, () -> post(browser, alert, tag, message)))
                // The settings know its push service no longer.
                .orElseGet(() -> new Outcome.GaveUp("no browser"));
    }

    private ProviderGuard.Attempt post(PushSubscription browser, Alert alert, String tag, byte[] message) {
        try {
            OutboundHttp.Answer answer = http.callForeign(
                    "POST",
                    browser.endpoint(),
                    crypto.headers(browser, tag.substring(0, TOPIC), alert.severity()),
                    crypto.encrypt(message, browser.key(), browser.secret()));
            return switch (answer.status()) {
                case 200, 201, 202, 204 ->
                    new ProviderGuard.Attempt(new Outcome.Delivered(String.valueOf(answer.status())), true);
                case 404, 410 -> {
                    subscriptions.remove(browser.id());
                    yield new ProviderGuard.Attempt(new Outcome.GaveUp("the browser is gone"), true);
                }
                case 429 -> new ProviderGuard.Attempt(new Outcome.TryLater("429", answer.retryAfter()), true);
                default ->
                    answer.status() >= 500
                            ? new ProviderGuard.Attempt(
                                    new Outcome.TryLater(String.valueOf(answer.status()), answer.retryAfter()), false)
                            : new ProviderGuard.Attempt(new Outcome.GaveUp("refused: " + answer.status()), true);
            };
        } catch (OutboundHttp.NotSentException away) {
            return new ProviderGuard.Attempt(new Outcome.TryLater(String.valueOf(away.getMessage())), false);
        } catch (IOException broken) {
            return new ProviderGuard.Attempt(
                    new Outcome.Unclear("no answer: " + broken.getClass().getSimpleName()), false);
        }
    }
}
