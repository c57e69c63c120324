package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    /** A key as it stands in a template; those put together from values are left out. */
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");

    /** As {@code spring.messages.basename} names them: one bundle for each part of the console. */
    private static final List<String> BUNDLES = List.of("messages", "views", "plans", "administration");

    @Test
    void everyTextExistsInBothLanguages() throws IOException {
        for (String bundle : BUNDLES) {
            assertThat(texts(bundle + "_en"))
                    .as(bundle)
                    .isEqualTo(texts(bundle))
                    .isNotEmpty();
        }
    }

    @Test
    void everyTextIsInOneBundle() throws IOException {
        List<String> all = new ArrayList<>();
        for (String bundle : BUNDLES) {
            all.addAll(texts(bundle));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void everyTextThatAPageNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> pages = Files.walk(Path.of("src/main/resources/templates"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".html")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(page));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        assertThat(named).contains("form.send", "accept.title");
        Set<String> texts = new TreeSet<>();
        for (String bundle : BUNDLES) {
            texts.addAll(texts(bundle));
        }
        assertThat(texts).containsAll(named);
    }

    private static Set<String> texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader file = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/vn/pcmt/console/" + bundle + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts.stringPropertyNames();
    }
}
