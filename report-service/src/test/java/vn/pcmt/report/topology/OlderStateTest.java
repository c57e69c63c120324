package vn.pcmt.report.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.totals.Coverage;

/** What lies in the stores of a running installation from before provinces reported is read on, in the same generation. */
class OlderStateTest {

    @Test
    void aReportFromBeforeIsACommunes() {
        ReportSnapshot report = read(ReportSnapshot.class, """
                {"version": 2, "at": "2025-08-16T02:00:00Z", "unitKey": "18859@2025-07-01", "template": "PCMT-THANG",
                 "period": "2025-08", "dueAt": "2025-08-18T10:00:00Z", "status": "SUBMITTED", "timeliness": "ON_TIME",
                 "acceptedIsLatest": false, "received": {"CA01": 12}, "accepted": {}}
                """);

        assertThat(report.level()).isEqualTo(ReportingLevel.COMMUNE);
        assertThat(report.received()).containsKey("CA01");
    }

    @Test
    void aTotalFromBeforeHasNothingOfProvincesAndGoesOn() {
        RunningTotal total = read(RunningTotal.class, """
                {"version": 7, "at": "2025-08-16T02:00:00Z", "sums": {
                 "coverage": {"expected": 78, "received": 1, "accepted": 0, "returned": 0, "onTime": 1, "late": 0},
                 "outstanding": {"2025-08-18T10:00:00Z": 77}, "estimated": 0, "figures": {}}}
                """);

        assertThat(total.sums().provincial()).isEqualTo(Sums.Part.NONE);
        Sums.Part owed = new Sums.Part(new Coverage(1, 0, 0, 0, 0, 0), Map.of(), Map.of());
        Sums more = new Sums(Coverage.NONE, Map.of(), 0, Map.of(), owed);
        RunningTotal after = total.plus(new Delta(total.at(), more));
        assertThat(after.version()).isEqualTo(8);
        assertThat(after.sums().coverage().expected()).isEqualTo(78);
        assertThat(after.sums().provincial()).isEqualTo(owed);
    }

    private static <T> T read(Class<T> type, String json) {
        return new JsonSerde<>(type).deserializer().deserialize("store", json.getBytes(UTF_8));
    }
}
