package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState.Successor;

class AdministrativeUnitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final List<String> DISTRICT = List.of("450@2021-01-01", "44@2021-01-01", "VN");
    private static final List<String> SUCCESSOR = List.of("18859@2025-07-01", "44@2025-07-01", "VN");

    private final AdministrativeUnit commune = AdministrativeUnit.register(
            new NewUnit("18883", "Xã Quang Phú", UnitKind.COMMUNE, "450@2021-01-01", null, null, null, null),
            LocalDate.of(2021, 1, 1),
            DISTRICT,
            null,
            "system",
            NOW);

    @Test
    void aNewUnitIsItselfToday() {
        List<String> path = List.of("18883@2021-01-01", "450@2021-01-01", "44@2021-01-01", "VN");

        assertThat(commune.state().key()).isEqualTo("18883@2021-01-01");
        assertThat(commune.state().path()).isEqualTo(path);
        assertThat(commune.state().today()).containsExactly(new Successor(BigDecimal.ONE, path));
        assertThat(commune.state().validTo()).isNull();
        assertThat(commune.outbox().version()).isEqualTo(1);
    }

    @Test
    void aMergerEndsAUnitAndLeadsItToItsSuccessor() {
        boolean changed = commune.reorganise(merger("18859@2021-01-01", "18883@2021-01-01"), SUCCESSOR, "system", NOW);

        assertThat(changed).isTrue();
        assertThat(commune.state().validTo()).isEqualTo(LocalDate.of(2025, 7, 1));
        assertThat(commune.state().existsOn(LocalDate.of(2025, 6, 30))).isTrue();
        assertThat(commune.state().existsOn(LocalDate.of(2025, 7, 1))).isFalse();
        assertThat(commune.state().today()).containsExactly(new Successor(BigDecimal.ONE, SUCCESSOR));
        assertThat(commune.state().path())
                .as("the tree of its own time")
                .containsExactly("18883@2021-01-01", "450@2021-01-01", "44@2021-01-01", "VN");
        assertThat(commune.outbox().version()).isEqualTo(2);
    }

    @Test
    void theSameMergerAgainChangesNothing() {
        Reorganisation merger = merger("18859@2021-01-01", "18883@2021-01-01");
        commune.reorganise(merger, SUCCESSOR, "system", NOW);

        assertThat(commune.reorganise(merger, SUCCESSOR, "system", NOW)).isFalse();
        assertThat(commune.outbox().version()).isEqualTo(2);
    }

    @Test
    void aMergerOfOthersLeavesAUnitAlone() {
        assertThat(commune.reorganise(merger("18895@2021-01-01"), SUCCESSOR, "system", NOW))
                .isFalse();
        assertThat(commune.outbox().version()).isEqualTo(1);
    }

    private static Reorganisation merger(String... from) {
        return new Reorganisation(
                "merger-of-the-test", LocalDate.of(2025, 7, 1), Reorganisation.Kind.MERGE, List.of(from), null);
    }
}
