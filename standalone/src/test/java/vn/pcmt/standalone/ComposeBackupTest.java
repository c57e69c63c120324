package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
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
        for (String tool : List.of("sha256sum", "cmp", "tar", "sed", "mktemp")) {
            assumeTrue(isOnThePath(tool), "this system has no " + tool + ", which the commands on Compose need");
        }
        Path deploy = Files.createDirectories(machine.resolve("product/deploy"));
        Files.copy(Path.of("..", "pcmt"), machine.resolve("product/pcmt"));
        Files.copy(Path.of("..", "deploy", "compose-backup"), deploy.resolve("compose-backup"));
        Files.writeString(machine.resolve("product/.env"), "PCMT_AUDIT_KEY=xyz\n");
        volumes("kafka", "mongo", "streams");
        Path docker = Files.createDirectories(machine.resolve("bin")).resolve("docker");
        Files.writeString(docker, """
                #!/bin/bash
                echo "$*" >>"$CALLS"
                case $* in
                    'compose config') echo 'name: pcmt' ;;
                    'compose config --volumes') printf '%s\\n' kafka keycloak mongo streams grafana ;;
                    'compose ps --services --status running') printf '%s\\n' kafka console ;;
                    'compose start'*) [ ! -e "$CALLS.no-start" ] || exit 1 ;;
                    'compose up'*) echo "up with $COMPOSE_FILE" >>"$CALLS" ;;
                    'volume inspect'*) [ -e "$CALLS.volumes/$3" ] || exit 1 ;;
                    'volume create'*) : >"$CALLS.volumes/${*: -1}" ;;
                    'ps -aq'*) [ ! -e "$CALLS.files" ] || echo 0123abcd ;;
                    inspect*) cat "$CALLS.files" ;;
                    run*'exit 3'*) [ ! -e "$CALLS.full" ] || exit 3 ;;
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
                        && !call.contains("keycloak")
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
                    .containsExactlyInAnyOrder("product", "bin", "calls", "calls.fail", "calls.volumes");
        }
    }

    @Test
    void startsTheSystemAgainFromTheFilesThatItWasStartedWith() throws Exception {
        Path product = machine.resolve("product").toRealPath();
        String files = product + "/docker-compose.yml," + product + "/deploy/guarded.yml";
        Files.writeString(machine.resolve("calls.files"), files);
        Files.writeString(machine.resolve("calls.no-start"), "");

        Path file = machine.resolve("backup.tar");
        assertThat(pcmt("backup", "--compose", file.toString()).status()).isZero();

        assertThat(calls()).containsSequence("compose up -d --pull never kafka console", "up with " + files);
        forgetVolumes();
        assertThat(pcmt("restore", "--compose", file.toString()).output())
                .contains("run docker compose -f docker-compose.yml -f deploy/guarded.yml up -d --wait.");
    }

    @Test
    void keepsTheVolumeOfAProfileOnceItIsThere() throws Exception {
        volumes("keycloak");

        pcmt("backup", "--compose", machine.resolve("backup.tar").toString());

        assertThat(calls())
                .anyMatch(call -> call.startsWith("run") && call.contains("pcmt_keycloak:/volumes/keycloak"));
    }

    @Test
    void saysThatThereIsNothingToBackUp() throws Exception {
        forgetVolumes();

        assertThat(pcmt("backup", "--compose", machine.resolve("backup.tar").toString())
                        .output())
                .contains("nothing was backed up");
        assertThat(calls()).noneMatch(call -> call.startsWith("compose stop"));
    }

    @Test
    void restoresIntoVolumesOfItsOwnWithItsKeys() throws Exception {
        Path file = backedUp();
        Files.delete(machine.resolve("product/.env"));
        forgetVolumes();

        var restored = pcmt("restore", "--compose", file.toString());

        assertThat(restored.status()).as(restored.output()).isZero();
        assertThat(machine.resolve("product/.env")).hasContent("PCMT_AUDIT_KEY=xyz");
        assertThat(calls())
                .anyMatch(call -> call.startsWith("volume create") && call.endsWith("pcmt_mongo"))
                .anyMatch(call -> call.startsWith("run --rm --network none"));
    }

    @Test
    void looksIntoAllVolumesAndTheStateOfTheStreamBeforeItWritesToOne() throws Exception {
        Path file = backedUp();
        Files.delete(machine.resolve("product/.env"));
        Files.writeString(machine.resolve("calls.full"), "");

        var refused = pcmt("restore", "--compose", file.toString());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("are not empty", "Nothing was written");
        assertThat(calls())
                .filteredOn(call -> call.startsWith("run"))
                .singleElement()
                .asString()
                .contains("pcmt_kafka:", "pcmt_mongo:", "pcmt_streams:");
        assertThat(machine.resolve("product/.env")).doesNotExist();
    }

    @Test
    void aRestoreThatFailsOnTheWayIsNotTakenForVolumesThatAreNotEmpty() throws Exception {
        Path file = backedUp();
        Files.delete(machine.resolve("product/.env"));
        forgetVolumes();
        Files.writeString(machine.resolve("calls.fail"), "");

        var failed = pcmt("restore", "--compose", file.toString());

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.output()).contains("its volumes are incomplete").doesNotContain("not empty");
        assertThat(machine.resolve("product/.env"))
                .as("needed by docker compose down -v")
                .exists();
    }

    @Test
    void aVolumeThatIsNotKnownHereIsRefused() throws Exception {
        Path file = backedUp();
        Path docker = machine.resolve("bin/docker");
        Files.writeString(docker, Files.readString(docker).replace("kafka keycloak mongo", "kafka keycloak"));

        assertThat(pcmt("restore", "--compose", file.toString()).output()).contains("has no volume mongo");

        assertThat(calls()).noneMatch(call -> call.startsWith("run") || call.startsWith("volume create"));
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

    private void volumes(String... names) throws IOException {
        Path volumes = Files.createDirectories(machine.resolve("calls.volumes"));
        for (String name : names) {
            Files.writeString(volumes.resolve("pcmt_" + name), "");
        }
    }

    private void forgetVolumes() throws IOException {
        try (var volumes = Files.list(machine.resolve("calls.volumes"))) {
            for (Path each : volumes.toList()) {
                Files.delete(each);
            }
        }
    }

    private static boolean isOnThePath(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
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
