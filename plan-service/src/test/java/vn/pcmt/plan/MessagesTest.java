package vn.pcmt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern REFUSAL = Pattern.compile(
            "(?:new Refusal\\(\\s*Refusal\\.Kind\\.\\w+,|refuse\\(|requireStatus\\([\\w.]+,)\\s*\"([a-z-]+)\"");
    private static final Pattern FIELD =
            Pattern.compile("new FieldProblem\\((?:[^\",]|\"/[^\"]*\")+,\\s*\"([a-z-]+)\"");

    @Test
    void everyTextExistsInBothLanguages() {
        assertThat(own(Locale.ENGLISH)).isEqualTo(own(Locale.ROOT)).isNotEmpty();
    }

    @Test
    void everyRefusalInTheCodeHasATitleAndADetail() throws IOException {
        Set<String> codes = codes(REFUSAL);

        assertThat(codes).contains("plan-not-issuable", "reorganisation-refused", "unit-exists");
        assertThat(codes)
                .allSatisfy(code -> assertThat(all()).contains("problem." + code, "problem." + code + ".title"));
    }

    @Test
    void everyFieldProblemInTheCodeHasAText() throws IOException {
        Set<String> codes = codes(FIELD);

        assertThat(codes).contains("scope-missing", "unit-unknown", "provinces-differ");
        assertThat(codes).allSatisfy(code -> assertThat(all()).contains("field." + code));
    }

    private static Set<String> codes(Pattern pattern) throws IOException {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(source));
                while (matcher.find()) {
                    codes.add(matcher.group(1));
                }
            }
        }
        return codes;
    }

    private static Set<String> own(Locale locale) {
        return keys("vn/pcmt/plan/messages", locale);
    }

    private static Set<String> all() {
        Set<String> keys = new TreeSet<>(own(Locale.ROOT));
        keys.addAll(keys("vn/pcmt/kit/messages", Locale.ROOT));
        return keys;
    }

    private static Set<String> keys(String bundle, Locale locale) {
        ResourceBundle texts = ResourceBundle.getBundle(bundle, locale, NO_FALLBACK);
        assertThat(texts.getLocale()).isEqualTo(locale);
        // Only the file's own keys: a bundle also shows those of its parent.
        return new TreeSet<>(locale.equals(Locale.ROOT) ? texts.keySet() : ownKeys(bundle, locale));
    }

    private static Set<String> ownKeys(String bundle, Locale locale) {
        java.util.Properties file = new java.util.Properties();
        String resource = "/" + bundle + "_" + locale.getLanguage() + ".properties";
        try (java.io.InputStream stream = MessagesTest.class.getResourceAsStream(resource)) {
            file.load(stream);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return file.stringPropertyNames();
    }
}
