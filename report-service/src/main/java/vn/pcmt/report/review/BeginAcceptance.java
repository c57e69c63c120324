package vn.pcmt.report.review;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.review.Acceptance.Wanted;
import vn.pcmt.report.submission.Access;

/**
 * A reviewer has all reports of a form and period accepted in which nothing is odd. That it was asked for is kept; it is
 * carried out in the background.
 */
@Component
class BeginAcceptance {

    private final Acceptances acceptances;
    private final CarryOutAcceptance carryOut;
    private final Catalogue catalogue;
    private final Access access;
    private final Clock clock;

    BeginAcceptance(
            Acceptances acceptances, CarryOutAcceptance carryOut, Catalogue catalogue, Access access, Clock clock) {
        this.acceptances = acceptances;
        this.carryOut = carryOut;
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-area}, {@code template-unknown},
     *     {@code period-malformed}, {@code nothing-seen}, {@code seen-in-future} or {@code idempotency-key-reused}
     */
    Acceptance begin(Wanted wanted, Caller caller, IdempotencyKey key) {
        access.requireReviewer(caller, wanted.area());
        check(wanted);
        String id = key.newId("acceptance", caller.id());
        String fingerprint = Fingerprint.of(caller, "accept-clean", wanted);
        Optional<Acceptance> known = acceptances.find(id);
        if (known.isPresent()) {
            return sameAs(known.get(), fingerprint);
        }
        Acceptance acceptance = Acceptance.begun(id, fingerprint, wanted, caller, clock.instant());
        try {
            acceptances.insert(acceptance);
        } catch (DuplicateKeyException twiceAtOnce) {
            return sameAs(acceptances.find(id).orElseThrow(), fingerprint);
        }
        carryOut.soon(id);
        return acceptance;
    }

    private void check(Wanted wanted) {
        if (catalogue.template(wanted.template()).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", wanted.template());
        }
        ReportingPeriod.asked(wanted.period());
        if (wanted.seenAt() == null && wanted.seen().isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "nothing-seen");
        }
        if (wanted.seenAt() != null && wanted.seenAt().isAfter(clock.instant())) {
            throw new Refusal(Refusal.Kind.INVALID, "seen-in-future");
        }
    }

    private static Acceptance sameAs(Acceptance known, String fingerprint) {
        if (!known.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        return known;
    }
}
