package vn.pcmt.plan.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

class IcalFileTest {
    private static final String TITLE =
            "Kiểm tra, đối chiếu; \"địa bàn\" \\ biên giới: " + "Hướng Lập ".repeat(12) + "\ndòng hai";

    @Test
    void anotherReaderReadsWhatWasWritten() throws IOException, ParserException {
        byte[] file = IcalFile.named("Kế hoạch, năm 2026")
                .add(new IcalFile.Day(
                        "t1",
                        7,
                        Instant.parse("2026-03-02T02:03:04Z"),
                        LocalDate.parse("2026-12-31"),
                        TITLE,
                        "a\r\nb",
                        Instant.parse("2026-12-30T01:00:00Z"),
                        false))
                .add(new IcalFile.Day("t2", 1, Instant.EPOCH, LocalDate.parse("2026-03-06"), "Đã rút", "", null, true))
                .bytes();

        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(file));

        assertThat(value(calendar.getProperty("X-WR-CALNAME"))).isEqualTo("Kế hoạch, năm 2026");
        assertThat(calendar.getComponents(Component.VEVENT)).hasSize(2);
        Component event = (Component) calendar.getComponents(Component.VEVENT).get(0);
        assertThat(value(event.getProperty(Property.SUMMARY))).isEqualTo(TITLE);
        assertThat(value(event.getProperty(Property.DESCRIPTION))).isEqualTo("a\nb");
        assertThat(value(event.getProperty(Property.DTSTART))).isEqualTo("20261231");
        assertThat(value(event.getProperty(Property.DTEND))).isEqualTo("20270101");
        assertThat(value(event.getProperty(Property.DTSTAMP))).isEqualTo("20260302T020304Z");
        assertThat(value(event.getProperty(Property.SEQUENCE))).isEqualTo("7");
        assertThat(value(event.getProperty(Property.UID))).isEqualTo("t1@pcmt");
        assertThat(((VEvent) event).getAlarms()).hasSize(1);
        Component alarm = (Component) ((VEvent) event).getAlarms().get(0);
        assertThat(value(alarm.getProperty(Property.TRIGGER))).isEqualTo("20261230T010000Z");
        assertThat(value(alarm.getProperty(Property.ACTION))).isEqualTo("DISPLAY");
        assertThat(value(alarm.getProperty(Property.DESCRIPTION))).isEqualTo(TITLE);
        Component withdrawn =
                (Component) calendar.getComponents(Component.VEVENT).get(1);
        assertThat(value(withdrawn.getProperty(Property.STATUS))).isEqualTo("CANCELLED");
        assertThat(((VEvent) withdrawn).getAlarms()).isEmpty();
    }

    @Test
    void noLineIsLongerThan75OctetsAndNoneEndsWithinACharacter() {
        String folded = IcalFile.folded("SUMMARY:" + "ữ😀".repeat(100));

        assertThat(Arrays.stream(folded.split("\r\n", -1))).allSatisfy(line -> {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 75);
            assertThat(line).doesNotContain("\uFFFD");
        });
        assertThat(folded.replace("\r\n ", "")).isEqualTo("SUMMARY:" + "ữ😀".repeat(100));
        assertThat(IcalFile.folded("X".repeat(75))).isEqualTo("X".repeat(75));
        assertThat(IcalFile.folded("X".repeat(76))).isEqualTo("X".repeat(75) + "\r\n X");
    }

    @Test
    void sampleDataIsMarkedOnce() {
        assertThat(SampleMark.on("Mít tinh", true, "DỮ LIỆU MẪU")).isEqualTo("Mít tinh (DỮ LIỆU MẪU)");
        assertThat(SampleMark.on("Mít tinh (DỮ LIỆU MẪU)", true, "DỮ LIỆU MẪU")).isEqualTo("Mít tinh (DỮ LIỆU MẪU)");
        assertThat(SampleMark.on("Mít tinh", false, "DỮ LIỆU MẪU")).isEqualTo("Mít tinh");
    }

    @Test
    void nothingInATextCanEndItsLine() {
        assertThat(IcalFile.escaped("a\r\nEND:VEVENT\rb\nc\\d;e,f\u0007"))
                .isEqualTo("a\\nEND:VEVENT\\nb\\nc\\\\d\\;e\\,f ");
    }

    private static String value(Object property) {
        Object found = property instanceof java.util.Optional<?> optional ? optional.orElseThrow() : property;
        return ((Property) found).getValue();
    }
}
