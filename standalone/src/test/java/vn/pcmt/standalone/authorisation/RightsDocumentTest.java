package vn.pcmt.standalone.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RightsDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "AUTHORISATION.md");

    @Test
    void theDocumentSaysWhatTheTablesSay() throws IOException {
        Map<String, Rights> tables = new LinkedHashMap<>();
        for (String service : List.of("plan", "report", "notification")) {
            tables.put(service, Rights.of(service));
        }
        String document = RightsDocument.of(tables);
        if (Boolean.getBoolean("authorisation.write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content().isEqualTo(document);
    }
}
