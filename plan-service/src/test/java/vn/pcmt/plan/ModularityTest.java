package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import vn.pcmt.kit.test.EngineSuites;

class ModularityTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(PlanServiceApplication.class);

    @Test
    void theServiceHasItsFeatures() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains("unit", "officer", "plan", "committee", "history", "template", "sample");
    }

    @Test
    void featuresUseOnlyWhatOthersPublishAndNeverInACircle() {
        MODULES.verify();
    }

    @Test
    void aCircleBetweenFeaturesWouldBeFound() {
        ApplicationModules entangled =
                ApplicationModules.of("vn.pcmt.plan.entangled", location -> location.contains("/test-classes/"));

        assertThatThrownBy(entangled::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle detected");
    }

    @Test
    void everySuiteOnAStoreOrABrokerAlsoRunsOnContainers() {
        assertThat(EngineSuites.untagged("vn.pcmt.plan"))
                .as("suites that lack @EngineSuite, but for the measurement of the embedded default")
                .containsExactly("TenThousandTasksIT");
    }
}
