package vn.pcmt.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The kit's texts: both languages complete, every problem with a title and a detail. */
class MessagesTest {
    private final Properties vietnamese = load("messages.properties");
    private final Properties english = load("messages_en.properties");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(english.stringPropertyNames()).isEqualTo(vietnamese.stringPropertyNames());
    }

    @Test
    void everyProblemHasATitleAndADetailOfItsOwn() {
        var problems = vietnamese.stringPropertyNames().stream()
                .filter(key -> key.startsWith("problem."))
                .collect(Collectors.toSet());
        assertThat(problems).isNotEmpty().allSatisfy(key -> {
            String pair = key.endsWith(".title") ? key.substring(0, key.length() - ".title".length()) : key + ".title";
            assertThat(vietnamese).containsKey(pair);
            assertThat(vietnamese.getProperty(key)).isNotBlank().isNotEqualTo(english.getProperty(key));
        });
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/vn/pcmt/kit/" + name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return properties;
    }
}
