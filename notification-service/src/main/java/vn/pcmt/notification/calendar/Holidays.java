package vn.pcmt.notification.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;

/** The days off that are certain. A proposal or an undecided day stays a working day until somebody lists it. */
record Holidays(Set<LocalDate> days) {

    Holidays {
        days = Set.copyOf(days);
    }

    /** Reads a list with one header line; the first column is a day or {@code first..last}. */
    static Holidays read(Resource list) {
        try {
            List<String> lines =
                    list.getContentAsString(StandardCharsets.UTF_8).lines().toList();
            Set<LocalDate> days = new HashSet<>();
            for (String line : lines.subList(1, lines.size())) {
                String dates = line.substring(0, line.indexOf(','));
                int range = dates.indexOf("..");
                LocalDate first = LocalDate.parse(range < 0 ? dates : dates.substring(0, range));
                LocalDate last = range < 0 ? first : LocalDate.parse(dates.substring(range + 2));
                first.datesUntil(last.plusDays(1)).forEach(days::add);
            }
            return new Holidays(days);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the holidays from " + list, unreadable);
        }
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !days.contains(day);
    }
}
