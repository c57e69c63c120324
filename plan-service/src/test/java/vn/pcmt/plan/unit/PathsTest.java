package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.unit.UnitState.Successor;

class PathsTest {
    private static final List<String> NEW_COMMUNE = List.of("new", "44@2025-07-01", "VN");

    @Test
    void aMergedCommuneBecomesItsSuccessor() {
        List<Successor> today = whole("old", "450@2021-01-01", "44@2021-01-01", "VN");

        assertThat(redirected(today, List.of("old", "other"), NEW_COMMUNE))
                .containsExactly(new Successor(BigDecimal.ONE, NEW_COMMUNE));
    }

    @Test
    void aCommuneOfAMergedProvinceKeepsItsPlaceAndChangesTheProvince() {
        List<Successor> today = whole("old", "450@2021-01-01", "44@2021-01-01", "VN");

        assertThat(redirected(today, List.of("44@2021-01-01", "45@2021-01-01"), List.of("44@2025-07-01", "VN")))
                .containsExactly(
                        new Successor(BigDecimal.ONE, List.of("old", "450@2021-01-01", "44@2025-07-01", "VN")));
    }

    @Test
    void whatIsAbolishedIsNobodys() {
        assertThat(redirected(whole("450@2021-01-01", "44@2025-07-01", "VN"), List.of("450@2021-01-01"), List.of()))
                .isEmpty();
    }

    @Test
    void sharesOfASplitThatMeetAgainInOneUnitAreAddedUp() {
        List<Successor> split = List.of(
                new Successor(new BigDecimal("0.3"), List.of("east", "44@2025-07-01", "VN")),
                new Successor(new BigDecimal("0.7"), List.of("west", "44@2025-07-01", "VN")));

        assertThat(redirected(split, List.of("east", "west"), NEW_COMMUNE))
                .containsExactly(new Successor(BigDecimal.ONE, NEW_COMMUNE));
    }

    @Test
    void onlyTheShareThatLeadsToAMergedUnitMoves() {
        Successor west = new Successor(new BigDecimal("0.7"), List.of("west", "44@2025-07-01", "VN"));
        List<Successor> split =
                List.of(new Successor(new BigDecimal("0.3"), List.of("east", "44@2025-07-01", "VN")), west);

        assertThat(redirected(split, List.of("east"), NEW_COMMUNE))
                .containsExactly(new Successor(new BigDecimal("0.3"), NEW_COMMUNE), west);
    }

    private static List<Successor> redirected(List<Successor> today, List<String> ceasing, List<String> successorPath) {
        List<Successor> successors =
                successorPath.isEmpty() ? List.of() : List.of(new Successor(BigDecimal.ONE, successorPath));
        return Paths.redirected(today, ceasing.stream().collect(Collectors.toMap(key -> key, key -> successors)));
    }

    private static List<Successor> whole(String... path) {
        return List.of(new Successor(BigDecimal.ONE, List.of(path)));
    }
}
