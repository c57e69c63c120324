package vn.pcmt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class BodyPaceTest {

    @ParameterizedTest
    @CsvSource({"0, 30000, false", "0, 30001, true", "1000, 31000, false", "999, 31000, true", "10000000, 31000, false"
    })
    void aBodyMayTakeAWhileAndThenHasToKeepUp(long read, long millis, boolean tooSlow) {
        BodyPace pace = new BodyPace(Duration.ofSeconds(30), DataSize.ofBytes(1000));

        assertThat(pace.isTooSlow(read, Duration.ofMillis(millis))).isEqualTo(tooSlow);
    }
}
