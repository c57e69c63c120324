package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.officer.OfficerRole;

class AccountsTest {

    private final Accounts accounts = Accounts.ofTheProvince();

    @Test
    void eachOfThe78CommunesHasAReporterAHeadAndAMachineClient() {
        assertThat(accounts.people())
                .filteredOn(account -> account.id().startsWith("bc-"))
                .hasSize(78);
        assertThat(accounts.people())
                .filteredOn(account -> account.id().startsWith("ct-"))
                .hasSize(78);
        // 78 communes and the province.
        assertThat(accounts.machines())
                .filteredOn(account -> account.id().startsWith("unit-"))
                .hasSize(79);
    }

    @Test
    void anAccountKnowsItsUnitByTheKeyOfTodaysUnits() {
        assertThat(accounts.person("ct-19742"))
                .contains(new Account(
                        "ct-19742", "Chủ tịch, Đặc khu Cồn Cỏ", Set.of(OfficerRole.COMMUNE_HEAD), "19742@2025-07-01"));
        assertThat(accounts.machine("unit-44").orElseThrow().unitKey()).isEqualTo("44@2025-07-01");
    }

    @Test
    void everyRoleCanLogIn() {
        assertThat(accounts.people().stream().flatMap(account -> account.roles().stream()))
                .contains(OfficerRole.values());
    }
}
