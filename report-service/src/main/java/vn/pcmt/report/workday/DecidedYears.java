package vn.pcmt.report.workday;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.problem.Refusal;

/** The years of the working calendar, stored or not. */
@Component
class DecidedYears {
    private static final int FIRST = 2000;
    private static final int LAST = 2099;

    private final MongoOperations store;
    private final WorkingDaySettings settings;

    DecidedYears(MongoOperations store, WorkingDaySettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** @throws Refusal {@code calendar-year-unknown} */
    DecidedYear of(int year) {
        if (year < FIRST || year > LAST) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "calendar-year-unknown", Integer.toString(FIRST), Integer.toString(LAST));
        }
        DecidedYear stored = store.findById(Integer.toString(year), DecidedYear.class);
        return stored == null ? DecidedYear.official(year, settings) : stored;
    }

    /** @throws OptimisticLockingFailureException if somebody else saved it meanwhile, for the first time or again */
    void save(DecidedYear year) {
        try {
            store.save(year);
        } catch (DuplicateKeyException first) {
            throw new OptimisticLockingFailureException(year.year() + " was stored meanwhile", first);
        }
    }
}
