package vn.pcmt.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import vn.pcmt.kit.test.EngineSuites;

class ModularityTest {

    private final ApplicationModules features = ApplicationModules.of(NotificationServiceApplication.class);

    @Test
    void featuresKeepToTheirBoundaries() {
        features.verify();
    }

    @Test
    void theFeaturesAreTheOnesWeMean() {
        assertThat(features.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder(
                        "calendar",
                        "catalogue",
                        "channels",
                        "decision",
                        "delivery",
                        "digest",
                        "directory",
                        "escalation",
                        "grouping",
                        "inbox",
                        "ingest",
                        "obligation",
                        "preferences",
                        "privacy",
                        "push",
                        "routing",
                        "silence",
                        "statistics",
                        "telling",
                        "templates",
                        "webhook",
                        "work");
    }

    @Test
    void everySuiteOnAStoreOrABrokerAlsoRunsOnContainers() {
        assertThat(EngineSuites.untagged("vn.pcmt.notification"))
                .as("suites that lack @EngineSuite")
                .isEmpty();
    }
}
