package vn.pcmt.notification.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.channels.PublicAddresses;
import vn.pcmt.notification.directory.Directory;

/** An administrator says which systems are told about the areas that the administrator answers for. */
@Component
class AdministerTargets {

    /**
     * What is wanted of a target.
     *
     * @param url where it is told, over TLS
     * @param area key of the unit that it is told about, with all that lies within
     * @param client id of the machine client that may read again what it missed
     */
    record Wanted(
            @NotNull URI url,
            @NotBlank String area,
            @Nullable String client,
            boolean active) {}

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{3,40}");

    private final WebhookTargets targets;
    private final Directory directory;
    private final WebhookSettings settings;
    private final Clock clock;

    AdministerTargets(WebhookTargets targets, Directory directory, WebhookSettings settings, Clock clock) {
        this.targets = targets;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    List<WebhookTarget> all(Caller caller) {
        return targets.within(reach(caller));
    }

    /** Sets a target up if its version is 0, or changes it. */
    WebhookTarget put(String id, Wanted wanted, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        List<String> reach = reach(caller);
        if (!reach.contains(wanted.area())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        refuseWhatCannotBe(id, wanted);
        String fingerprint = Fingerprint.of(caller, "webhook target " + id, wanted);
        try {
            return Commands.carryOut(() -> attempt(id, wanted, seen, key, fingerprint, reach));
        } catch (DuplicateKeyException setUpTwice) {
            return attempt(id, wanted, seen, key, fingerprint, reach);
        }
    }

    private WebhookTarget attempt(
            String id,
            Wanted wanted,
            ExpectedVersion seen,
            IdempotencyKey key,
            String fingerprint,
            List<String> reach) {
        WebhookTarget target = targets.find(id).orElse(null);
        if (target == null) {
            seen.check(0);
            target = WebhookTarget.begin(id, wanted);
        } else {
            requireWithin(reach, target);
            if (target.receipts().answerTo(key, fingerprint).isPresent()) {
                return target;
            }
            seen.check(target.version());
            target.become(wanted);
        }
        target.receipts().add(key, fingerprint, "put");
        return targets.save(target);
    }

    /** Makes a new secret; the old one goes on to be good for a while. */
    WebhookTarget renewSecret(String id, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        List<String> reach = reach(caller);
        String fingerprint = Fingerprint.of(caller, "renew secret of webhook target " + id, "");
        return Commands.carryOut(() -> {
            WebhookTarget target = find(id);
            requireWithin(reach, target);
            if (target.receipts().answerTo(key, fingerprint).isPresent()) {
                return target;
            }
            seen.check(target.version());
            target.renewSecret(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            target.receipts().add(key, fingerprint, "renewed");
            return targets.save(target);
        });
    }

    /** One target, for those who administer it and for the client that it belongs to. */
    WebhookTarget readable(String id, Caller caller) {
        WebhookTarget target = find(id);
        if (!caller.id().equals(target.client())) {
            requireWithin(reach(caller), target);
        }
        return target;
    }

    private WebhookTarget find(String id) {
        return targets.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "webhook-target-not-found", id));
    }

    private List<String> reach(Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        if (caller.unitKey() == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return directory.within(caller.unitKey());
    }

    private static void requireWithin(List<String> reach, WebhookTarget target) {
        if (!reach.contains(target.area())) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "webhook-target-not-found", target.id());
        }
    }

    private void refuseWhatCannotBe(String id, Wanted wanted) {
        if (!settings.isSetUp()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "webhook-key-missing");
        }
        if (!ID.matcher(id).matches()) {
            throw new Refusal(Refusal.Kind.MALFORMED, "webhook-target-malformed", id);
        }
        URI url = wanted.url();
        boolean scheme = "https".equalsIgnoreCase(url.getScheme())
                || settings.plainHttp() && "http".equalsIgnoreCase(url.getScheme());
        boolean inside = !settings.plainHttp() && url.getHost() != null && PublicAddresses.isInside(url.getHost());
        if (!scheme
                || url.getHost() == null
                || url.getPort() > HIGHEST_PORT
                || url.getUserInfo() != null
                || url.getFragment() != null
                || inside) {
            throw new Refusal(Refusal.Kind.INVALID, "webhook-url-refused")
                    .withFields(List.of(new FieldProblem("/url", "webhook-url-refused")));
        }
    }
}
