package vn.pcmt.plan.export;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

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
     * An event of a whole day.
     *
     * @param id the same whenever the event is written
     * @param revision grows with each change
     * @param cancelled whether calendars are to drop it
     */
    public IcalFile day(
            String id,
            long revision,
            Instant written,
            LocalDate day,
            String summary,
            String description,
            boolean cancelled) {
        line("BEGIN:VEVENT");
        text("UID", id + "@pcmt");
        line("DTSTAMP:" + INSTANT.format(written));
        line("DTSTART;VALUE=DATE:" + DAY.format(day));
        line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
        line("SEQUENCE:" + revision);
        text("SUMMARY", summary);
        text("DESCRIPTION", description);
        line("STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED"));
        line("TRANSP:TRANSPARENT");
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
