package vn.pcmt.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert rules, by Prometheus' own tool where it is installed. */
class RulesTest {

    private static final Path RULES = Path.of("..", "deploy", "prometheus");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check config prometheus.yml",
                "check rules --lint=all --lint-fatal rules.yml",
                "test rules rules_test.yml"
            })
    void prometheusUnderstandsThemAndTheyFireWhenTheyShould(String command) throws Exception {
        Assumptions.assumeTrue(hasPromtool(), () -> {
            System.out.println(
                    "promtool is not installed or too old (Debian package prometheus): SKIPPED promtool " + command);
            return "promtool is not installed or too old";
        });
        var words = new ArrayList<>(List.of("promtool"));
        words.addAll(List.of(command.split(" ")));
        Process process = new ProcessBuilder(words)
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    @Test
    void everyRuleHasATestAndItsParagraphForWhomItWakes() throws IOException {
        String operations = Files.readString(Path.of("..", "docs", "OPERATIONS.md"));

        assertThat(Watched.rules()).isNotEmpty();
        assertThat(Watched.tests())
                .containsExactlyInAnyOrderElementsOf(Watched.rules().keySet());
        assertThat(Watched.rules().keySet())
                .allSatisfy(alert -> assertThat(operations).contains("| `" + alert + "` |"));
    }

    @Test
    void theFiguresOfAnExpressionAreFound() {
        assertThat(Watched.figures("""
                sum by (service, le) (rate(a_total{x="b_total", y=~"c|d"}[5m])) / sum(e_bytes > 0) > 0.95
                  and on (service) max(f_seconds) or absent(g{job="h"})""")).containsExactly("a_total", "e_bytes", "f_seconds", "g");
        assertThat(Watched.everywhere()).containsKeys("totals_differences", "dead_letters_waiting", "outbox_pending");
    }

    private static boolean hasPromtool() throws Exception {
        try {
            Process help = new ProcessBuilder("promtool", "check", "rules", "--help")
                    .redirectErrorStream(true)
                    .start();
            return new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("--lint-fatal");
        } catch (IOException none) {
            return false;
        }
    }
}
