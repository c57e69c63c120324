package vn.pcmt.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The style sheet that pages name is Bootstrap's without what no page uses. Where pages use more of it than before, or
 * another Bootstrap comes as the dependency, this test leaves the new one in {@code target} to be put in its place.
 */
class BootstrapSubsetTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Path KEPT = MAIN.resolve("resources/static/vendor/bootstrap/bootstrap.css");
    private static final Path NEW = Path.of("target/bootstrap.css");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");

    /** What Bootstrap's own script puts on what it opens and closes. */
    private static final Set<String> BY_SCRIPT = Set.of("show", "showing", "hiding", "fade", "offcanvas-backdrop");

    @Test
    void theStyleSheetIsBootstrapsWithoutWhatNoPageUses() throws IOException {
        String whole = whole();
        String header = whole.substring(0, whole.indexOf("*/") + 2);
        String wanted = header + "\n" + BootstrapSubset.of(whole, words(), own()) + "\n";
        Files.createDirectories(NEW.getParent());
        Files.writeString(NEW, wanted);
        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "")
                .as("copy %s to %s", NEW, KEPT)
                .isEqualTo(wanted);
    }

    @Test
    void whatIsNotUsedGoesAndWhatIsUsedStays() {
        String rules = "/* a */:root{--bs-a:1px;--bs-b:2px;--bs-c:3px}.btn,.nav:not(.x,.btn)>a{top:var(--bs-a)}"
                + "@media print{.btn{left:0}.nav{left:1px}}@media screen{.nav{left:2px}}@keyframes turn{to{top:0}}"
                + "@keyframes blink{0%{top:0}to{top:1px}}a[href]{animation:1s turn}";
        assertThat(BootstrapSubset.of(rules, Set.of("btn", "card"), "p{top:var(--bs-c)}"))
                .isEqualTo(":root{--bs-a:1px;--bs-c:3px}.btn{top:var(--bs-a)}@media print{.btn{left:0}}"
                        + "@keyframes turn{to{top:0}}a[href]{animation:1s turn}");
    }

    private static String whole() throws IOException {
        var loader = BootstrapSubsetTest.class.getClassLoader();
        var versions = loader.getResources("META-INF/maven/org.webjars/bootstrap/pom.properties");
        var properties = new java.util.Properties();
        try (var said = versions.nextElement().openStream()) {
            properties.load(said);
        }
        String file =
                "META-INF/resources/webjars/bootstrap/" + properties.getProperty("version") + "/css/bootstrap.min.css";
        try (var sheet = Objects.requireNonNull(loader.getResourceAsStream(file))) {
            return new String(sheet.readAllBytes(), UTF_8);
        }
    }

    private static Set<String> words() throws IOException {
        Set<String> words = new HashSet<>(BY_SCRIPT);
        for (String folder : List.of("java", "resources/templates", "resources/static/assets")) {
            try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(one -> !one.toString().endsWith(".css"))
                        .toList()) {
                    String text = Files.readString(file);
                    if (file.toString().endsWith(".java")) {
                        // A comment styles nothing.
                        text = LITERAL.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.joining(" "));
                    }
                    WORD.matcher(text).results().forEach(found -> words.add(found.group()));
                }
            }
        }
        return words;
    }

    private static String own() throws IOException {
        StringBuilder own = new StringBuilder();
        for (String sheet : List.of("app.css", "console.css")) {
            own.append(Files.readString(MAIN.resolve("resources/static/assets").resolve(sheet)));
        }
        return own.toString();
    }
}
