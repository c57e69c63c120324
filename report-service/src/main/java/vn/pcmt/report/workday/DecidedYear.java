package vn.pcmt.report.workday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.kit.calendar.OfficialDay;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/**
 * One year of the working calendar. It begins as the official list has it, and is stored from the first change on; each
 * change, its place in the history and its event are one write.
 */
@Document(DecidedYear.COLLECTION)
@TypeAlias("working-year")
final class DecidedYear implements OutboxHolder {
    static final String COLLECTION = "working_years";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private final List<CalendarDay> days;
    private final List<DayChange> changes;
    private final Outbox outbox;
    private final Receipts receipts;

    @PersistenceCreator
    private DecidedYear(
            String id,
            @Nullable Long version,
            List<CalendarDay> days,
            List<DayChange> changes,
            Outbox outbox,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.days = new ArrayList<>(days);
        this.changes = new ArrayList<>(changes);
        this.outbox = outbox;
        this.receipts = receipts;
    }

    /** As nobody has changed it yet. */
    static DecidedYear official(int year, WorkingDaySettings settings) {
        List<CalendarDay> days = OfficialDay.all().stream()
                .filter(day -> day.date().getYear() == year && day.counts(settings))
                .map(OfficialDay::day)
                .toList();
        return new DecidedYear(Integer.toString(year), null, days, List.of(), new Outbox(), new Receipts());
    }

    /**
     * Changes some days.
     *
     * @param today days before it are over
     * @throws Refusal see {@link DayRules#changed}
     */
    void change(DayChanges wanted, LocalDate today, String by, Instant at) {
        Map<LocalDate, CalendarDay> known = new TreeMap<>();
        days.forEach(day -> known.put(day.date(), day));
        Map<LocalDate, CalendarDay> changed = DayRules.changed(year(), wanted, known, today);
        changes.add(new DayChange(
                changes.size() + 1L,
                at,
                by,
                wanted.reason().strip(),
                wanted.source().strip(),
                changed.values().stream()
                        .filter(day -> !day.equals(known.get(day.date())))
                        .toList(),
                known.values().stream()
                        .filter(day -> !day.equals(changed.get(day.date())))
                        .toList()));
        days.clear();
        days.addAll(changed.values());
        outbox.record(next -> new CalendarSet(
                next,
                at,
                by,
                calendar(),
                wanted.reason().strip(),
                wanted.source().strip()));
    }

    int year() {
        return Integer.parseInt(id);
    }

    CalendarYear calendar() {
        return new CalendarYear(year(), days);
    }

    /** Oldest first. */
    List<DayChange> changes() {
        return List.copyOf(changes);
    }

    /** Number for the entity tag: 0 as long as it is not stored. */
    long revision() {
        return version == null ? 0 : version + 1;
    }

    Receipts receipts() {
        return receipts;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
