package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {
    private static final String ANOTHER = "a-secret-from-the-environment";

    @TempDir
    Path folder;

    @Test
    void theConsoleHasTheSecretOfTheInstallationUnlessAnotherIsGiven() {
        InstallationSecrets secrets = InstallationSecrets.in(folder);
        String own = secrets.clientSecret("console");

        assertThat(consoleAccepts(secrets, "", own)).isTrue();
        assertThat(consoleAccepts(secrets, "", "")).isFalse();
        assertThat(consoleAccepts(secrets, ANOTHER, ANOTHER)).isTrue();
        assertThat(consoleAccepts(secrets, ANOTHER, own)).isFalse();
    }

    private boolean consoleAccepts(InstallationSecrets secrets, String configured, String offered) {
        var properties = new IdentityProperties(
                URI.create("http://127.0.0.1:8084"),
                folder,
                URI.create("http://127.0.0.1:8080"),
                configured,
                false,
                false,
                false,
                Duration.ofMinutes(15),
                Duration.ofHours(8),
                Duration.ofDays(90),
                5,
                Duration.ofMinutes(15));
        var console =
                Clients.register(Accounts.ofTheProvince(), secrets, properties).findByClientId("console");
        return new SecretDigest().matches(offered, console.getClientSecret());
    }
}
