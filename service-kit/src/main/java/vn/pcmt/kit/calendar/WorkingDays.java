package vn.pcmt.kit.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which days are worked: Monday to Friday, less holidays and swapped-off days, plus make-up Saturdays. */
public final class WorkingDays {

    /** What a line of {@code days.csv} says of its days. */
    private enum Kind {
        HOLIDAY,
        SWAP_OFF,
        MAKE_UP
    }

    /** How sure a line of {@code days.csv} is. */
    private enum Basis {
        DECIDED,
        PROPOSED,
        CULTURE_DAY
    }

    private final Set<LocalDate> off;
    private final Set<LocalDate> madeUp;

    private WorkingDays(Set<LocalDate> off, Set<LocalDate> madeUp) {
        this.off = Set.copyOf(off);
        this.madeUp = Set.copyOf(madeUp);
    }

    /** The official list, with {@code SOURCES.md} beside it. */
    public static WorkingDays vietnamese(WorkingDaySettings settings) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> madeUp = new HashSet<>();
        for (String line : lines()) {
            String[] field = line.split(",", -1);
            boolean counts =
                    switch (Basis.valueOf(field[3])) {
                        case DECIDED -> true;
                        case PROPOSED -> settings.applyProposals();
                        case CULTURE_DAY -> settings.cultureDayOff();
                    };
            if (counts) {
                Set<LocalDate> days = Kind.valueOf(field[2]) == Kind.MAKE_UP ? madeUp : off;
                LocalDate.parse(field[0])
                        .datesUntil(LocalDate.parse(field[1]).plusDays(1))
                        .forEach(days::add);
            }
        }
        return new WorkingDays(off, madeUp);
    }

    /** Whether a day is worked, make-up Saturdays included. */
    public boolean isWorking(LocalDate day) {
        if (madeUp.contains(day)) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !off.contains(day);
    }

    /** The day itself if it is worked, else the first one after it that is. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorking(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /** The day itself if it is worked, else the last one before it that is. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorking(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** The day {@code count} working days after a day: 1 is the first one after it. The day itself for 0. */
    public LocalDate plus(LocalDate day, int count) {
        LocalDate reached = day;
        for (int left = count; left > 0; left--) {
            reached = onOrAfter(reached.plusDays(1));
        }
        return reached;
    }

    /** How many days after one day, up to and including another, are worked; 0 if the other is not later. */
    public int between(LocalDate after, LocalDate upTo) {
        return upTo.isAfter(after)
                ? (int) after.plusDays(1)
                        .datesUntil(upTo.plusDays(1))
                        .filter(this::isWorking)
                        .count()
                : 0;
    }

    private static List<String> lines() {
        try (InputStream csv = Objects.requireNonNull(WorkingDays.class.getResourceAsStream("days.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
