package vn.pcmt.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    void servicesWaitForStoreAndBrokerSaySoAndBecomeReady() {
        StackSettings settings = StackSettings.in(folder).onRandomPorts().inOwnProcesses();
        for (Part service : SERVICES) {
            settings = settings.with(service, "pcmt.events.broker-wait", PATIENT)
                    .with(service, "pcmt.store.at-start", PATIENT);
        }
        try (var stack = EmbeddedStack.start(settings.only(Part.MAIL, Part.IDENTITY))) {
            SERVICES.forEach(stack::start);
            allWaitAndSay(stack, "Waiting for the store");

            stack.start(Part.STORE);
            allWaitAndSay(stack, "Waiting for the broker");

            stack.start(Part.BROKER);
            SERVICES.forEach(service -> stack.awaitReady(service, SOON));
        }
    }

    private void allWaitAndSay(EmbeddedStack stack, String says) {
        for (Part service : SERVICES) {
            Path log = folder.resolve("logs").resolve(service.label() + ".log");
            await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(Files.readString(log))
                    .contains(says));
            assertThat(stack.isReady(service)).isFalse();
            assertThat(stack.pid(service)).isPresent();
        }
    }
}
