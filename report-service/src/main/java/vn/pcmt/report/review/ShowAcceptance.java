package vn.pcmt.report.review;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.submission.Access;

/** Tells the reviewers of an area how an acceptance of many reports goes, and what became of each report. */
@Component
class ShowAcceptance {

    private final Acceptances acceptances;
    private final Access access;

    ShowAcceptance(Acceptances acceptances, Access access) {
        this.acceptances = acceptances;
        this.access = access;
    }

    /** @throws Refusal {@code acceptance-unknown}, {@code forbidden} or {@code wrong-area} */
    Acceptance require(String id, Caller caller) {
        Acceptance acceptance =
                acceptances.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "acceptance-unknown", id));
        access.requireReviewer(caller, acceptance.wanted().area());
        return acceptance;
    }

    /** @param accepted only those that were accepted, or only those that were left; null for all */
    Page<AcceptanceOutcome> outcomes(String id, @Nullable Boolean accepted, Caller caller, PageRequest page) {
        return acceptances.outcomes(require(id, caller).id(), accepted, page);
    }
}
