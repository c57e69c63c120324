package vn.pcmt.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
}
