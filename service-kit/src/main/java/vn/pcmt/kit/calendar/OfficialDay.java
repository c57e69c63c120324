package vn.pcmt.kit.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.DayKind;

/**
 * A day of the official list that comes with the software, {@code SOURCES.md} beside it.
 *
 * @param name in Vietnamese
 */
public record OfficialDay(LocalDate date, DayKind kind, Basis basis, String name) {

    /** How sure a day is. */
    public enum Basis {
        DECIDED,
        /** Seen as a proposal only. */
        PROPOSED,
        /** 24 November, which has been announced and is not yet law. */
        CULTURE_DAY
    }

    /** The whole list, by date. */
    public static List<OfficialDay> all() {
        try (InputStream csv = Objects.requireNonNull(OfficialDay.class.getResourceAsStream("days.csv"))) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .flatMap(OfficialDay::days)
                    .sorted(Comparator.comparing(OfficialDay::date))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<OfficialDay> days(String line) {
        String[] field = line.split(",", -1);
        return LocalDate.parse(field[0])
                .datesUntil(LocalDate.parse(field[1]).plusDays(1))
                .map(date -> new OfficialDay(date, DayKind.valueOf(field[2]), Basis.valueOf(field[3]), field[4]));
    }

    /** Whether the day counts as long as nobody has decided otherwise. */
    public boolean counts(WorkingDaySettings settings) {
        return switch (basis) {
            case DECIDED -> true;
            case PROPOSED -> settings.applyProposals();
            case CULTURE_DAY -> settings.cultureDayOff();
        };
    }

    public CalendarDay day() {
        return new CalendarDay(date, kind, name, null);
    }
}
