package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.OnStore;

@OnStore
class UnitRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final String PROVINCE = "44@2025-07-01";

    @Autowired
    private UnitRules rules;

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
    void aUnitIsNamedOnceAndNothingHappensAheadOfTime() {
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

    private List<String> codes(Reorganisation wanted) {
        return rules.problems(wanted).stream().map(FieldProblem::code).toList();
    }

    private static Reorganisation merge(LocalDate day, @Nullable NewUnit into, String... from) {
        return new Reorganisation("of-the-test", day, Reorganisation.Kind.MERGE, Arrays.asList(from), into);
    }

    private static Reorganisation abolish(String... from) {
        return new Reorganisation("of-the-test", DAY, Reorganisation.Kind.ABOLISH, Arrays.asList(from), null);
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
