package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backup and restore of the system of docker-compose.yml, on a {@code docker} that only notes what it is told: what is
 * refused, and that the system runs again whatever happens.
 */
class ComposeBackupTest {

    @TempDir
    Path machine;

    @BeforeEach
    void pretend() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "this system has no bash");
        Path deploy = Files.createDirectories(machine.resolve("product/deploy"));
        Files.copy(Path.of("..", "pcmt"), machine.resolve("product/pcmt"));
        Files.copy(Path.of("..", "deploy", "compose-backup"), deploy.resolve("compose-backup"));
        Files.writeString(machine.resolve("product/.env"), "PCMT_AUDIT_KEY=xyz\n");
        Path docker = Files.createDirectories(machine.resolve("bin")).resolve("docker");
        Files.writeString(docker, """
                #!/bin/bash
                echo "$*" >>"$CALLS"
                case $* in
                    'compose config') echo 'name: pcmt' ;;
                    'compose config --volumes') printf '%s\\n' kafka mongo streams grafana ;;
                    'compose ps --services --status running') printf '%s\\n' kafka console ;;
                    run*) [ ! -e "$CALLS.fail" ] || exit 1
                        for word in "$@"; do case $word in *:/keep) keep=${word%:/keep} ;; esac; done
                        [[ $* != *-czf* ]] || for v in kafka mongo; do echo "$v" >"$keep/$v.tar.gz"; done ;;
                esac
                """);
        Files.setPosixFilePermissions(docker, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void stopsReadersAndWritersFirstAndStartsWhatRanAgain() throws Exception {
        Path file = machine.resolve("backup.tar");

        var made = pcmt("backup", "--compose", file.toString());

        assertThat(made.status()).as(made.output()).isZero();
        assertThat(made.output()).contains("ALL secret keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(calls())
                .containsSubsequence(
                        "compose stop console",
                        "compose stop plan-service report-service notification-service",
                        "compose stop")
                .last()
                .isEqualTo("compose start kafka console");
        assertThat(calls())
                .anyMatch(call -> call.contains("pcmt_kafka:/volumes/kafka")
                        && call.contains("pcmt_mongo:/volumes/mongo")
                        && !call.contains("streams")
                        && !call.contains("grafana"));

        assertThat(pcmt("backup", "--compose", file.toString()).output()).contains("is there already");
    }

    @Test
    void aBackupThatFailsLeavesNoFileAndARunningSystem() throws Exception {
        Files.writeString(machine.resolve("calls.fail"), "");

        var failed = pcmt("backup", "--compose", machine.resolve("backup.tar").toString());

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output()).contains("there is no file");
        assertThat(calls()).last().isEqualTo("compose start kafka console");
        try (var left = Files.list(machine)) {
            assertThat(left.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("product", "bin", "calls", "calls.fail");
        }
    }

    @Test
    void restoresIntoVolumesOfItsOwnWithItsKeys() throws Exception {
        Path file = backedUp();
        Files.delete(machine.resolve("product/.env"));

        var restored = pcmt("restore", "--compose", file.toString());

        assertThat(restored.status()).as(restored.output()).isZero();
        assertThat(machine.resolve("product/.env")).hasContent("PCMT_AUDIT_KEY=xyz");
        assertThat(calls())
                .anyMatch(call -> call.startsWith("volume create") && call.endsWith("pcmt_mongo"))
                .anyMatch(call -> call.startsWith("run --rm --network none"));
    }

    @Test
    void refusesDamageNewerFormatsAndOtherKeysBeforeItTouchesAVolume() throws Exception {
        Path file = backedUp();
        byte[] bytes = Files.readAllBytes(file);

        Path damaged = machine.resolve("damaged.tar");
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("mongo\n", "mango\n");
        Files.write(damaged, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(pcmt("restore", "--compose", damaged.toString()).output()).contains("not a whole backup");

        Path newer = machine.resolve("newer.tar");
        Files.write(
                newer,
                new String(bytes, StandardCharsets.ISO_8859_1)
                        .replace("pcmt-compose-backup 1", "pcmt-compose-backup 2")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(pcmt("restore", "--compose", newer.toString()).output()).contains("newer version (format 2)");

        Files.writeString(machine.resolve("product/.env"), "PCMT_AUDIT_KEY=another\n");
        assertThat(pcmt("restore", "--compose", file.toString()).output()).contains("is not that of the backup");
        assertThat(pcmt("restore", "--compose", machine.resolve("none.tar").toString())
                        .status())
                .isEqualTo(1);

        assertThat(calls()).noneMatch(call -> call.startsWith("volume"));
    }

    private Path backedUp() throws Exception {
        Path file = machine.resolve("backup.tar");
        assertThat(pcmt("backup", "--compose", file.toString()).status()).isZero();
        Files.delete(machine.resolve("calls"));
        return file;
    }

    private List<String> calls() throws IOException {
        Path calls = machine.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Answer pcmt(String... words) throws Exception {
        var command = new ArrayList<>(
                List.of("/bin/bash", machine.resolve("product/pcmt").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("CALLS", machine.resolve("calls").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }

    private record Answer(int status, String output) {}
}
