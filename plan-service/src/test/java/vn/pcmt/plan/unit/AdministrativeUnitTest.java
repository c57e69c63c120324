package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.plan.change.FieldChange;

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
        boolean changed = commune.reorganise(
                merger("18859@2021-01-01", "18883@2021-01-01"),
                leads("18859@2021-01-01", "18883@2021-01-01"),
                "system",
                NOW);

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
        commune.reorganise(merger, leads("18859@2021-01-01", "18883@2021-01-01"), "system", NOW);

        assertThat(commune.reorganise(merger, leads("18859@2021-01-01", "18883@2021-01-01"), "system", NOW))
                .isFalse();
        assertThat(commune.outbox().version()).isEqualTo(2);
    }

    @Test
    void aMergerOfOthersLeavesAUnitAlone() {
        assertThat(commune.reorganise(merger("18895@2021-01-01"), leads("18895@2021-01-01"), "system", NOW))
                .isFalse();
        assertThat(commune.outbox().version()).isEqualTo(1);
    }

    @Test
    void aSplitUnitIsEachPartByItsShareAndALaterSplitMultipliesThem() {
        List<String> north = List.of("77101@2026-01-01", "44@2025-07-01", "VN");
        List<String> south = List.of("77102@2026-01-01", "44@2025-07-01", "VN");
        List<String> west = List.of("77103@2027-01-01", "44@2025-07-01", "VN");

        commune.reorganise(
                split("first", "18883@2021-01-01"),
                Map.of(
                        "18883@2021-01-01",
                        List.of(
                                new Successor(new BigDecimal("0.6"), north),
                                new Successor(new BigDecimal("0.4"), south))),
                "system",
                NOW);
        commune.reorganise(
                split("second", "77101@2026-01-01"),
                Map.of(
                        "77101@2026-01-01",
                        List.of(
                                new Successor(new BigDecimal("0.75"), west),
                                new Successor(new BigDecimal("0.25"), south))),
                "system",
                NOW);

        assertThat(commune.state().today())
                .as("0.6 × 0.75 in the west, 0.6 × 0.25 + 0.4 in the south")
                .containsExactlyInAnyOrder(
                        new Successor(new BigDecimal("0.45"), west), new Successor(new BigDecimal("0.55"), south));
    }

    @Test
    void aRenamedUnitKeepsItsKeyAndRemembersItsNameByDate() {
        Reorganisation renaming = new Reorganisation(
                "renaming",
                LocalDate.of(2024, 5, 1),
                ReorganisationKind.RENAME,
                List.of("18883@2021-01-01"),
                null,
                null,
                "Xã Quang Phú Mới",
                null,
                null);

        assertThat(commune.reorganise(renaming, Map.of(), "quantri", NOW)).isTrue();
        assertThat(commune.reorganise(renaming, Map.of(), "quantri", NOW)).isFalse();

        assertThat(commune.state().key()).isEqualTo("18883@2021-01-01");
        assertThat(commune.state().nameOn(LocalDate.of(2024, 4, 30))).isEqualTo("Xã Quang Phú");
        assertThat(commune.state().nameOn(LocalDate.of(2024, 5, 1))).isEqualTo("Xã Quang Phú Mới");
        assertThat(commune.changes()).last().satisfies(change -> {
            assertThat(change.actor()).isEqualTo("quantri");
            assertThat(change.cause()).isEqualTo("renaming");
            assertThat(change.fields()).contains(new FieldChange("name", "Xã Quang Phú", "Xã Quang Phú Mới"));
        });
    }

    private static Reorganisation split(String id, String from) {
        return new Reorganisation(id, LocalDate.of(2025, 7, 1), ReorganisationKind.SPLIT, List.of(from), null);
    }

    private static Map<String, List<Successor>> leads(String... from) {
        return Stream.of(from)
                .collect(Collectors.toMap(key -> key, key -> List.of(new Successor(BigDecimal.ONE, SUCCESSOR))));
    }

    private static Reorganisation merger(String... from) {
        return new Reorganisation(
                "merger-of-the-test", LocalDate.of(2025, 7, 1), ReorganisationKind.MERGE, List.of(from), null);
    }
}
