package vn.pcmt.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class ViTest {
    private final Vi vi = new Vi(Clock.systemUTC());

    @Test
    void writesNumbersWithDotsForThousandsAndACommaForDecimals() {
        assertThat(vi.number(new BigDecimal("2148"))).isEqualTo("2.148");
        assertThat(vi.number(new BigDecimal("1234.500"))).isEqualTo("1.234,5");
        assertThat(vi.signed(new BigDecimal("-4.6"))).isEqualTo("−4,6");
        assertThat(vi.percent(61, 78)).isEqualTo("78,2%");
        assertThat(vi.percent(0, 0)).isEqualTo("–");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(Vi.parse("1.234,5")).contains(new BigDecimal("1234.5"));
        assertThat(Vi.parse(" 12,5 ")).contains(new BigDecimal("12.5"));
        assertThat(Vi.parse("0")).contains(BigDecimal.ZERO);
    }

    @Test
    void readsNothingThatCouldMeanTwoThings() {
        assertThat(Vi.parse("12.5")).isEmpty();
        assertThat(Vi.parse("1,234.5")).isEmpty();
        assertThat(Vi.parse("-3")).isEmpty();
        assertThat(Vi.parse("1e3")).isEmpty();
        assertThat(Vi.parse("")).isEmpty();
    }

    @Test
    void tellsTimesOfVietnam() {
        assertThat(vi.time(Instant.parse("2026-11-16T10:00:00Z"))).isEqualTo("17:00:00");
        assertThat(vi.day(Instant.parse("2026-11-16T17:00:00Z"))).isEqualTo("17/11/2026");
        assertThat(vi.period("2026-11")).isEqualTo("11/2026");
    }

    @Test
    void callsEveryKindOfPeriodByItsName() {
        Map<String, String> names = Map.of(
                "2026-11", "tháng 11/2026",
                "2026-M11", "tháng dương lịch 11/2026",
                "2026-Q3", "quý III/2026",
                "2026-H1", "6 tháng đầu năm 2026",
                "2026-H2", "6 tháng cuối năm 2026",
                "2026-9M", "9 tháng năm 2026",
                "2026-M9M", "9 tháng dương lịch năm 2026",
                "2026", "năm 2026",
                "2026-W03", "tuần 3 năm 2026",
                "2026-11-05", "ngày 05/11/2026");
        LocaleContextHolder.setLocale(Locale.of("vi"));
        try {
            names.forEach((period, name) -> assertThat(vi.named(period)).isEqualTo(name));
            assertThat(vi.titled("2026-Q3")).isEqualTo("Quý III/2026");
            assertThat(vi.named("2026-X1")).isEqualTo("2026-X1");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void showsWhatIsKeptWithoutLosingADigit() {
        assertThat(vi.entered("1234.56789")).isEqualTo("1.234,56789");
        assertThat(vi.entered("mười")).isEqualTo("mười");
        assertThat(vi.entered(null)).isEmpty();
    }
}
