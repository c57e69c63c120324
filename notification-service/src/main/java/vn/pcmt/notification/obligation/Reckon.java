package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Unit;

/** Finds where something is owed and until when, by what is known by now. */
@Component
class Reckon {

    private final Directory directory;
    private final WorkingHours hours;
    private final Obligations obligations;

    Reckon(Directory directory, WorkingHours hours, Obligations obligations) {
        this.directory = directory;
        this.hours = hours;
        this.obligations = obligations;
    }

    /** What another node took in a moment ago counts from now on. */
    void readAnew() {
        directory.readAnew();
    }

    String unitOf(Seat seat) {
        return switch (seat.by()) {
            case UNIT -> seat.of();
            case OFFICER -> directory.officer(seat.of()).map(Officer::unitKey).orElse(seat.otherwise());
            case AREA -> directory.unit(seat.of()).map(Reckon::above).orElse(seat.otherwise());
        };
    }

    private static String above(Unit unit) {
        return unit.path().get(Math.min(1, unit.path().size() - 1));
    }

    Instant endOf(Term term) {
        Instant until = untilOf(term);
        Instant since = term.since();
        if (until != null && (since == null || since.isBefore(until))) {
            return until;
        }
        if (since == null) {
            throw new IllegalArgumentException("no end: " + term);
        }
        return hours.endOfOffice(LocalDate.ofInstant(since, VietnamTime.ZONE), term.workingDays());
    }

    private @Nullable Instant untilOf(Term term) {
        return term.like() == null
                ? term.until()
                : obligations.find(term.like()).map(Obligation::dueAt).orElse(term.until());
    }
}
