package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MediaTypesTest {

    @Test
    void filesAreKnownByTheirContent() {
        assertThat(MediaTypes.of(Samples.PDF)).isEqualTo("application/pdf");
        assertThat(MediaTypes.of(Samples.PNG)).isEqualTo("image/png");
        assertThat(MediaTypes.of(Samples.JPEG)).isEqualTo("image/jpeg");
        assertThat(MediaTypes.of(Samples.zip("[Content_Types].xml", "word/document.xml")))
                .isEqualTo(MediaTypes.DOCX);
        assertThat(MediaTypes.of(Samples.zip("[Content_Types].xml", "xl/workbook.xml")))
                .isEqualTo(MediaTypes.XLSX);
    }

    @Test
    void whatRunsOrHidesSomethingIsNoDocument() {
        assertThat(MediaTypes.of(Samples.PROGRAM)).doesNotContain("pdf", "image", "office");
        assertThat(MediaTypes.of(Samples.PAGE)).isEqualTo("text/html");
        assertThat(MediaTypes.of(Samples.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEqualTo("application/zip");
        assertThat(MediaTypes.of(Samples.zip("run.exe"))).isEqualTo("application/zip");
        assertThat(MediaTypes.of("=cmd|' /C calc'!A0".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("text/plain");
    }

    @Test
    void aFileMadeToExhaustItsReaderIsNotRead() {
        byte[] bomb = Samples.bomb();

        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThat(MediaTypes.of(bomb)).isEqualTo(MediaTypes.UNKNOWN);
    }
}
