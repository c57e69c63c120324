package vn.pcmt.standalone.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.contract.officer.OfficerRole;

class OneTimeCodesTest {

    /** The key of the examples in RFC 6238, appendix B; their codes have eight digits, of which ours are the last six. */
    private static final String KEY = new Base32().encodeToString("12345678901234567890".getBytes(US_ASCII));

    @ParameterizedTest
    @CsvSource({"59, 287082, 1", "1111111109, 081804, 37037036", "2000000000, 279037, 66666666"})
    void takesTheCodesOfTheStandard(long second, String code, long step) {
        assertThat(at(second).stepOf(code, KEY, -1)).hasValue(step);
    }

    @Test
    void takesACodeOneStepEarlyOrLateAndNoFurther() {
        assertThat(at(59 - 30).stepOf("287082", KEY, -1)).isPresent();
        assertThat(at(59 + 30).stepOf("287082", KEY, -1)).isPresent();
        assertThat(at(59 + 31).stepOf("287082", KEY, -1)).isEmpty();
    }

    @Test
    void takesNoCodeTwiceNorOneOlderThanTheLast() {
        assertThat(at(59).stepOf("287082", KEY, 1)).isEmpty();
        assertThat(at(59).stepOf("287082", KEY, 0)).isPresent();
    }

    @Test
    void asksOnlyWhoSeesOrDecidesForTheProvinceAndOnlyWhenSwitchedOn() {
        var on = new OneTimeCodes(Clock.systemUTC(), true);
        for (OfficerRole role : OfficerRole.values()) {
            assertThat(on.areAskedOf(holderOf(role)))
                    .as(role.name())
                    .isEqualTo(Set.of("LEADER", "REVIEWER", "ADMIN").contains(role.name()));
        }
        assertThat(new OneTimeCodes(Clock.systemUTC(), false).areAskedOf(holderOf(OfficerRole.ADMIN)))
                .isFalse();
    }

    private static Account holderOf(OfficerRole role) {
        return new Account("x", "X", Set.of(role), "44@2025-07-01");
    }

    private static OneTimeCodes at(long second) {
        return new OneTimeCodes(Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC), true);
    }
}
