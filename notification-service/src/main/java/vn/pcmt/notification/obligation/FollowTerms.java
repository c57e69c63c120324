package vn.pcmt.notification.obligation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Moves the end of what is owed when that by which it was reckoned has moved. */
@Component
class FollowTerms {

    private final Obligations obligations;
    private final Reckon reckon;
    private final Clock clock;

    FollowTerms(Obligations obligations, Reckon reckon, Clock clock) {
        this.obligations = obligations;
        this.reckon = reckon;
        this.clock = clock;
    }

    /** Other days of a year are worked than before. */
    void inYear(int year) {
        follow(obligations.countedIn(year));
    }

    /** Something is owed until another moment than before. */
    void like(String obligation) {
        follow(obligations.owedLike(obligation));
    }

    private void follow(List<Obligation> moving) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (Obligation owed : moving) {
            Term term = owed.term();
            if (term != null) {
                Instant end = reckon.endOf(term);
                if (!end.equals(owed.dueAt())) {
                    obligations.place(owed.id(), owed.version(), new Obligations.Place(owed.unitKey(), end), now);
                }
            }
        }
    }
}
