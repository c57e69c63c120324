package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.OnStore;

@OnStore
class ReorganisationRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String PROVINCE = "44@2025-07-01";

    @Autowired
    private ReorganisationRules rules;

    @Autowired
    private Units units;

    @Autowired
    private RegisterUnit registerUnit;

    @Test
    void aMergerInsideOneProvinceIsFine() {
        assertThat(codes(merge(DAY, commune(PROVINCE), "18871@2025-07-01", "18880@2025-07-01")))
                .isEmpty();
    }

    @Test
    void communesOfTwoProvincesDoNotMerge() {
        register("98", UnitKind.PROVINCE, "VN");
        register("98001", UnitKind.COMMUNE, "98@2026-01-01");

        assertThat(codes(merge(DAY, commune(PROVINCE), "18871@2025-07-01", "98001@2026-01-01")))
                .containsExactly("provinces-differ");
        assertThat(codes(merge(DAY, commune("98@2026-01-01"), "18871@2025-07-01")))
                .containsExactly("provinces-differ");
    }

    @Test
    void aUnitIsNamedOnceAndNothingIsDecidedGenerationsAhead() {
        assertThat(codes(merge(DAY, commune(PROVINCE), "18871@2025-07-01", "18871@2025-07-01")))
                .containsExactly("unit-repeated");
        assertThat(codes(merge(LocalDate.of(2999, 1, 1), commune(PROVINCE), "18871@2025-07-01")))
                .containsExactly("effective-in-future");
    }

    @Test
    void aUnitExistsForADayBeforeItMerges() {
        assertThat(codes(merge(LocalDate.of(2025, 7, 1), commune(PROVINCE), "18871@2025-07-01")))
                .containsExactly("unit-not-existing");
        assertThat(codes(merge(LocalDate.of(2025, 7, 2), commune(PROVINCE), "18871@2025-07-01")))
                .isEmpty();
    }

    @Test
    void aMergerNeedsASuccessorOfTheSameLevel() {
        assertThat(codes(merge(DAY, null, "18871@2025-07-01"))).containsExactly("required");
        assertThat(codes(merge(DAY, unit("97", UnitKind.PROVINCE, "VN"), "18871@2025-07-01")))
                .containsExactly("levels-differ");
    }

    @Test
    void onlyDistrictsWithNothingBelowAreAbolished() {
        register("987", UnitKind.DISTRICT, PROVINCE);
        assertThat(codes(abolish("987@2026-01-01"))).isEmpty();
        register("98765", UnitKind.COMMUNE, "987@2026-01-01");

        assertThat(codes(abolish("987@2026-01-01"))).containsExactly("units-below");
        assertThat(codes(abolish("18871@2025-07-01"))).contains("only-districts-are-abolished");
    }

    @Test
    void aSplitNamesOneUnitAndPartsWhoseSharesAddUpToOne() {
        NewUnit north = unit("98011", UnitKind.COMMUNE, PROVINCE);
        NewUnit south = unit("98012", UnitKind.COMMUNE, PROVINCE);

        assertThat(codes(split("18871@2025-07-01", part("0.6", north), part("0.4", south))))
                .isEmpty();
        assertThat(codes(split("18871@2025-07-01", part("0.6", north), part("0.3", south))))
                .containsExactly("weights-not-one");
        assertThat(codes(split("18871@2025-07-01", part("1", north)))).containsExactly("two-parts-at-least");
        assertThat(codes(split("18871@2025-07-01", part("0.5", north), part("0.5", north))))
                .containsExactly("unit-repeated");
        assertThat(codes(split(
                        "18871@2025-07-01",
                        part("0.5", north),
                        new Reorganisation.Part(new BigDecimal("0.5"), null, "18880@2025-07-01"))))
                .isEmpty();
        assertThat(codes(split(
                        "18871@2025-07-01",
                        part("0.5", north),
                        new Reorganisation.Part(new BigDecimal("0.5"), south, "18880@2025-07-01"))))
                .containsExactly("new-or-existing");
        assertThat(codes(split(PROVINCE, part("0.5", north), part("0.5", south))))
                .contains("levels-differ", "units-below");
    }

    @Test
    void thirdsAreGivenAsDecimalsThatAddUpExactly() {
        NewUnit north = unit("98011", UnitKind.COMMUNE, PROVINCE);
        NewUnit south = unit("98012", UnitKind.COMMUNE, PROVINCE);
        NewUnit west = unit("98013", UnitKind.COMMUNE, PROVINCE);

        assertThat(codes(split(
                        "18871@2025-07-01", part("0.333333", north), part("0.333333", south), part("0.333334", west))))
                .isEmpty();
        assertThat(codes(split(
                        "18871@2025-07-01", part("0.333333", north), part("0.333333", south), part("0.333333", west))))
                .containsExactly("weights-not-one");
    }

    @Test
    void aNewNameDiffersAndFollowsTheLastOne() {
        assertThat(codes(rename("18871@2025-07-01", "Xã Mới"))).isEmpty();
        assertThat(codes(rename("18871@2025-07-01", null))).containsExactly("required");
        String name = units.findById("18871@2025-07-01").orElseThrow().state().name();
        assertThat(codes(rename("18871@2025-07-01", name))).containsExactly("name-unchanged");
    }

    @Test
    void aUnitMovesUnderAnotherOneAboveIt() {
        register("96", UnitKind.PROVINCE, "VN");

        assertThat(codes(move("96@2026-01-01", "18871@2025-07-01"))).isEmpty();
        assertThat(codes(move(PROVINCE, "18871@2025-07-01"))).containsExactly("parent-unchanged");
        assertThat(codes(move("18880@2025-07-01", "18871@2025-07-01"))).containsExactly("parent-not-above");
        assertThat(codes(move("95@2026-01-01", "18871@2025-07-01"))).containsExactly("unit-unknown");
        assertThat(codes(move("44@2021-01-01", "18871@2025-07-01"))).containsExactly("unit-not-existing");
    }

    @Test
    void whatBelongsToAnotherKindIsNotIgnored() {
        Reorganisation renamed = new Reorganisation(
                "of-the-test",
                DAY,
                ReorganisationKind.RENAME,
                List.of("18871@2025-07-01"),
                commune(PROVINCE),
                null,
                "Xã Mới",
                PROVINCE,
                null);

        assertThat(codes(renamed)).containsExactly("not-of-this-kind", "not-of-this-kind");
    }

    private static Reorganisation split(String from, Reorganisation.Part... parts) {
        return new Reorganisation(
                "of-the-test", DAY, ReorganisationKind.SPLIT, List.of(from), null, List.of(parts), null, null, null);
    }

    private static Reorganisation.Part part(String weight, NewUnit unit) {
        return new Reorganisation.Part(new BigDecimal(weight), unit, null);
    }

    private static Reorganisation rename(String from, @Nullable String name) {
        return new Reorganisation(
                "of-the-test", DAY, ReorganisationKind.RENAME, List.of(from), null, null, name, null, null);
    }

    private static Reorganisation move(String parent, String... from) {
        return new Reorganisation(
                "of-the-test", DAY, ReorganisationKind.REPARENT, List.of(from), null, null, null, parent, null);
    }

    private List<String> codes(Reorganisation wanted) {
        return rules.problems(wanted, units).stream().map(FieldProblem::code).toList();
    }

    private static Reorganisation merge(LocalDate day, @Nullable NewUnit into, String... from) {
        return new Reorganisation("of-the-test", day, ReorganisationKind.MERGE, Arrays.asList(from), into);
    }

    private static Reorganisation abolish(String... from) {
        return new Reorganisation("of-the-test", DAY, ReorganisationKind.ABOLISH, Arrays.asList(from), null);
    }

    private static NewUnit commune(String parent) {
        return unit("98002", UnitKind.COMMUNE, parent);
    }

    private static NewUnit unit(String code, UnitKind kind, String parent) {
        return new NewUnit(code, "Đơn vị thử " + code, kind, parent, null, null, null, null);
    }

    private void register(String code, UnitKind kind, String parent) {
        Caller admin = new Caller("quantri", "Quản trị", Set.of(OfficerRole.ADMIN), null);
        registerUnit.handle(
                unit(code, kind, parent), LocalDate.of(2026, 1, 1), admin, new IdempotencyKey("key-rules-" + code));
    }
}
