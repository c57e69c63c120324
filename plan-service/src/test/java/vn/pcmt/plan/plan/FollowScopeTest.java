package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.unit.UnitDirectory;

@OnStore
class FollowScopeTest {
    /** The former districts Hướng Hóa and Đakrông. */
    private static final List<String> BORDER = List.of("465@2021-01-01", "467@2021-01-01");

    @Autowired
    private FollowScope scope;

    @Autowired
    private UnitDirectory units;

    @Autowired
    private MockMvcTester http;

    private Api leader;
    private Api reporter;

    @BeforeEach
    void connect() {
        leader = Api.leader(http);
        reporter = Api.reporter(http);
    }

    @Test
    void twoFormerDistrictsAreTwelveCommunesToday() {
        List<FollowScope.InScope> today = scope.on(LocalDate.of(2026, 7, 15), BORDER);

        assertThat(today).hasSize(12).allSatisfy(commune -> {
            assertThat(commune.key()).endsWith("@2025-07-01");
            assertThat(commune.formerly()).isNotEmpty();
            assertThat(commune.whole()).isTrue();
        });
        assertThat(today).extracting(FollowScope.InScope::name).contains("Xã Khe Sanh", "Xã Lao Bảo", "Xã Đakrông");
    }

    @Test
    void beforeTheMergerTheyAreTheCommunesOfThatTime() {
        List<FollowScope.InScope> then = scope.on(LocalDate.of(2025, 6, 30), BORDER);

        assertThat(then).hasSize(34).allSatisfy(commune -> {
            assertThat(commune.key()).endsWith("@2021-01-01");
            assertThat(commune.formerly()).isEmpty();
        });
        assertThat(scope.on(LocalDate.of(2026, 7, 15), BORDER).stream()
                        .mapToInt(commune -> commune.formerly().size())
                        .sum())
                .as("each of them is in one of today's")
                .isEqualTo(34);
    }

    @Test
    void aCommuneOfTodayIsWhatItWasMadeOf() {
        List<FollowScope.InScope> then = scope.on(LocalDate.of(2024, 1, 1), List.of("18859@2025-07-01"));

        assertThat(then).isNotEmpty().allSatisfy(old -> assertThat(old.key()).endsWith("@2021-01-01"));
    }

    @Test
    void theWholeProvinceAndTheCountryAreAllTheirCommunes() {
        LocalDate day = LocalDate.of(2026, 7, 15);
        // 78, and what other suites on the same store have added
        List<String> communes = units.communesUnder("44@2025-07-01").stream()
                .filter(commune -> commune.existsOn(day))
                .map(UnitState::key)
                .toList();
        assertThat(communes).hasSizeGreaterThanOrEqualTo(78);

        assertThat(scope.on(day, List.of("44@2025-07-01")))
                .extracting(FollowScope.InScope::key)
                .containsAll(communes);
        assertThat(scope.on(day, List.of("VN")))
                .extracting(FollowScope.InScope::key)
                .containsAll(communes);
    }

    @Test
    void thePlanTellsItsScopeOnADay() {
        String plan = leader.issued("{'kind':'AREA','title':'Địa bàn biên giới','issuer':'UBND tỉnh Quảng Trị',"
                + "'issuedOn':'2023-09-14','scope':['465@2021-01-01','467@2021-01-01']}");

        JsonNode then = reporter.read("/plans/" + plan + "/scope?asOf=2024-03-12");
        assertThat(then.get("units").size()).isEqualTo(34);
        JsonNode today = reporter.read("/plans/" + plan + "/scope");
        assertThat(today.get("units").size()).isEqualTo(12);
    }
}
