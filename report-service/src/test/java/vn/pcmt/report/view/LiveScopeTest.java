package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.unit.KnownUnits;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;

/** What a client of the live stream is told of a batch of changes. */
class LiveScopeTest {

    private static final Unit PROVINCE = UnitStock.known(SampleUnits.province());
    private static final Unit NEW = UnitStock.today("19001");
    private static final Unit OLD = UnitStock.old("09001", "19001");
    private static final Unit OTHER = UnitStock.today("19002");
    private static final KnownUnits UNITS = new KnownUnits(List.of(PROVINCE, NEW, OLD, OTHER));
    private static final Sight SIGHT = new Sight(Instant.parse("2026-11-22T03:00:00Z"), UNITS, ids -> null, null, 0);
    private static final Caller LEADER = new Caller("lanhdao", "Lãnh đạo", Set.of(OfficerRole.LEADER), PROVINCE.key());

    private static final List<TotalsChange> BATCH =
            List.of(change(NEW), change(PROVINCE), change(OTHER), change(OLD), change(null));

    @Test
    void ofAllItIsWhatTheCallerMayRead() {
        assertThat(areas(LiveScope.all(LEADER))).containsExactly(NEW.key(), PROVINCE.key(), OTHER.key(), OLD.key());
        assertThat(areas(LiveScope.all(reporter(OTHER)))).containsExactly(PROVINCE.key(), OTHER.key());
    }

    @Test
    void ofAnAreaItIsWhatLiesInIt() {
        assertThat(areas(LiveScope.of(LEADER, Viewed.of(NEW), SIGHT))).containsExactly(NEW.key(), OLD.key());
    }

    @Test
    void aGroupIsToldOnceForWhatChangedTogetherAndFollowsWhatItsAreasBecame() {
        Viewed group = new Viewed("group:cu", "Xã cũ", null, List.of(OLD.key()));
        assertThat(areas(LiveScope.of(LEADER, group, SIGHT))).containsExactly(NEW.key(), "group:cu", OLD.key());
    }

    @Test
    void ofAProvinceInAGroupACommuneHearsOfNoNeighbour() {
        Viewed group = new Viewed("group:tinh", "Tỉnh", null, List.of(PROVINCE.key()));
        assertThat(areas(LiveScope.of(reporter(OTHER), group, SIGHT)))
                .containsExactly("group:tinh", PROVINCE.key(), OTHER.key());
    }

    private static Caller reporter(Unit unit) {
        return new Caller("bc", "Cán bộ", Set.of(OfficerRole.COMMUNE_REPORTER), unit.key());
    }

    private static List<String> areas(LiveScope scope) {
        return scope.told(BATCH).stream().map(TotalsChange::area).toList();
    }

    private static TotalsChange change(Unit unit) {
        return new TotalsChange(
                unit == null ? "99999@2030-01-01" : unit.key(), "PCMT-THANG", "2025-08", Basis.TODAY, 1, 0, 1, unit);
    }
}
