package vn.pcmt.notification.obligation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportExpected;
import vn.pcmt.contract.report.ReportExtended;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.contract.report.ReportProposed;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.ReportWithdrawn;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Obligation.State;

/**
 * What a report makes somebody owe: its unit the report, the head of the unit that it is sent once it has been proposed,
 * the reviewers a decision once it is in.
 */
@Component
class ReportDebts {

    private final ReportDebtSettings settings;

    ReportDebts(ReportDebtSettings settings) {
        this.settings = settings;
    }

    /** What follows from an event; nothing from a flag, which changes nothing of what is owed. */
    List<Debt> of(ReportEvent event) {
        return switch (event) {
            case ReportExpected expected -> List.of(owed(expected));
            case ReportExtended extended -> List.of(owed(extended));
            case ReportProposed proposed -> List.of(proposal(proposed));
            case ReportSubmitted submitted -> List.of(owed(submitted), review(submitted, State.OPEN));
            case ReportCorrected corrected -> List.of(owed(corrected), review(corrected, State.OPEN));
            case ReportAccepted accepted -> List.of(owed(accepted), review(accepted, State.CLOSED));
            case ReportReturned returned -> List.of(owed(returned), review(returned, State.CLOSED));
            case ReportWithdrawn withdrawn -> List.of(owed(withdrawn));
            case ReportFlagged ignored -> List.of();
        };
    }

    /** The report itself. That it came in, or is owed no longer, ends what waited for the head. */
    static Debt owed(ReportEvent event) {
        ReportState report = event.report();
        boolean ends = event instanceof ReportSubmitted
                || event instanceof ReportCorrected
                || event instanceof ReportWithdrawn;
        return new Debt(
                report.id(),
                event.version(),
                event.at(),
                Seat.in(report.unitKey()),
                report.template(),
                report.period(),
                Term.until(report.dueAt()),
                stateOf(report),
                about(ObligationKind.REPORT, report),
                false,
                null,
                event instanceof ReportReturned returned ? returned.reason() : null,
                event instanceof ReportWithdrawn,
                ends ? Debt.id(ObligationKind.PROPOSAL, report.id()) : null);
    }

    /** Until the report is due; what was proposed later cannot wait either. */
    private Debt proposal(ReportProposed event) {
        ReportState report = event.report();
        return beside(
                ObligationKind.PROPOSAL,
                event,
                Term.like(report.id(), report.dueAt(), event.at(), settings.sendWithinDays()),
                event.waiting() ? State.OPEN : State.CLOSED);
    }

    private Debt review(ReportEvent event, State state) {
        return beside(
                ObligationKind.REVIEW,
                event,
                Term.workingDays(
                        Objects.requireNonNullElse(event.report().submittedAt(), event.at()),
                        settings.reviewWithinDays()),
                state);
    }

    private static Debt beside(ObligationKind kind, ReportEvent event, Term term, State state) {
        ReportState report = event.report();
        return new Debt(
                Debt.id(kind, report.id()),
                event.version(),
                event.at(),
                Seat.in(report.unitKey()),
                report.template(),
                report.period(),
                term,
                state,
                about(kind, report),
                false,
                AlertKind.ASSIGNED,
                null,
                false,
                null);
    }

    /** A requirement is named {@code planId/requirementId}. */
    private static Subject about(ObligationKind kind, ReportState report) {
        @Nullable String requirement = report.requirement();
        int end = requirement == null ? -1 : requirement.indexOf('/');
        String plan = requirement == null || end < 0 ? null : requirement.substring(0, end);
        return new Subject(kind, plan, null, null, false, null);
    }

    private static State stateOf(ReportState report) {
        return switch (report.status()) {
            case EXPECTED -> State.OPEN;
            case SUBMITTED, ACCEPTED, CORRECTED, WITHDRAWN -> State.CLOSED;
            case RETURNED -> State.RETURNED;
        };
    }
}
