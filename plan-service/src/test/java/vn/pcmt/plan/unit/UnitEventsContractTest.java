package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState.Successor;
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
    void anAmendedUnitIsToldAsAgreed() {
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

        unit.amend(
                new UnitProperties(
                        "Phường Đồng Thuận", false, 38600, new BigDecimal("17.495822"), new BigDecimal("106.59016")),
                "quantri",
                Instant.parse("2025-09-03T02:15:00Z"));

        assertThat(PendingEvents.of(unit, mongo)).last().isEqualTo(PendingEvents.golden("unit.amended.v1"));
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
                        ReorganisationKind.MERGE,
                        List.of("18883@2021-01-01"),
                        null),
                Map.of(
                        "18883@2021-01-01",
                        List.of(new Successor(BigDecimal.ONE, List.of("18859@2025-07-01", "44@2025-07-01", "VN")))),
                "system",
                AT);

        assertThat(PendingEvents.of(unit, mongo)).last().isEqualTo(PendingEvents.golden("unit.reorganised.v1"));
    }
}
