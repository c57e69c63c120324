package vn.pcmt.kit.calendar;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.kit.store.Outages;

/**
 * The working days as they are now: those of the official list, and of the years on which an administrator has decided,
 * what he decided. Replaced as a whole, so that whoever has taken {@link #days()} counts to the end by one calendar.
 *
 * <p>One node of a service hears of a change; the others see it in the store within {@value #LOOK_SECONDS} seconds.
 */
public final class WorkingCalendar {
    private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendar.class);
    private static final int LOOK_SECONDS = 5;
    private static final long LOOK_NANOS = Duration.ofSeconds(LOOK_SECONDS).toNanos();

    /** @param revision grows with every decision */
    private record Current(WorkingDays days, long revision) {}

    private final WorkingDays official;
    private final @Nullable DecidedYears decided;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - LOOK_NANOS);
    private volatile Current current;

    /** @param decided null where nothing can be decided */
    WorkingCalendar(WorkingDays official, @Nullable DecidedYears decided) {
        this.official = official;
        this.decided = decided;
        this.current = new Current(official, 0);
    }

    /** One that never changes. */
    public static WorkingCalendar official(WorkingDaySettings settings) {
        return new WorkingCalendar(WorkingDays.vietnamese(settings), null);
    }

    /** To count with, once: a change that comes meanwhile does not reach it. */
    public WorkingDays days() {
        return seen().days();
    }

    /** Grows with every decision that this node has seen. */
    public long revision() {
        return seen().revision();
    }

    /** Takes a decision in, whatever came before it and however often it comes. */
    public void on(EventEnvelope<? extends CalendarEvent> envelope) {
        if (decided == null) {
            throw new IllegalStateException("this calendar never changes");
        }
        decided.keep(envelope.event());
        refresh();
    }

    /** Reads what has been decided by now, for whoever must not count by what another node knows better. */
    public void refresh() {
        if (decided == null) {
            return;
        }
        lookedAt.set(System.nanoTime());
        List<DecidedYears.Decided> years = decided.all();
        WorkingDays days = official;
        long revision = 0;
        for (DecidedYears.Decided year : years) {
            days = days.with(year.calendar());
            revision += year.version();
        }
        replace(new Current(days, revision));
    }

    /** Of two that look at the same time, the one that has seen more stands. */
    private synchronized void replace(Current seen) {
        if (seen.revision() >= current.revision()) {
            current = seen;
        }
    }

    private Current seen() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        if (decided != null && now - last >= LOOK_NANOS && lookedAt.compareAndSet(last, now)) {
            try {
                refresh();
            } catch (RuntimeException away) {
                if (!Outages.isOutage(away)) {
                    throw away;
                }
                LOG.warn("The working days are those known so far: {}", away.toString());
            }
        }
        return current;
    }
}
