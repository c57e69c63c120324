package vn.pcmt.report.expected;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.calendar.CalendarDay;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.contract.calendar.CalendarSet;
import vn.pcmt.contract.calendar.CalendarYear;
import vn.pcmt.contract.calendar.DayKind;
import vn.pcmt.kit.calendar.WorkingCalendar;

/** Lets the service hear what was decided of the working days, as its events would. */
public final class Deciding {
    private Deciding() {}

    /** These are the days off of a year, and there are no others. */
    public static void daysOff(WorkingCalendar calendar, ExpectReports expect, int year, long version, String... off) {
        List<CalendarDay> days = Arrays.stream(off)
                .map(day -> new CalendarDay(LocalDate.parse(day), DayKind.HOLIDAY, "Nghỉ bão", null))
                .toList();
        Instant at = Instant.parse("2035-01-01T00:00:00Z");
        hear(
                calendar,
                expect,
                new CalendarSet(version, at, "quantri", new CalendarYear(year, days), "Bão số 5", "Công điện"));
    }

    /** What was saved with a year and waits to be told. */
    public static void hearWhatWasSaved(
            WorkingCalendar calendar, ExpectReports expect, MongoOperations store, int year) {
        told(store, year).forEach(event -> hear(calendar, expect, event));
    }

    /** The events that wait in the document of a year, in order. */
    public static List<CalendarSet> told(MongoOperations store, int year) {
        Document stored = store.findById(Integer.toString(year), Document.class, "working_years");
        return stored == null
                ? List.of()
                : stored.get("outbox", Document.class).getList("pending", Document.class).stream()
                        .map(event -> (CalendarSet) EventCodec.decode(
                                event.getString("type"), event.getString("body").getBytes(StandardCharsets.UTF_8)))
                        .toList();
    }

    private static void hear(WorkingCalendar calendar, ExpectReports expect, CalendarEvent event) {
        calendar.on(new EventEnvelope<>(UUID.randomUUID(), "/report-service", event.at(), null, event));
        expect.expectDue();
    }
}
