package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;

/** The realm for Keycloak, read as a file. */
class KeycloakRealmTest {

    private static JsonNode realm;

    @BeforeAll
    static void read() throws Exception {
        realm = JsonMapper.shared().readTree(Files.readString(Path.of("..", "deploy", "keycloak", "realm.json")));
    }

    @Test
    void knowsTheRolesThatTheServicesKnow() {
        assertThat(names(realm.path("roles").path("realm"), "name"))
                .contains(Arrays.stream(OfficerRole.values()).map(Enum::name).toArray(String[]::new))
                .hasSize(OfficerRole.values().length + 1);
    }

    @Test
    void asksLeadersReviewersAndAdministratorsForACode() {
        assertThat(realm.path("roles").path("realm").valueStream())
                .filteredOn(role -> role.path("composites").toString().contains("\"ONE_TIME_CODE\""))
                .extracting(role -> role.path("name").asString())
                .containsExactlyInAnyOrder("LEADER", "REVIEWER", "ADMIN");
    }

    /** Keycloak refuses the whole login for one scope that it does not know. */
    @Test
    void knowsTheScopesThatTheConsoleAsksFor() {
        JsonNode console = realm.path("clients")
                .valueStream()
                .filter(client -> client.path("clientId").asString().equals("console"))
                .findFirst()
                .orElseThrow();

        assertThat(names(realm.path("clientScopes"), "name")).contains("profile");
        assertThat(names(console.path("defaultClientScopes"))).contains("profile");
    }

    @Test
    void holdsNoSecretOnlyTheNamesOfVariables() {
        assertThat(realm.path("clients").valueStream().filter(client -> client.has("secret")))
                .extracting(client -> client.path("secret").asString())
                .containsExactly("${PCMT_CONSOLE_SECRET}");
        assertThat(realm.path("users").valueStream()).noneMatch(user -> user.has("credentials"));
    }

    @Test
    void theMachineClientsOfTheProvinceSpeakForTheSameOfficersAsThoseOfTheEmbeddedDefault() {
        List<JsonNode> machines = realm.path("clients")
                .valueStream()
                .filter(client -> client.path("serviceAccountsEnabled").asBoolean())
                .toList();

        assertThat(machines).hasSize(7).allSatisfy(client -> {
            Account account = Accounts.ofTheProvince()
                    .machine(client.path("clientId").asString())
                    .orElseThrow();
            assertThat(client.path("protocolMappers")
                            .get(0)
                            .path("config")
                            .path("claim.value")
                            .asString())
                    .isEqualTo(account.id());
            assertThat(names(userOf(client).path("realmRoles")))
                    .containsExactlyElementsOf(
                            account.roles().stream().map(Enum::name).toList());
            assertThat(names(userOf(client).path("attributes").path("unit"))).containsExactly(account.unitKey());
        });
    }

    private static JsonNode userOf(JsonNode client) {
        return realm.path("users")
                .valueStream()
                .filter(user -> user.path("serviceAccountClientId").equals(client.path("clientId")))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> names(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString());
    }

    private static Stream<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }
}
