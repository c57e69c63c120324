package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;

class AreaAccessTest {

    private static final Unit KHE_SANH = UnitStock.today("18859");
    private static final Unit LAO_BAO = UnitStock.today("19429");
    private static final Unit OLD_TAN_HOP = UnitStock.old("19441", "18859");

    @Test
    void anOfficerOfACommuneReadsItsOwnCommuneAndWhatItCameFromOnly() {
        Caller officer = caller(OfficerRole.OFFICER, KHE_SANH.key());

        assertThat(AreaAccess.mayRead(officer, KHE_SANH)).isTrue();
        assertThat(AreaAccess.mayRead(officer, OLD_TAN_HOP)).isTrue();
        assertThat(AreaAccess.mayRead(officer, LAO_BAO)).isFalse();
    }

    @Test
    void aReviewerReadsTheCommunesOfItsProvinceAndNoOthers() {
        assertThat(AreaAccess.mayRead(caller(OfficerRole.REVIEWER, "44@2025-07-01"), LAO_BAO))
                .isTrue();
        assertThat(AreaAccess.mayRead(caller(OfficerRole.REVIEWER, "44@2025-07-01"), OLD_TAN_HOP))
                .isTrue();
        assertThat(AreaAccess.mayRead(caller(OfficerRole.REVIEWER, "46@2025-07-01"), LAO_BAO))
                .isFalse();
    }

    @Test
    void aRoleWithoutAUnitReadsNoCommune() {
        assertThat(AreaAccess.mayRead(caller(OfficerRole.ADMIN, null), LAO_BAO)).isFalse();
    }

    private static Caller caller(OfficerRole role, String unit) {
        return new Caller("canbo", "Cán bộ", Set.of(role), unit);
    }
}
