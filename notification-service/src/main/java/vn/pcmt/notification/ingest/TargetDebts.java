package vn.pcmt.notification.ingest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.view.CoverageEvent;
import vn.pcmt.contract.view.CoverageLow;
import vn.pcmt.contract.view.DeadLettersEvent;
import vn.pcmt.contract.view.DeadLettersParked;
import vn.pcmt.contract.view.FigureEvent;
import vn.pcmt.contract.view.FigureGroup;
import vn.pcmt.contract.view.FigureJumped;
import vn.pcmt.contract.view.PublicationReleased;
import vn.pcmt.contract.view.TargetMeasured;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.contract.view.TotalsComparedEvent;
import vn.pcmt.contract.view.UnitClassified;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation.State;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.Term;

/**
 * What figures make somebody owe: whoever answers for a target that is at risk or missed has to say when it will be put
 * right. Only a change of how the target stands counts; that its figures moved is no news. A sudden change in an area, and
 * an area that lacks reports, are to be looked into.
 */
@Component
class TargetDebts {

    private final DebtSettings settings;

    TargetDebts(DebtSettings settings) {
        this.settings = settings;
    }

    Optional<Debt> of(ViewEvent event) {
        return switch (event) {
            case TargetReadingEvent read -> standing(read);
            case FigureEvent figure ->
                Optional.of(looking(
                        figure,
                        ObligationKind.FIGURE,
                        figure.figure().area(),
                        figure.figure().group(),
                        figure.figure().indicator() + ", " + figure.figure().period(),
                        figure instanceof FigureJumped));
            case CoverageEvent coverage ->
                Optional.of(looking(
                        coverage,
                        ObligationKind.COVERAGE,
                        coverage.coverage().area(),
                        coverage.coverage().group(),
                        coverage.coverage().template() + ", "
                                + coverage.coverage().period(),
                        coverage instanceof CoverageLow));
            case UnitClassified classified -> Optional.empty();
            case DeadLettersEvent letters -> Optional.of(letters(letters));
            case TotalsComparedEvent compared -> Optional.empty();
            case PublicationReleased released -> Optional.empty();
        };
    }

    /** Events that a service could not process, which its administrators have to look at. */
    private Debt letters(DeadLettersEvent event) {
        return new Debt(
                Debt.id(ObligationKind.DEAD_LETTERS, event.aggregateId()),
                event.version(),
                event.at(),
                Seat.in(UnitState.COUNTRY_KEY),
                "",
                "",
                Term.workingDays(event.at(), settings.dealWithDeadLettersWithinDays()),
                event instanceof DeadLettersParked ? State.OPEN : State.CLOSED,
                new Subject(ObligationKind.DEAD_LETTERS, null, event.letters().service(), null, false, null),
                false,
                AlertKind.ASSIGNED,
                null,
                false,
                null);
    }

    /** Something in the figures of an area that whoever is in charge of it has to look into. */
    private Debt looking(
            ViewEvent event,
            ObligationKind owes,
            String area,
            @Nullable FigureGroup group,
            String about,
            boolean open) {
        String title = group == null ? about : about + ", " + group.name();
        return new Debt(
                Debt.id(owes, event.aggregateId()),
                event.version(),
                event.at(),
                group == null ? Seat.in(area) : Seat.over(group.areas()),
                "",
                "",
                Term.workingDays(event.at(), settings.answerTargetWithinDays()),
                open ? State.OPEN : State.CLOSED,
                new Subject(owes, null, title, null, false, null),
                false,
                AlertKind.ASSIGNED,
                null,
                false,
                null);
    }

    private Optional<Debt> standing(TargetReadingEvent read) {
        if (read instanceof TargetMeasured
                && (read.reading().status() == TargetStatus.AT_RISK
                        || read.reading().status() == TargetStatus.MISSED)) {
            return Optional.empty();
        }
        TargetReading reading = read.reading();
        boolean open = reading.status() == TargetStatus.AT_RISK || reading.status() == TargetStatus.MISSED;
        Seat of = reading.areas().isEmpty() ? Seat.in(UnitState.COUNTRY_KEY) : Seat.over(reading.areas());
        return Optional.of(new Debt(
                Debt.id(ObligationKind.TARGET, reading.id()),
                read.version(),
                read.at(),
                reading.unit() == null ? of : Seat.in(reading.unit()),
                "",
                "",
                Term.workingDays(read.at(), settings.answerTargetWithinDays()),
                open ? State.OPEN : State.CLOSED,
                new Subject(ObligationKind.TARGET, reading.planId(), reading.title(), null, false, null),
                false,
                reading.status() == TargetStatus.MISSED ? AlertKind.MISSED : AlertKind.AT_RISK,
                null,
                false,
                null));
    }
}
