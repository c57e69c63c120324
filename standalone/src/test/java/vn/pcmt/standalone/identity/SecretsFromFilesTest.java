package vn.pcmt.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretsFromFilesTest {

    @TempDir
    Path secrets;

    @ParameterizedTest
    @CsvSource({
        "identity, PCMT_IDENTITY_CONSOLE_SECRET, pcmt.identity.console-secret",
        "console, PCMT_CONSOLE_SECRET, pcmt.identity.client-secret",
        "plan-service, PCMT_MONGO, spring.mongodb.uri",
        "report-service, PCMT_WORKBOOK_KEY, pcmt.exchange.seal-key",
        "notification-service, PCMT_WEBHOOK_KEY, pcmt.notification.webhook.key"
    })
    void everyPartReadsASecretFromAFileNamedAsItsVariable(String part, String variable, String property)
            throws Exception {
        Files.writeString(secrets.resolve(variable), "from-a-file\n");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("spring.config.name", part, "PCMT_SECRETS", secrets.toString())));

        ConfigDataEnvironmentPostProcessor.applyTo(environment);

        assertThat(environment.getProperty(property)).isEqualTo("from-a-file");
    }
}
