package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartChecksTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static final Machine GOOD = new Machine(25, 512 * MEGABYTE, OptionalLong.of(2_000 * MEGABYTE));

    @TempDir
    Path temporary;

    @Test
    void acceptsAMachineThatIsGoodEnough() {
        StartChecks.check(GOOD);
        StartChecks.check(new Machine(26, 360 * MEGABYTE, OptionalLong.empty()));
    }

    @Test
    void namesTheJavaThatIsTooOld() {
        assertThat(problemOf(() -> StartChecks.check(new Machine(21, GOOD.maxHeapBytes(), OptionalLong.empty()))))
                .containsExactly(
                        "Cần Java 25 trở lên, nhưng đang chạy Java 21; hãy cài JDK 25 rồi chạy lại ./pcmt run.",
                        "Java 25 or later is needed, but this is Java 21; install a JDK 25 and run ./pcmt run again.");
    }

    @Test
    void refusesAHeapInWhichTheServicesWouldNotFit() {
        assertThat(problemOf(() -> StartChecks.check(new Machine(25, 256 * MEGABYTE, OptionalLong.empty()))))
                .last()
                .asString()
                .startsWith("Java has only 256 MB of heap, at least 360 MB are needed;");
    }

    @Test
    void refusesAMachineThatIsOutOfMemory() {
        assertThat(problemOf(() ->
                        StartChecks.check(new Machine(25, GOOD.maxHeapBytes(), OptionalLong.of(1_024 * 300 * 1_024)))))
                .last()
                .asString()
                .startsWith("The machine has only 300 MB of memory left, at least 700 MB are needed;");
    }

    @Test
    void refusesADiskThatIsAlmostFull() {
        assertThat(problemOf(() -> StartChecks.checkDisk(Path.of("/srv/pcmt"), 1_499 * MEGABYTE / 3)))
                .last()
                .asString()
                .startsWith("The disk of /srv/pcmt has only 499 MB left, at least 500 MB are needed;");
        StartChecks.checkDisk(Path.of("/srv/pcmt"), 500 * MEGABYTE);
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackSettings settings =
                    StackSettings.in(temporary).onRandomPorts().withPort(Part.REPORT, other.getLocalPort());

            assertThat(problemOf(() -> StartChecks.checkPorts(settings)))
                    .last()
                    .isEqualTo("Port " + other.getLocalPort() + " (for report) is taken by another program; "
                            + "stop that program or run with --ports-offset 100.");
        }
    }

    @Test
    void aDataFolderServesOneAtATime() {
        Path folder = temporary.resolve("data");
        try (var first = DataFolder.open(folder, ".lock")) {
            assertThat(first).isNotNull();
            assertThat(problemOf(() -> DataFolder.open(folder, ".lock")))
                    .last()
                    .asString()
                    .startsWith("The data folder " + folder + " is in use by another process;");
        }
        DataFolder.open(folder, ".lock").close();
    }

    @Test
    void aUsersOwnFolderIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve("letter.txt"), "Dear");

        assertThat(problemOf(() -> DataFolder.open(temporary, ".lock")))
                .last()
                .asString()
                .startsWith("The folder " + temporary + " is not empty and is not a data folder of this system;");
        assertThat(temporary.resolve(".lock")).doesNotExist();
    }

    @Test
    void aFileIsNotADataFolder() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThat(problemOf(() -> DataFolder.open(file.resolve("data"), ".lock")))
                .last()
                .asString()
                .startsWith("The data folder " + file.resolve("data") + " cannot be written;");
    }

    private static List<String> problemOf(Runnable check) {
        var problem = new StartProblem[1];
        assertThatThrownBy(check::run).isInstanceOfSatisfying(StartProblem.class, it -> problem[0] = it);
        return Texts.both(problem[0].code(), problem[0].arguments());
    }
}
