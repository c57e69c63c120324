package vn.pcmt.notification.push;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Sha256;

/**
 * An officer asks to be told in the browser at hand. Only addresses of known push services are taken, so that nobody can
 * have the service call whatever he likes.
 */
@Component
class SubscribeBrowser {

    /**
     * A subscription as the browser says it.
     *
     * @param endpoint at its push service
     */
    record Wanted(@NotNull URI endpoint, @NotNull @Valid Keys keys) {}

    /**
     * @param p256dh key of the browser, in base64url
     * @param auth its secret, in base64url
     */
    record Keys(
            @NotBlank @Size(max = 200) String p256dh,
            @NotBlank @Size(max = 100) String auth) {}

    private static final int LONGEST = 1000;
    private static final int POINT_BYTES = 65;
    private static final int SECRET_BYTES = 16;

    private final PushSubscriptions subscriptions;
    private final PushCrypto crypto;
    private final PushSettings settings;
    private final Clock clock;

    SubscribeBrowser(PushSubscriptions subscriptions, PushCrypto crypto, PushSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.crypto = crypto;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refusal {@code push-key-missing}; {@code push-subscription-refused} with the fields at fault */
    PushSubscriptions.Browser handle(Wanted wanted, Caller caller) {
        if (!settings.isSetUp()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "push-key-missing");
        }
        List<FieldProblem> problems = new ArrayList<>();
        if (serviceOf(wanted.endpoint(), settings).isEmpty()) {
            problems.add(new FieldProblem("/endpoint", "push-service-unknown"));
        }
        byte[] key = bytes(wanted.keys().p256dh(), "/keys/p256dh", POINT_BYTES, problems);
        byte[] secret = bytes(wanted.keys().auth(), "/keys/auth", SECRET_BYTES, problems);
        if (problems.isEmpty() && !crypto.fits(key, secret)) {
            problems.add(new FieldProblem("/keys/p256dh", "push-key-malformed"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "push-subscription-refused").withFields(problems);
        }
        PushSubscription subscription = new PushSubscription(
                Sha256.hex(wanted.endpoint().toString().getBytes(StandardCharsets.UTF_8)),
                caller.id(),
                wanted.endpoint(),
                key,
                secret,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        subscriptions.save(subscription);
        List<PushSubscription> all = subscriptions.of(caller.id());
        all.stream()
                .limit(Math.max(0, all.size() - settings.browsers()))
                .forEach(oldest -> subscriptions.remove(oldest.id()));
        return PushSubscriptions.Browser.of(subscription);
    }

    /** Name of the push service that an address belongs to; empty if it is none that is known. */
    static Optional<String> serviceOf(URI endpoint, PushSettings settings) {
        boolean scheme = "https".equalsIgnoreCase(endpoint.getScheme())
                || settings.plainHttp() && "http".equalsIgnoreCase(endpoint.getScheme());
        if (!scheme
                || endpoint.getHost() == null
                || endpoint.getUserInfo() != null
                || endpoint.getFragment() != null
                || endpoint.toString().length() > LONGEST) {
            return Optional.empty();
        }
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        return settings.services().stream()
                .filter(service -> host.equals(service) || host.endsWith("." + service))
                .findFirst();
    }

    private static byte[] bytes(String text, String pointer, int length, List<FieldProblem> problems) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length != length) {
            problems.add(new FieldProblem(pointer, "push-key-malformed"));
        }
        return bytes;
    }
}
