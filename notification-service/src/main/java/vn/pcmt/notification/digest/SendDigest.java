package vn.pcmt.notification.digest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.notification.channels.SendMail;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.DeliverySettings;
import vn.pcmt.notification.delivery.Digests;
import vn.pcmt.notification.delivery.Outcome;
import vn.pcmt.notification.delivery.Relevance;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.templates.AlertMessages;

/**
 * Sends the digest that an alert waits for. Every alert in it asks: the first that asks makes it up, the first that may
 * sends it, and each notes in its own row what came of it. So a crash at any moment leaves alerts that ask again, and no
 * second list to be kept in step with the ledger.
 */
@Component
class SendDigest implements Digests {

    private static final int ENOUGH = 40;

    private final MongoOperations mongo;
    private final Alerts alerts;
    private final Relevance relevance;
    private final Directory directory;
    private final Preferences preferences;
    private final AlertMessages messages;
    private final SendMail mail;
    private final DeliverySettings settings;
    private final Clock clock;

    SendDigest(
            MongoOperations mongo,
            Alerts alerts,
            Relevance relevance,
            Directory directory,
            Preferences preferences,
            AlertMessages messages,
            SendMail mail,
            DeliverySettings settings,
            Clock clock) {
        this.mongo = mongo;
        this.alerts = alerts;
        this.relevance = relevance;
        this.directory = directory;
        this.preferences = preferences;
        this.messages = messages;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Standing tell(String id, Alert alert) {
        Digest digest = find(id, alert.officer());
        if (!digest.holds(alert.id())) {
            return new Standing.NotInIt();
        }
        try {
            Digest.State before = digest.state();
            boolean mine = digest.begin(now(), now().plus(settings.lease()));
            if (mine || digest.state() != before) {
                digest = mongo.save(digest);
            }
            if (mine) {
                digest = attempt(digest);
            }
        } catch (OptimisticLockingFailureException anotherHasIt) {
            digest = find(id, alert.officer());
        }
        return standing(digest);
    }

    private Digest find(String id, String officer) {
        Digest known = mongo.findById(id, Digest.class);
        if (known != null) {
            return known;
        }
        List<String> contents = alerts.inDigest(id).stream()
                .filter(alert -> relevance.stillHolds(alert.cause()))
                .map(Alert::id)
                .toList();
        try {
            return mongo.insert(Digest.of(id, officer, contents, now()));
        } catch (DuplicateKeyException madeMeanwhile) {
            return Objects.requireNonNull(mongo.findById(id, Digest.class));
        }
    }

    private Digest attempt(Digest digest) {
        Outcome outcome = send(digest);
        Instant now = now();
        switch (outcome) {
            case Outcome.Delivered(String detail) -> digest.note(Digest.State.SENT, now, detail, null);
            case Outcome.Accepted(String detail) -> digest.note(Digest.State.SENT, now, detail, null);
            case Outcome.GaveUp(String cause) -> digest.note(Digest.State.GAVE_UP, now, cause, null);
            case Outcome.Unclear(String cause) ->
                digest.note(Digest.State.UNKNOWN, now, cause, now.plus(settings.lookUpAfter()));
            case Outcome.TryLater(String cause, Duration wait) -> tryLater(digest, now, cause, wait);
            case Outcome.Away(String cause, Duration wait) -> tryLater(digest, now, cause, wait);
        }
        return mongo.save(digest);
    }

    private void tryLater(Digest digest, Instant now, String cause, Duration wait) {
        if (digest.madeAt().plus(settings.giveUpAfter()).isBefore(now)) {
            digest.note(Digest.State.GAVE_UP, now, cause, null);
        } else {
            Duration backoff = settings.backoff(digest.attempts());
            digest.note(Digest.State.DUE, now, cause, now.plus(backoff.compareTo(wait) > 0 ? backoff : wait));
        }
    }

    private Outcome send(Digest digest) {
        Officer officer = directory.officer(digest.officer()).orElse(null);
        if (officer == null || !officer.active()) {
            return new Outcome.GaveUp("not in office");
        }
        if (officer.email() == null) {
            return new Outcome.GaveUp("no address");
        }
        List<Alert> contents =
                digest.alerts().stream().flatMap(id -> alerts.find(id).stream()).toList();
        AlertMessages.Mail words =
                messages.digest(contents, preferences.of(officer.id()).locale());
        String token = Sha256.hex(("digest\n" + digest.id()).getBytes(StandardCharsets.UTF_8))
                .substring(0, ENOUGH);
        return mail.send(new SendMail.Letter(
                officer.email(),
                "<" + token + "@pcmt.notification>",
                words.subject(),
                words.text(),
                words.html(),
                Map.of("X-PCMT-Digest", digest.id())));
    }

    private Standing standing(Digest digest) {
        return switch (digest.state()) {
            case SENT -> new Standing.Settled(new Outcome.Delivered("in digest " + digest.id()));
            case GAVE_UP -> new Standing.Settled(new Outcome.GaveUp(digest.lastDetail()));
            case DUE, SENDING, UNKNOWN -> {
                Instant next = digest.next();
                // Not before it may be settled: every alert of it asks at that time.
                yield new Standing.Later(next == null ? now().plus(settings.poll()) : next.plusMillis(1));
            }
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
