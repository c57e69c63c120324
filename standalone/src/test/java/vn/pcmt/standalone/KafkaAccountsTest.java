package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes the accounts at the broker, on tools of Kafka that only note what they are told. */
class KafkaAccountsTest {

    @TempDir
    Path machine;

    @BeforeEach
    void pretend() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "this system has no bash");
        Path tools = Files.createDirectories(machine.resolve("kafka/bin"));
        for (String tool : new String[] {"kafka-configs.sh", "kafka-acls.sh"}) {
            Files.writeString(tools.resolve(tool), "#!/bin/bash\necho \"${0##*/} $*\" >>\"$CALLS\"\n");
            Files.setPosixFilePermissions(tools.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void givesEachServiceItsAccountAndItsRights() throws Exception {
        assertThat(accounts(Map.of(
                        "PCMT_KAFKA_PLAN_PASSWORD", "p1",
                        "PCMT_KAFKA_REPORT_PASSWORD", "p2",
                        "PCMT_KAFKA_NOTIFICATION_PASSWORD", "p3")))
                .isZero();

        assertThat(calls())
                .contains("--entity-name report-service --add-config SCRAM-SHA-512=[password=p2]")
                .contains("kafka-acls.sh --bootstrap-server 127.0.0.1:9094 --add --allow-principal User:plan-service");
    }

    @Test
    void endsWithoutAnAccountThatHasNoPassword() throws Exception {
        assertThat(accounts(Map.of("PCMT_KAFKA_PLAN_PASSWORD", "p1", "PCMT_KAFKA_REPORT_PASSWORD", "")))
                .isNotZero();

        assertThat(calls())
                .contains("plan-service")
                .doesNotContain("--entity-name report-service", "password=]", "kafka-acls.sh");
    }

    private String calls() throws IOException {
        return Files.readString(machine.resolve("calls"));
    }

    private int accounts(Map<String, String> passwords) throws Exception {
        var builder = new ProcessBuilder(
                        "/bin/bash",
                        Path.of("..", "deploy", "kafka", "accounts").toString())
                .redirectErrorStream(true)
                .redirectOutput(machine.resolve("output").toFile());
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_HOME",
                        machine.resolve("kafka").toString(),
                        "CALLS",
                        machine.resolve("calls").toString()));
        builder.environment().putAll(passwords);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
