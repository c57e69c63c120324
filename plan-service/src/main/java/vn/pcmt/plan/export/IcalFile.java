package vn.pcmt.plan.export;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Writes a calendar by RFC 5545: text escaped, lines folded at 75 octets and never within a character. */
public final class IcalFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_LINE = 75;

    private final StringBuilder file = new StringBuilder();

    private IcalFile() {}

    public static IcalFile named(String name) {
        IcalFile calendar = new IcalFile();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//PCMT//Ke hoach phong chong ma tuy//VI");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.text("X-WR-CALNAME", name);
        return calendar;
    }

    /** How often programs that follow it are to look again. */
    public IcalFile refreshedEvery(Duration interval) {
        line("REFRESH-INTERVAL;VALUE=DURATION:" + interval);
        line("X-PUBLISHED-TTL:" + interval);
        return this;
    }

    /**
     * An event of a whole day, which no time zone moves to another day.
     *
     * @param id the same whenever the event is written
     * @param revision grows with each change
     * @param alarm when programs are to remind of it; null for not at all
     * @param cancelled whether calendars are to drop it
     */
    public record Day(
            String id,
            long revision,
            Instant written,
            LocalDate day,
            String summary,
            String description,
            @Nullable Instant alarm,
            boolean cancelled) {}

    public IcalFile add(Day event) {
        line("BEGIN:VEVENT");
        text("UID", event.id() + "@pcmt");
        line("DTSTAMP:" + INSTANT.format(event.written()));
        line("DTSTART;VALUE=DATE:" + DAY.format(event.day()));
        line("DTEND;VALUE=DATE:" + DAY.format(event.day().plusDays(1)));
        line("SEQUENCE:" + event.revision());
        text("SUMMARY", event.summary());
        text("DESCRIPTION", event.description());
        line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
        line("TRANSP:TRANSPARENT");
        if (event.alarm() != null) {
            line("BEGIN:VALARM");
            line("ACTION:DISPLAY");
            text("DESCRIPTION", event.summary());
            line("TRIGGER;VALUE=DATE-TIME:" + INSTANT.format(event.alarm()));
            line("END:VALARM");
        }
        line("END:VEVENT");
        return this;
    }

    public byte[] bytes() {
        return (file + "END:VCALENDAR\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private void text(String name, String value) {
        line(name + ":" + escaped(value));
    }

    /** Line breaks become \n; other control characters have no place in a calendar. */
    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\n", "\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    private void line(String content) {
        file.append(folded(content)).append("\r\n");
    }

    static String folded(String content) {
        StringBuilder lines = new StringBuilder();
        int octets = 0;
        for (int point : content.codePoints().toArray()) {
            int length = Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                lines.append("\r\n ");
                octets = 1;
            }
            lines.appendCodePoint(point);
            octets += length;
        }
        return lines.toString();
    }
}
