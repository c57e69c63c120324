package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutOptionsEverythingRunsWithSampleDataOnTheUsualPorts() {
        StackSettings settings = parse().settings();

        assertThat(settings.parts()).containsExactlyInAnyOrder(Part.values());
        assertThat(settings.sample()).isTrue();
        assertThat(settings.spawned()).isFalse();
        assertThat(settings.folder()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.port(Part.CONSOLE)).isEqualTo(8080);
        assertThat(settings.port(Part.BROKER)).isEqualTo(19092);
        assertThat(settings.port(Part.STORE)).isEqualTo(27018);
    }

    @Test
    void anOffsetMovesEveryPortThatIsNotChosen() {
        StackSettings settings = Options.parse(
                        new String[] {"--ports-offset", "100", "--ports", "report=9999"},
                        Map.of("PCMT_PLAN_PORT", "7001", "PCMT_REPORT_PORT", "7002"))
                .settings();

        assertThat(settings.port(Part.CONSOLE)).isEqualTo(8180);
        assertThat(settings.port(Part.PLAN)).isEqualTo(7001);
        assertThat(settings.port(Part.REPORT)).isEqualTo(9999);
    }

    @Test
    void onePartCanRunAloneWithPropertiesOfItsOwn() {
        Options options = parse("--only", "report", "--child", "--no-sample", "--set", "pcmt.outbox.poll=PT1S");

        assertThat(options.child()).isTrue();
        assertThat(options.settings().parts()).containsExactly(Part.REPORT);
        assertThat(options.settings().sample()).isFalse();
        assertThat(options.settings().properties()).isEqualTo(Map.of(Part.REPORT, Map.of("pcmt.outbox.poll", "PT1S")));
    }

    @Test
    void namesTheOptionThatIsNotUnderstood() {
        refuses("--prots 1", "--prots", "1");
        refuses("--data", "--data");
        refuses("--only kafka", "--only", "kafka");
        refuses("--ports-offset", "--ports-offset", "many");
        refuses("--ports report=0", "--ports", "report=0");
        refuses("--set x", "--set", "x");
    }

    private static void refuses(String named, String... arguments) {
        assertThatExceptionOfType(StartProblem.class)
                .isThrownBy(() -> parse(arguments))
                .satisfies(problem -> assertThat(named).startsWith((String) problem.arguments()[0]));
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments, Map.of());
    }
}
