package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.officer.OfficerRole;

class AccountsTest {

    private final Accounts accounts = Accounts.ofTheProvince();

    @Test
    void eachOfThe78CommunesAndTheProvinceHasAReporterAHeadAndTheirMachineClients() {
        assertThat(accounts.people())
                .filteredOn(account -> account.id().startsWith("bc-"))
                .hasSize(79);
        assertThat(accounts.people())
                .filteredOn(account -> account.id().startsWith("ct-"))
                .hasSize(79);
        assertThat(accounts.machines().keySet())
                .filteredOn(client -> client.startsWith("unit-"))
                .hasSize(79);
        assertThat(accounts.machines().keySet())
                .filteredOn(client -> client.startsWith("head-"))
                .hasSize(79);
    }

    @Test
    void anAccountKnowsItsUnitByTheKeyOfTodaysUnits() {
        assertThat(accounts.person("ct-19742"))
                .contains(new Account(
                        "ct-19742", "Chủ tịch, Đặc khu Cồn Cỏ", Set.of(OfficerRole.COMMUNE_HEAD), "19742@2025-07-01"));
        assertThat(accounts.machine("unit-44"))
                .contains(new Account(
                        "bc-44",
                        "Cán bộ báo cáo lực lượng cấp tỉnh, tỉnh Quảng Trị",
                        Set.of(OfficerRole.COMMUNE_REPORTER),
                        "44@2025-07-01"));
    }

    @Test
    void aMachineClientSpeaksForTheOfficerOfThePost() {
        assertThat(Stream.of(
                        "unit-19742",
                        "head-19742",
                        "role-reviewer",
                        "role-leader",
                        "role-officer",
                        "role-admin",
                        "role-auditor"))
                .extracting(client -> accounts.machine(client).orElseThrow().id())
                .containsExactly("bc-19742", "ct-19742", "duyet", "lanhdao", "canbo", "quantri", "kiemtra");
    }

    @Test
    void everyRoleCanLogIn() {
        assertThat(accounts.people().stream().flatMap(account -> account.roles().stream()))
                .contains(OfficerRole.values());
    }
}
