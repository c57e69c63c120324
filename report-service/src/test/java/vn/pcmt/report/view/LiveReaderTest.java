package vn.pcmt.report.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.CloudEventHeaders;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.report.topology.TotalsSettings;

class LiveReaderTest {

    private static final AreaTotals TOTALS = new AreaTotals(
            1,
            Instant.parse("2025-08-16T03:00:00Z"),
            "VN",
            "PCMT-THANG",
            "2025-08",
            Basis.TODAY,
            new Coverage(3, 0, 0, 0, 0, 0),
            Map.of(),
            0,
            Map.of());

    @Test
    void passesOverWhatItCannotRead() {
        byte[] body = EventCodec.encode(TOTALS);

        assertThat(LiveReader.decode(record(TOTALS.key(), body, "2"))).isEqualTo(new LiveReader.Stamped(TOTALS, 2));
        assertThat(LiveReader.decode(record(TOTALS.key(), body, "two"))).isNull();
        assertThat(LiveReader.decode(record(null, body, "2"))).isNull();
        assertThat(LiveReader.decode(record(TOTALS.key(), "{}".getBytes(UTF_8), "2")))
                .isNull();
        assertThat(LiveReader.decode(record(TOTALS.key(), null, "2"))).isNull();
    }

    @Test
    void theGenerationStandsInTheHeaderAsTextAndIsOneWithoutIt() {
        assertThat(TotalsSettings.generationIn(null)).isEqualTo(1);
        assertThat(TotalsSettings.generationIn("2")).isEqualTo(2);
        assertThat(TotalsSettings.generationIn("3".getBytes(UTF_8))).isEqualTo(3);
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> TotalsSettings.generationIn("two"));
    }

    private static ConsumerRecord<String, byte[]> record(String key, byte[] body, String generation) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("area-totals", 0, 7, key, body);
        record.headers()
                .add(CloudEventHeaders.TYPE, "area.totals.v1".getBytes(UTF_8))
                .add(TotalsSettings.GENERATION_HEADER, generation.getBytes(UTF_8));
        return record;
    }
}
