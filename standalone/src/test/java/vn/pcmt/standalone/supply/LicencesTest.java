package vn.pcmt.standalone.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesTest {

    private static final Path NOTICE = Path.of("..", "NOTICE");

    @Test
    void everyLibraryMayBeUsedUnderALicenceThatIsAllowed() throws Exception {
        Licences licences = Licences.read();

        assertThat(Library.all()).hasSizeGreaterThan(100).allMatch(licences::allow);
    }

    @Test
    void aLibraryWithoutALicenceOrUnderAnotherIsNotAllowed() throws Exception {
        Licences licences = Licences.read();

        assertThat(licences.allow(new Library("org.example:none", "1", List.of())))
                .isFalse();
        assertThat(licences.allow(new Library("org.example:network", "1", List.of("AGPL-3.0-only"))))
                .isFalse();
        assertThat(licences.allow(new Library("org.example:either", "1", List.of("GPL-2.0-only", "MIT"))))
                .isTrue();
    }

    /** The table as it should be lies in {@code target/NOTICE.libraries} afterwards. */
    @Test
    void theNoticeListsTheLibrariesOfTheProductAndNoOthers() throws Exception {
        List<String> expected = Licences.read().table(Library.all());
        Files.write(Path.of("target", "NOTICE.libraries"), expected);

        List<String> listed = Files.readAllLines(NOTICE).stream()
                .filter(line -> line.matches("[\\w.-]+:[\\w.-]+ .*"))
                .toList();

        assertThat(listed).isEqualTo(expected);
    }
}
