package vn.pcmt.kit.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import vn.pcmt.kit.setting.SettingsInForce.Setting;

class SettingsInForceTest {

    private record Sample(
            int atMost,
            boolean quiet,
            Duration keepFor,
            DataSize largest,
            LocalTime from,
            DayOfWeek day,
            List<Integer> reminders,
            List<String> addresses,
            String apiKey,
            BigDecimal weight,
            Integer nothing,
            Inner inner,
            Map<DayOfWeek, Inner> byDay) {}

    private record Inner(int depth, String password) {}

    @Test
    void tellsNumbersTimesSizesAndChoicesByTheirNamesAndNoText() {
        Sample sample = new Sample(
                3,
                true,
                Duration.ofHours(36),
                DataSize.ofMegabytes(5),
                LocalTime.of(21, 0),
                DayOfWeek.FRIDAY,
                List.of(5, 1),
                List.of("a@b"),
                "secret",
                new BigDecimal("0.9"),
                null,
                new Inner(1, "secret"),
                Map.of(DayOfWeek.MONDAY, new Inner(2, "secret")));

        assertThat(SettingsInForce.of("pcmt.sample", sample))
                .containsExactly(
                        new Setting("pcmt.sample.at-most", "3"),
                        new Setting("pcmt.sample.by-day.monday.depth", "2"),
                        new Setting("pcmt.sample.day", "FRIDAY"),
                        new Setting("pcmt.sample.from", "21:00"),
                        new Setting("pcmt.sample.inner.depth", "1"),
                        new Setting("pcmt.sample.keep-for", "1d12h"),
                        new Setting("pcmt.sample.largest", "5MB"),
                        new Setting("pcmt.sample.quiet", "true"),
                        new Setting("pcmt.sample.reminders", "5, 1"),
                        new Setting("pcmt.sample.weight", "0.9"));
    }
}
