package vn.pcmt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;
import vn.pcmt.kit.test.EngineSuites;
import vn.pcmt.report.entangled.EntangledApplication;

class ModularityTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(ReportServiceApplication.class);

    @Test
    void theServiceHasItsFeatures() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .contains(
                        "catalogue", "calendar", "unit", "draft", "expected", "submission", "review", "rule", "sample");
    }

    @Test
    void featuresUseOnlyWhatOthersPublishAndNeverInACircle() {
        MODULES.verify();
    }

    @Test
    void aCircleBetweenFeaturesWouldBeFound() {
        ApplicationModules entangled =
                ApplicationModules.of(EntangledApplication.class, location -> location.contains("/test-classes/"));

        assertThatThrownBy(entangled::verify).isInstanceOf(Violations.class).hasMessageContaining("Cycle detected");
    }

    @Test
    void everySuiteOnAStoreOrABrokerAlsoRunsOnContainers() {
        assertThat(EngineSuites.untagged("vn.pcmt.report"))
                .as("suites that lack @EngineSuite, but for the measurements of the embedded default")
                .containsExactly("TenYearsIT", "VisibleLatencyIT");
    }
}
