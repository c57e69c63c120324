package vn.pcmt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That SECURITY.md leaves nothing out and names nothing that is not there. */
class SecurityPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    @Test
    void everyRequirementOfTheTwoLevelsStandsThereOnce() throws Exception {
        assertThat(rows().map(row -> row.group(1))).containsExactlyElementsOf(requirements());
    }

    @Test
    void everyRequirementHasAStateAndSaysWhere() throws Exception {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.group(2)).as(row.group(1)).isIn("met", "partly", "open", "n/a");
            assertThat(row.group(3)).as(row.group(1)).isNotBlank();
        });
    }

    @Test
    void everyTestThatIsNamedIsThere() throws Exception {
        Set<String> there;
        try (Stream<Path> files = Files.walk(ROOT)) {
            there = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(TEST.matcher(page()).results().map(named -> named.group(1))).isSubsetOf(there);
    }

    private static Stream<Matcher> rows() throws IOException {
        return page().lines().map(ROW::matcher).filter(Matcher::matches);
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("SECURITY.md"));
    }

    private static List<String> requirements() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(SecurityPageTest.class.getResourceAsStream("asvs-5.0.0-level-2.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
