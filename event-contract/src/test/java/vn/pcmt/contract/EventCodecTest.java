package vn.pcmt.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.alert.AlertRaised;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.unit.UnitReorganised;

class EventCodecTest {

    private final JsonMapper exact = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Set<String> tokens() {
        return EventTypes.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void writesBackEveryFieldOfTheGoldenEvent(String token) {
        Event event = EventCodec.decode(token, GoldenEvents.json(token));

        assertThat(exact.readTree(EventCodec.encode(event))).isEqualTo(exact.readTree(GoldenEvents.json(token)));
    }

    /** Fields added later must not get in the way of what is in the log already. */
    @ParameterizedTest
    @ValueSource(strings = {"unit.reorganised.v1", "officer.amended.v1", "officer.left.v1"})
    void writesBackAnEventFromBeforeFieldsWereAdded(String token) throws IOException {
        byte[] older;
        try (InputStream file = EventCodecTest.class.getResourceAsStream("/golden/older/" + token + ".json")) {
            older = Objects.requireNonNull(file).readAllBytes();
        }

        assertThat(exact.readTree(EventCodec.encode(EventCodec.decode(token, older))))
                .isEqualTo(exact.readTree(older));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void ignoresAFieldThatANewerProducerAdds(String token) {
        String golden = new String(GoldenEvents.json(token), UTF_8);
        String newer = golden.replaceFirst("\\{", "{ \"addedLater\": { \"x\": [1] }, ");

        assertThat(EventCodec.decode(token, newer.getBytes(UTF_8)))
                .isEqualTo(EventCodec.decode(token, golden.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void refusesAnEventThatHasNoVersion(String token) {
        String golden = new String(GoldenEvents.json(token), UTF_8);
        String without = golden.replaceFirst("\"version\": \\d+,", "");

        assertThatThrownBy(() -> EventCodec.decode(token, without.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void refusesAnUnknownType() {
        assertThatThrownBy(() -> EventCodec.decode("report.burnt.v1", "{}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("report.burnt.v1");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> EventCodec.decode("report.submitted.v1", "{\"version\":1".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> EventCodec.decode("report.submitted.v1", "null".getBytes(UTF_8)))
                .isInstanceOf(UnreadableEventException.class);
    }

    @Test
    void keepsEveryDigitOfADecimal() {
        ReportSubmitted submitted = GoldenEvents.event(ReportSubmitted.class);

        assertThat(submitted.report().received().get("GC05")).isEqualTo(new BigDecimal("12.345"));
    }

    @Test
    void keysReportsByReportUnitsByUnitAndAlertsByObligation() {
        assertThat(GoldenEvents.event(ReportCorrected.class).key()).isEqualTo("PCMT-THANG~18859@2025-07-01~2025-08");
        assertThat(GoldenEvents.event(UnitReorganised.class).key()).isEqualTo("18883@2021-01-01");
        assertThat(GoldenEvents.event(AreaTotals.class).key()).isEqualTo("44@2025-07-01~PCMT-THANG~2025-08~TODAY");
        AlertRaised raised = GoldenEvents.event(AlertRaised.class);
        assertThat(raised.key()).isEqualTo("PCMT-THANG~18859@2025-07-01~2025-08");
        assertThat(raised.aggregateId()).isNotEqualTo(raised.key());
    }

    @Test
    void everyTypeBelongsToExactlyOneTopicAndItsTokenNamesItsAggregate() {
        EventTypes.all().forEach((token, type) -> {
            assertThat(Topic.of(type).family()).isAssignableFrom(type);
            assertThat(token).matches("[a-z-]+\\.[a-z-]+\\.v\\d+");
        });
    }
}
