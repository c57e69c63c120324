package vn.pcmt.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern REFUSAL = Pattern.compile(
            "new (?:Refusal\\(\\s*Refusal\\.Kind\\.\\w+,\\s*|Refusal\\(\\s*Kind\\.\\w+,\\s*|ReportRefused\\(\\s*)\"([a-z-]+)\"");
    private static final Pattern FIELD =
            Pattern.compile("new FieldProblem\\((?:[^;\"]|\"/[^\"]*\"|\"/\")*?,\\s*\"([a-z-]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"report/messages", "report/rule/messages"})
    void everyTextExistsInBothLanguages(String bundle) throws IOException {
        assertThat(texts(bundle + "_en").stringPropertyNames())
                .isEqualTo(texts(bundle).stringPropertyNames())
                .isNotEmpty();
    }

    @Test
    void everyRefusalInTheCodeHasATitleAndADetail() throws IOException {
        Set<String> codes = codes(REFUSAL);
        assertThat(codes).contains("report-invalid", "window-closed", "wrong-unit", "unit-unknown");
        assertThat(codes)
                .allSatisfy(code -> assertThat(known()).contains("problem." + code, "problem." + code + ".title"));
    }

    @Test
    void everyFieldProblemInTheCodeHasAText() throws IOException {
        Set<String> codes = codes(FIELD);
        assertThat(codes).contains("blank", "negative", "too-large", "too-many-decimals");
        assertThat(codes).allSatisfy(code -> assertThat(known()).contains("field." + code));
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

    private static Set<String> known() throws IOException {
        Set<String> keys = new TreeSet<>(texts("report/messages").stringPropertyNames());
        keys.addAll(texts("report/rule/messages").stringPropertyNames());
        keys.addAll(texts("kit/messages").stringPropertyNames());
        return keys;
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                MessagesTest.class.getResourceAsStream("/vn/pcmt/" + bundle + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
