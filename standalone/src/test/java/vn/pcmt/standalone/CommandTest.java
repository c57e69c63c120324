package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the {@code pcmt} script finds a JDK, tried with JDKs that are only pretended. */
class CommandTest {

    private static final Path SCRIPT = Path.of("..", "pcmt").toAbsolutePath().normalize();

    @TempDir
    Path machine;

    @BeforeEach
    void hasAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "this system has no bash");
    }

    @Test
    void takesJavaHomeWhenItIsNewEnough() throws Exception {
        Path home = jdk("home", 25);
        jdk("jvm/newer", 27);

        assertThat(findJdk(Map.of("JAVA_HOME", home.toString())).output()).isEqualTo(home.toString());
    }

    @Test
    void passesOverAnOldJavaHomeAndAnOldJavaOnThePathForTheNewestThatLiesAround() throws Exception {
        Path old = jdk("old", 17);
        jdk("jvm/a", 25);
        Path newest = jdk("jvm/b", 26);
        jdk("jvm/c", 21);

        var found = findJdk(Map.of("JAVA_HOME", old.toString(), "PATH", old.resolve("bin") + ":/usr/bin:/bin"));

        assertThat(found.output()).isEqualTo(newest.toString());
    }

    @Test
    void followsTheLinkOfJavaOnThePath() throws Exception {
        Path real = jdk("real", 25);
        Path bin = Files.createDirectories(machine.resolve("links"));
        Files.createSymbolicLink(bin.resolve("java"), real.resolve("bin/java"));

        assertThat(findJdk(Map.of("PATH", bin + ":/usr/bin:/bin")).output()).isEqualTo(real.toString());
    }

    @Test
    void doesNotTakeARuntimeWithoutACompiler() throws Exception {
        Path runtime = jdk("jvm/jre", 25);
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(findJdk(Map.of()).status()).isEqualTo(1);
    }

    @Test
    void saysInBothLanguagesWhatToInstallWhenThereIsNone() throws Exception {
        jdk("jvm/c", 21);

        var refused = findJdk(Map.of());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output().lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Không tìm thấy JDK 25: hãy cài Eclipse Temurin 25"),
                        line -> assertThat(line).startsWith("No JDK 25 was found: install Eclipse Temurin 25"));
    }

    @Test
    void helpsWhenACommandIsUnknown() throws Exception {
        var refused = run(Map.of(), "start");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.output()).contains("Command start is not understood.", "./pcmt run", "./pcmt test");
    }

    private Answer findJdk(Map<String, String> environment) throws Exception {
        return run(environment, "find-jdk");
    }

    private Answer run(Map<String, String> environment, String command) throws Exception {
        var builder = new ProcessBuilder("/bin/bash", SCRIPT.toString(), command).redirectErrorStream(true);
        builder.directory(machine.toFile());
        builder.environment().keySet().retainAll(java.util.Set.of("LANG", "LC_ALL"));
        // On the usual path there may be a real JDK; these folders have the tools the script needs.
        builder.environment().put("PATH", toolsWithoutJava() + "");
        builder.environment().put("HOME", machine.toString());
        builder.environment().put("PCMT_JDK_FOLDERS", machine.resolve("jvm") + "/*");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), output);
    }

    private Path toolsWithoutJava() throws IOException {
        Path tools = machine.resolve("tools");
        if (!Files.exists(tools)) {
            Files.createDirectories(tools);
            for (String tool : new String[] {"sed", "head", "dirname", "readlink", "cat"}) {
                for (String folder : new String[] {"/usr/bin", "/bin"}) {
                    Path real = Path.of(folder, tool);
                    if (Files.exists(real) && !Files.exists(tools.resolve(tool))) {
                        Files.createSymbolicLink(tools.resolve(tool), real);
                    }
                }
            }
        }
        return tools;
    }

    private Path jdk(String name, int feature) throws IOException {
        Path bin = Files.createDirectories(machine.resolve(name).resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.writeString(
                    bin.resolve(program), "#!/bin/sh\necho 'openjdk version \"" + feature + ".0.1\" 2026-01-01' >&2\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return machine.resolve(name);
    }

    private record Answer(int status, String output) {}
}
