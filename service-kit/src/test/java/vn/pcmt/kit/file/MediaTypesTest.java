package vn.pcmt.kit.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.pcmt.kit.test.SampleFiles;

class MediaTypesTest {
    @TempDir
    private Path folder;

    @Test
    void filesAreKnownByTheirContent() throws IOException {
        assertThat(typeOf(SampleFiles.PDF)).isEqualTo("application/pdf");
        assertThat(typeOf(SampleFiles.PNG)).isEqualTo("image/png");
        assertThat(typeOf(SampleFiles.JPEG)).isEqualTo("image/jpeg");
        assertThat(typeOf(SampleFiles.zip("[Content_Types].xml", "word/document.xml")))
                .isEqualTo(MediaTypes.DOCX);
        assertThat(typeOf(SampleFiles.zip("[Content_Types].xml", "xl/workbook.xml")))
                .isEqualTo(MediaTypes.XLSX);
    }

    @Test
    void whatRunsOrHidesSomethingIsNoDocument() throws IOException {
        assertThat(typeOf(SampleFiles.PROGRAM)).doesNotContain("pdf", "image", "office");
        assertThat(typeOf(SampleFiles.PAGE)).isEqualTo("text/html");
        assertThat(typeOf(SampleFiles.zip("run.exe"))).isEqualTo("application/zip");
        assertThat(typeOf("=cmd|' /C calc'!A0".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("text/plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "word/vbaProject.bin",
                "word/VBAPROJECT.BIN", // names of parts have no case
                "word/vbaData.xml",
                "word/activeX/activeX1.xml",
                "xl/macrosheets/sheet1.xml"
            })
    void aPackageWithPlacesForProgramsIsNoDocument(String part) throws IOException {
        assertThat(typeOf(SampleFiles.zip("[Content_Types].xml", "word/document.xml", part)))
                .isEqualTo("application/zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.ms-office.vbaProject",
                "application/vnd.ms-office.vba&#80;roject",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
                "application/vnd.ms-excel.macrosheet+xml"
            })
    void aProgramUnderAHarmlessNameIsFoundByWhatThePackageCallsIt(String type) throws IOException {
        String types = "<Types><Default Extension=\"bin\" ContentType=\"" + type + "\"/></Types>";

        assertThat(typeOf(SampleFiles.zip(
                        Map.of("[Content_Types].xml", types, "word/document.xml", "<x/>", "word/settings.bin", "x"))))
                .isEqualTo("application/zip");
    }

    @Test
    void aFileMadeToExhaustItsReaderIsNotRead() throws IOException {
        byte[] bomb = SampleFiles.bomb(210);

        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(typeOf(bomb)).isEqualTo(MediaTypes.UNKNOWN);
        assertThat(typeOf(SampleFiles.bomb(2)))
                .as("it is the size that decides")
                .isEqualTo(MediaTypes.DOCX);
    }

    @Test
    void aPackageWithEntitiesOfItsOwnIsNotRead() throws IOException {
        String types = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Types>&a;</Types>";

        assertThat(typeOf(SampleFiles.zip(Map.of("[Content_Types].xml", types, "word/document.xml", "<x/>"))))
                .isEqualTo(MediaTypes.UNKNOWN);
    }

    @Test
    void whatIsCutOffIsUnknown() throws IOException {
        byte[] whole = SampleFiles.zip("[Content_Types].xml", "word/document.xml");

        assertThat(typeOf(java.util.Arrays.copyOf(whole, whole.length - 30))).isEqualTo(MediaTypes.UNKNOWN);
    }

    private String typeOf(byte[] content) throws IOException {
        return MediaTypes.of(Files.write(folder.resolve("content"), content));
    }
}
