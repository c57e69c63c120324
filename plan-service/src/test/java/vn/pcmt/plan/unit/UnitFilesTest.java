package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.unit.ReorganisationKind.ABOLISH;
import static vn.pcmt.contract.unit.ReorganisationKind.MERGE;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.unit.UnitKind;

class UnitFilesTest {
    private final UnitFiles files = new UnitFiles();

    @Test
    void theTreeUntil2025HasTwoProvincesSeventeenDistrictsAnd265LowestUnits() {
        var byKind =
                files.atTheBeginning().stream().collect(Collectors.groupingBy(NewUnit::kind, Collectors.counting()));

        assertThat(byKind).containsEntry(UnitKind.COUNTRY, 1L);
        assertThat(byKind).containsEntry(UnitKind.PROVINCE, 2L);
        assertThat(byKind).containsEntry(UnitKind.DISTRICT, 17L);
        assertThat(byKind).containsEntry(UnitKind.COMMUNE, 217L);
        assertThat(byKind).containsEntry(UnitKind.WARD, 28L);
        assertThat(byKind).containsEntry(UnitKind.TOWNSHIP, 19L);
        assertThat(byKind).as("the island district of Cồn Cỏ").containsEntry(UnitKind.SPECIAL_ZONE, 1L);
    }

    @Test
    void theReorganisationOf2025MakesOneProvinceAnd78Communes() {
        List<NewUnit> made = steps().stream()
                .map(Reorganisation::into)
                .filter(Objects::nonNull)
                .toList();
        var byKind = made.stream().collect(Collectors.groupingBy(NewUnit::kind, Collectors.counting()));

        assertThat(byKind)
                .containsOnly(
                        java.util.Map.entry(UnitKind.PROVINCE, 1L),
                        java.util.Map.entry(UnitKind.COMMUNE, 69L),
                        java.util.Map.entry(UnitKind.WARD, 8L),
                        java.util.Map.entry(UnitKind.SPECIAL_ZONE, 1L));
        assertThat(made.stream().filter(unit -> Boolean.TRUE.equals(unit.border())))
                .hasSize(15);
        assertThat(made.stream().filter(unit -> unit.kind() != UnitKind.PROVINCE))
                .allSatisfy(unit -> {
                    assertThat(unit.population()).isPositive();
                    assertThat(unit.latitude()).isBetween(new BigDecimal("16"), new BigDecimal("19"));
                    assertThat(unit.longitude()).isBetween(new BigDecimal("105"), new BigDecimal("108"));
                });
    }

    @Test
    void everyOldUnitCeasesExactlyOnce() {
        List<Reorganisation> steps = steps();
        var ceasing = steps.stream()
                .flatMap(step -> step.from().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        // 265 lowest units, 17 districts, 2 provinces
        assertThat(ceasing).hasSize(284);
        assertThat(ceasing.values()).containsOnly(1L);
        assertThat(steps).filteredOn(step -> step.kind() == MERGE).hasSize(79);
        assertThat(steps.getLast().kind()).isEqualTo(ABOLISH);
    }

    @Test
    void oldCodesThatNameAnotherUnitTodayAreKeptApart() {
        Reorganisation dongThuan = steps().stream()
                .filter(step -> step.id().equals("2025-07-01-18859"))
                .findFirst()
                .orElseThrow();

        assertThat(dongThuan.from()).containsExactly("18859@2021-01-01", "18883@2021-01-01", "18886@2021-01-01");
        assertThat(dongThuan.into()).isNotNull();
        assertThat(dongThuan.into().keyAt(dongThuan.effectiveOn())).isEqualTo("18859@2025-07-01");
        assertThat(dongThuan.into().name()).isEqualTo("Phường Đồng Thuận");
    }

    private List<Reorganisation> steps() {
        return files.reorganisations().stream().flatMap(List::stream).toList();
    }
}
