package vn.pcmt.standalone.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The libraries of the product against what is published of them: the records that are kept beside this class, and with
 * {@code -Dpcmt.advisories=FILE.zip} also those of a whole database.
 */
class AdvisoriesTest {

    private static final String RECORD = """
            {"id": "TEST-1", "affected": [{"package": {"ecosystem": "Maven", "name": "org.example:thing"}, "ranges": [
             {"type": "ECOSYSTEM", "events": [
              {"introduced": "2.0.0"}, {"fixed": "2.3.10"}, {"introduced": "3.0.0-M1"}, {"last_affected": "3.1.9"}]}]}]}
            """;

    @TempDir
    Path folder;

    @Test
    void nothingIsPublishedOfALibraryThatIsNotExplained() throws Exception {
        List<Advisory> advisories = new ArrayList<>(Advisory.kept());
        String export = System.getProperty("pcmt.advisories");
        if (export != null) {
            advisories.addAll(Advisory.in(Path.of(export)));
        }

        assertThat(hits(advisories)).isSubsetOf(accepted());
    }

    @Test
    void nothingIsExplainedThatIsNotThere() throws Exception {
        assertThat(hits(Advisory.kept())).containsAll(accepted());
    }

    @ParameterizedTest
    @CsvSource({
        "1.9.9, false",
        "2.0.0, true",
        "2.3.9, true",
        "2.3.10, false",
        "2.10.0, false",
        "3.0.0-M1, true",
        "3.1.9, true",
        "3.1.10, false"
    })
    void tellsByTheVersionWhetherALibraryIsHit(String version, boolean hit) {
        assertThat(advisory().hits(new Library("org.example:thing", version, List.of())))
                .isEqualTo(hit);
    }

    @Test
    void doesNotTakeAnotherLibraryForTheOneThatIsMeant() {
        assertThat(advisory().hits(new Library("org.example:things", "2.0.0", List.of())))
                .isFalse();
    }

    @Test
    void readsAnExportOfAWholeDatabase() throws Exception {
        Path export = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(export))) {
            zip.putNextEntry(new ZipEntry("TEST-1.json"));
            zip.write(RECORD.getBytes());
        }

        assertThat(Advisory.in(export)).extracting(Advisory::id).containsExactly("TEST-1");
    }

    private static Advisory advisory() {
        return new Advisory(JsonMapper.shared().readTree(RECORD));
    }

    private static List<String> hits(List<Advisory> advisories) {
        List<Library> libraries = Library.all();
        return advisories.stream()
                .filter(advisory -> libraries.stream().anyMatch(advisory::hits))
                .map(Advisory::id)
                .toList();
    }

    private static List<String> accepted() throws IOException {
        Properties accepted = new Properties();
        try (InputStream file =
                Objects.requireNonNull(AdvisoriesTest.class.getResourceAsStream("accepted-advisories.properties"))) {
            accepted.load(file);
        }
        return List.copyOf(accepted.stringPropertyNames());
    }
}
