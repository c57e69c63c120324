package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.util.unit.DataSize;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.Units;

/** What is remembered is shown until a change is heard of, and never longer. */
@OnStore
class RememberedTotalsTest {

    private static final String AREA = "19101@2025-07-01";
    private static final String ID = AREA + "~PCMT-THANG~2025-08~TODAY";

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private AreaTotalsStore store;

    @Autowired
    private Units units;

    @Autowired
    private OwedNow owed;

    @Autowired
    private Past past;

    private Heard heard;
    private Behind behind;
    private RememberedTotals totals;

    @BeforeEach
    void nothingIsRemembered() {
        heard = new Heard(mongo);
        behind = new Behind();
        totals = new RememberedTotals(store, heard, behind, new RememberedSettings(DataSize.ofMegabytes(1)));
        put(1);
    }

    @Test
    void aTotalIsReadOnceUntilItsAreaHasMoved() {
        assertThat(shown()).isEqualTo(1);
        put(2);
        assertThat(shown()).as("nobody said so").isEqualTo(1);

        heard.on(new TotalsStored(Map.of("PCMT-THANG", Set.of("19102@2025-07-01"), "PCMT-TUAN", Set.of(AREA))));
        assertThat(shown()).as("of others").isEqualTo(1);
        heard.on(new TotalsStored(Map.of("PCMT-THANG", Set.of(AREA))));
        assertThat(shown()).isEqualTo(2);
    }

    @Test
    void whatAnotherNodeWroteIsHeardOfByTheLiveStream() {
        assertThat(shown()).isEqualTo(1);
        put(2);
        heard.on(new Heard.Moved(List.of(new TotalsChange(AREA, "PCMT-THANG", "2025-08", Basis.TODAY, 2, 0, 7, null))));
        assertThat(shown()).isEqualTo(2);
        put(3);
        heard.on(new Heard.Lost());
        assertThat(shown()).isEqualTo(3);
        put(4);
        heard.on(new UnitChanged(AREA));
        assertThat(shown()).isEqualTo(4);
    }

    @Test
    void nothingIsBelievedWhileTheReadModelIsFarBehind() {
        assertThat(shown()).isEqualTo(1);
        put(2);
        behind.lag = Duration.ofSeconds(3);
        assertThat(shown()).isEqualTo(2);
    }

    @Test
    void whatIsKeptForGoodIsReadAnew() {
        Sights sights = new Sights(totals, store, units, owed, past, behind, Clock.systemUTC());
        assertThat(shown()).isEqualTo(1);
        put(2);

        assertThat(expected(sights.now())).isEqualTo(1);
        assertThat(expected(sights.readAnew())).isEqualTo(2);
    }

    private static int expected(Sight sight) {
        return sight.totals().find(List.of(ID)).get(ID).coverage().expected();
    }

    @Test
    void thatThereIsNoneIsRememberedToo() {
        String none = AREA + "~PCMT-THANG~2025-09~TODAY";
        assertThat(totals.find(List.of(ID, none))).containsOnlyKeys(ID);
        assertThat(totals.find(List.of(ID, none))).containsOnlyKeys(ID);
    }

    @Test
    void someOfTheFiguresAreRememberedByThemselves() {
        assertThat(totals.find(List.of(ID), Set.of("GC02")).get(ID).figures()).containsOnlyKeys("GC02");
        assertThat(totals.find(List.of(ID)).get(ID).figures()).containsOnlyKeys("GC01", "GC02");
        assertThat(totals.find(List.of(ID), Set.of("GC02")).get(ID).figures()).containsOnlyKeys("GC02");
    }

    private int shown() {
        return totals.find(List.of(ID)).get(ID).coverage().expected();
    }

    private void put(int expected) {
        Figure figure = new Figure(BigDecimal.ONE, 1, BigDecimal.ONE, 1);
        mongo.save(StoredTotals.of(
                new AreaTotals(
                        1,
                        Instant.parse("2025-08-16T03:00:00Z"),
                        AREA,
                        "PCMT-THANG",
                        "2025-08",
                        Basis.TODAY,
                        new Coverage(expected, 0, 0, 0, 0, 0),
                        Map.of(),
                        0,
                        Map.of("GC01", figure, "GC02", figure)),
                1));
    }

    private static final class Behind extends Freshness {
        private Duration lag = Duration.ZERO;

        Behind() {
            super(ShownAtOnce.always(1), (ReadPositions) null, new SimpleMeterRegistry(), Clock.systemUTC());
        }

        @Override
        Duration lag() {
            return lag;
        }
    }
}
