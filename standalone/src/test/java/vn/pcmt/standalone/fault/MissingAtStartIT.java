package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/** Services that are started before what they need, as a machine starts them that comes up again after a loss of power. */
class MissingAtStartIT {
    private static final List<Part> SERVICES = List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION);

    /** Three starts at once on a machine with other work can take longer than the usual two minutes. */
    private static final String PATIENT = "10m";

    private static final Duration SOON = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"BROKER, STORE, Waiting for the broker", "STORE, BROKER, Waiting for the store"})
    void aServiceWaitsForWhatIsNotThereYetSaysSoAndBecomesReady(Part missing, Part there, String says) {
        StackSettings settings = StackSettings.in(folder)
                .onRandomPorts()
                .inOwnProcesses()
                .with(Part.PLAN, "pcmt.events.broker-wait", PATIENT)
                .with(Part.REPORT, "pcmt.events.broker-wait", PATIENT)
                .with(Part.NOTIFICATION, "pcmt.events.broker-wait", PATIENT)
                .with(Part.PLAN, "pcmt.store.at-start", PATIENT)
                .with(Part.REPORT, "pcmt.store.at-start", PATIENT)
                .with(Part.NOTIFICATION, "pcmt.store.at-start", PATIENT)
                .only(there, Part.MAIL, Part.IDENTITY);
        try (var stack = EmbeddedStack.start(settings)) {
            SERVICES.forEach(stack::start);
            for (Part service : SERVICES) {
                Path log = folder.resolve("logs").resolve(service.label() + ".log");
                await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(Files.readString(log))
                        .contains(says));
                assertThat(stack.isReady(service)).isFalse();
                assertThat(stack.pid(service)).isPresent();
            }

            stack.start(missing);

            SERVICES.forEach(service -> stack.awaitReady(service, SOON));
        }
    }
}
