package vn.pcmt.report.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.unit.UnitTree;
import vn.pcmt.report.unit.Units;

/** Gives what is to be seen: now from the read model, at a moment that has passed by counting again. */
@Component
public class Sights {

    private static final int ISO_DAY = 10;

    /** Nothing was known before; what is asked for is reckoned back from, a period and a year. */
    private static final Instant FIRST_MOMENT = Instant.parse("2000-01-01T00:00:00Z");

    private final RememberedTotals totals;
    private final AreaTotalsStore stored;
    private final Units units;
    private final OwedNow owed;
    private final Past past;
    private final Freshness freshness;
    private final Clock clock;

    Sights(
            RememberedTotals totals,
            AreaTotalsStore stored,
            Units units,
            OwedNow owed,
            Past past,
            Freshness freshness,
            Clock clock) {
        this.totals = totals;
        this.stored = stored;
        this.units = units;
        this.owed = owed;
        this.past = past;
        this.freshness = freshness;
        this.clock = clock;
    }

    public Sight now() {
        return new Sight(clock.instant(), units, totals, owed, freshness.lag().toMillis());
    }

    /**
     * The same with every total read from the store each time it is asked for: for what is kept, whose parts and sums have
     * to belong together.
     */
    public Sight readAnew() {
        return new Sight(
                clock.instant(),
                units,
                ids -> stored.find(ids, stored.seen()),
                owed,
                freshness.lag().toMillis());
    }

    /**
     * What was to be seen at a moment.
     *
     * @param asOf a time, or a day, which means its end in Vietnam; null for now
     * @throws Refusal {@code as-of-malformed}, also for one before the year 2000, or {@code as-of-in-future}
     */
    public Sight at(@Nullable String asOf) {
        return asOf == null ? now() : at(moment(asOf));
    }

    Sight at(Instant then) {
        UnitTree known = past.units(then);
        PastTotals totals = new PastTotals(past, known, then);
        return new Sight(then, known, totals, totals::owed, 0);
    }

    /** @throws Refusal as above */
    public Instant moment(String asOf) {
        Instant then;
        try {
            then = asOf.length() == ISO_DAY ? endOf(LocalDate.parse(asOf)) : Instant.parse(asOf);
        } catch (DateTimeParseException malformed) {
            throw new Refusal(Refusal.Kind.MALFORMED, "as-of-malformed");
        }
        if (then.isBefore(FIRST_MOMENT)) {
            throw new Refusal(Refusal.Kind.MALFORMED, "as-of-malformed");
        }
        Instant now = clock.instant();
        // Compared by their ends: the last moment that can be written has no day in Vietnam.
        Instant endOfToday = endOf(LocalDate.ofInstant(now, VietnamTime.ZONE));
        if (then.isAfter(asOf.length() == ISO_DAY ? endOfToday : now)) {
            throw new Refusal(Refusal.Kind.INVALID, "as-of-in-future", asOf);
        }
        return then.isAfter(now) ? now : then;
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant().minusMillis(1);
    }
}
