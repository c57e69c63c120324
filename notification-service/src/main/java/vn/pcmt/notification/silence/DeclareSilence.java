package vn.pcmt.notification.silence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.routing.Matcher;
import vn.pcmt.notification.routing.Matching;

/** An administrator declares that something is not said for a while. Of a failure the reviewers are told, in one alert. */
@Component
class DeclareSilence {

    /** Longer than this, nobody remembers. */
    private static final int MOST_DAYS = 31;

    private final Silences silences;
    private final Reach reach;
    private final TellBeginning beginning;
    private final Clock clock;

    DeclareSilence(Silences silences, Reach reach, TellBeginning beginning, Clock clock) {
        this.silences = silences;
        this.reach = reach;
        this.beginning = beginning;
        this.clock = clock;
    }

    /** @throws Refusal {@code silence-refused} with the fields at fault; {@code forbidden} outside the caller's reach */
    Silence handle(Silence.Type type, SilenceRequest request, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        reach.of(caller, request.area());
        String id = key.newId(type.name(), caller.id());
        String fingerprint = Fingerprint.of(caller, "DeclareSilence " + type, request);
        Silence declared = silences.find(id).orElseGet(() -> insert(id, fingerprint, type, request, caller));
        if (!declared.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        beginning.lookAt(id);
        return declared;
    }

    private Silence insert(String id, String fingerprint, Silence.Type type, SilenceRequest request, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        check(request, now);
        List<Matcher> matchers = new ArrayList<>(request.matchers());
        matchers.add(Matcher.of(Matcher.Field.AREA, request.area()));
        // That something is done is said at any time, and that there is a failure, too.
        matchers.add(new Matcher(
                Matcher.Field.KIND,
                List.of(AlertKind.CLOSED.name(), AlertKind.OUTAGE.name(), AlertKind.SUMMARY.name()),
                true));
        Silence silence = new Silence(
                id,
                null,
                type,
                request.area(),
                List.copyOf(matchers),
                request.reason(),
                caller.id(),
                now,
                request.until().truncatedTo(ChronoUnit.MILLIS),
                null,
                false,
                fingerprint,
                null,
                type == Silence.Type.OUTAGE ? true : null);
        try {
            return silences.insert(silence);
        } catch (DuplicateKeyException sameCommand) {
            return Optional.of(id).flatMap(silences::find).orElseThrow();
        }
    }

    private static void check(SilenceRequest request, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/reason", request.reason(), problems);
        if (!request.until().isAfter(now)) {
            problems.add(new FieldProblem("/until", "silence-end-passed"));
        } else if (request.until().isAfter(now.plus(MOST_DAYS, ChronoUnit.DAYS))) {
            problems.add(new FieldProblem("/until", "silence-too-long", MOST_DAYS));
        }
        if (!Matching.areKnown(request.matchers())) {
            problems.add(new FieldProblem("/matchers", "matcher-value-unknown"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "silence-refused").withFields(problems);
        }
    }

    /** That there is a failure. */
    static AlertCause outage(Silence failure) {
        return cause(failure, "declared", failure.from());
    }

    /** That it is over. */
    static AlertCause over(Silence failure) {
        return cause(failure, "over", failure.until());
    }

    private static AlertCause cause(Silence failure, String occasion, Instant at) {
        return new AlertCause(
                Silence.Type.OUTAGE + "~" + failure.id(),
                AlertKind.OUTAGE,
                occasion,
                failure.area(),
                "",
                "",
                failure.until(),
                at,
                false,
                failure.reason(),
                new Subject(ObligationKind.REPORT, null, null, null, false, null));
    }
}
