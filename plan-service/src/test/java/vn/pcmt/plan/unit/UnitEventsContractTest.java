package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class UnitEventsContractTest {
    private static final Instant AT = Instant.parse("2025-07-01T00:00:00Z");

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aRegisteredUnitIsToldAsAgreed() {
        NewUnit dongThuan = new NewUnit(
                "18859",
                "Phường Đồng Thuận",
                UnitKind.WARD,
                "44@2025-07-01",
                false,
                38521,
                new BigDecimal("17.495822"),
                new BigDecimal("106.59016"));

        AdministrativeUnit unit = AdministrativeUnit.register(
                dongThuan, LocalDate.of(2025, 7, 1), List.of("44@2025-07-01", "VN"), null, "system", AT);

        assertThat(PendingEvents.of(unit, mongo)).containsExactly(PendingEvents.golden("unit.registered.v1"));
    }

    @Test
    void aMergedUnitIsToldAsAgreed() {
        NewUnit quangPhu =
                new NewUnit("18883", "Xã Quang Phú", UnitKind.COMMUNE, "450@2021-01-01", null, null, null, null);
        AdministrativeUnit unit = AdministrativeUnit.register(
                quangPhu,
                LocalDate.of(2021, 1, 1),
                List.of("450@2021-01-01", "44@2021-01-01", "VN"),
                null,
                "system",
                AT);

        unit.reorganise(
                new Reorganisation(
                        "2025-07-01",
                        LocalDate.of(2025, 7, 1),
                        Reorganisation.Kind.MERGE,
                        List.of("18883@2021-01-01"),
                        null),
                List.of("18859@2025-07-01", "44@2025-07-01", "VN"),
                "system",
                AT);

        assertThat(PendingEvents.of(unit, mongo)).last().isEqualTo(PendingEvents.golden("unit.reorganised.v1"));
    }
}
