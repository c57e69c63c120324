package vn.pcmt.notification.escalation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.obligation.Answers;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Obligations;

/** Carries out what an officer answers to what is owed: once, on what he has seen, if it is his to answer. */
@Component
class AnswerObligation {

    /** Decides what becomes of an obligation, or refuses. */
    @FunctionalInterface
    interface Change {
        Update of(Obligation owed, Instant now);
    }

    private final Obligations obligations;
    private final Directory directory;
    private final Reach reach;
    private final Clock clock;

    AnswerObligation(Obligations obligations, Directory directory, Reach reach, Clock clock) {
        this.obligations = obligations;
        this.directory = directory;
        this.reach = reach;
        this.clock = clock;
    }

    /** @throws Refusal {@code obligation-not-found} out of reach, {@code forbidden}, {@code obligation-closed} */
    Obligation carryOut(
            String id, Caller caller, IdempotencyKey key, ExpectedVersion expected, String fingerprint, Change change) {
        Obligation owed = get(id, caller);
        Optional<Answers.Done> before = owed.answers().done().stream()
                .filter(done -> done.key().equals(caller.id() + " " + key.value()))
                .findFirst();
        if (before.isPresent()) {
            if (!before.get().fingerprint().equals(fingerprint)) {
                throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
            }
            return owed;
        }
        requireOwn(owed, caller);
        expected.check(owed.answers().revision());
        if (owed.state() == Obligation.State.CLOSED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "obligation-closed");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Answers.Done done = new Answers.Done(caller.id() + " " + key.value(), fingerprint);
        if (!obligations.answer(owed, done, change.of(owed, now), now)) {
            throw new Refusal(Refusal.Kind.STALE, "stale-revision");
        }
        return get(id, caller);
    }

    Obligation get(String id, Caller caller) {
        return obligations
                .find(id)
                .filter(owed -> caller.id().equals(owed.subject().owner())
                        || reach.of(caller, null).contains(owed.unitKey()))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "obligation-not-found", id));
    }

    private void requireOwn(Obligation owed, Caller caller) {
        if (!isOwn(owed, caller)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /** The officer who answers for it or acts for him today; else whoever is in charge of it by his role. */
    boolean isOwn(Obligation owed, Caller caller) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE);
        String owner = owed.subject().owner();
        boolean inPerson = caller.id().equals(owner)
                || owner != null
                        && directory
                                .actingFor(owner, today)
                                .filter(acting -> acting.id().equals(caller.id()))
                                .isPresent();
        return inPerson || isInCharge(owed, caller);
    }

    /** As those are told of it who are in charge: what waits for a decision of reviewers is no matter of the unit. */
    private boolean isInCharge(Obligation owed, Caller caller) {
        boolean unnamed = owed.subject().owner() == null;
        return switch (owed.subject().owes()) {
            case REVIEW, FIGURE, COVERAGE -> caller.has(OfficerRole.REVIEWER);
            case DEAD_LETTERS -> caller.has(OfficerRole.ADMIN);
            case CONFIRMATION -> unnamed ? caller.has(OfficerRole.REVIEWER) : headsItsUnit(owed, caller);
            case PROPOSAL -> headsItsUnit(owed, caller);
            case REPORT, TASK, EXPLANATION, OBSTACLE, EVALUATION, TARGET ->
                headsItsUnit(owed, caller)
                        || unnamed && isOfItsUnit(owed, caller) && caller.has(OfficerRole.COMMUNE_REPORTER);
        };
    }

    private boolean headsItsUnit(Obligation owed, Caller caller) {
        return isOfItsUnit(owed, caller) && caller.has(OfficerRole.COMMUNE_HEAD);
    }

    private boolean isOfItsUnit(Obligation owed, Caller caller) {
        return caller.unitKey() != null
                && (owed.unitKey().equals(caller.unitKey())
                        || directory
                                .unit(owed.unitKey())
                                .filter(unit -> unit.successors().contains(caller.unitKey()))
                                .isPresent());
    }
}
