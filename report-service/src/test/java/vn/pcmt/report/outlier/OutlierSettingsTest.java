package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OutlierSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history.deviations=0",
                "history.periods=2",
                "history.fewest=1",
                "peers.fewest=2",
                "season.factor=1",
                "copies.periods=1",
                "digits.chance=0",
                "digits.chance=0.6",
            })
    void aBoundWithoutSenseStopsTheService(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("pcmt.report.outlier." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"history.deviations=4", "incidental=GC05", "peers.least-change=0"})
    void anyOtherIsTaken(String setting) {
        new ApplicationContextRunner()
                .withUserConfiguration(Bound.class)
                .withPropertyValues("pcmt.report.outlier." + setting)
                .run(context -> assertThat(context).hasNotFailed());
    }

    @EnableConfigurationProperties(OutlierSettings.class)
    static class Bound {}
}
