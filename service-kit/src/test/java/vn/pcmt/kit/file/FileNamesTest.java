package vn.pcmt.kit.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Báo cáo kiểm tra.pdf, Báo cáo kiểm tra.pdf",
        "../../etc/passwd, passwd",
        "'C:\\Users\\a\\bc.docx', bc.docx",
        ".htaccess, htaccess",
        "'..', minh-chung",
        "'a/', minh-chung",
        "'   ', minh-chung",
        "'x\"; filename=evil.exe', x filename=evil.exe",
    })
    void onlyTheLastPartStaysWithoutWhatQuotesOrHides(String sent, String kept) {
        assertThat(safe(sent)).isEqualTo(kept);
    }

    @Test
    void lineBreaksAndReversedTextAreTakenOut() {
        assertThat(safe("a\r\nSet-Cookie: x=1.pdf")).isEqualTo("aSet-Cookie x=1.pdf");
        assertThat(safe("bao-cao\u202Efdp.exe")).isEqualTo("bao-caofdp.exe");
        assertThat(safe("\0")).isEqualTo("minh-chung");
        assertThat(safe(null)).isEqualTo("minh-chung");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(safe("😀".repeat(200))).isEqualTo("😀".repeat(120));
    }

    @ParameterizedTest
    @CsvSource({
        "bao-cao.pdf, application/pdf, bao-cao.pdf",
        "BAO-CAO.PDF, application/pdf, BAO-CAO.PDF",
        "anh.jpeg, image/jpeg, anh.jpeg",
        "anh.jpg, image/jpeg, anh.jpg",
        "x.hta, application/pdf, x.hta.pdf",
        "run.bat, image/png, run.bat.png",
        "x.pdf.exe, application/pdf, x.pdf.exe.pdf",
        "minh-chung, image/jpeg, minh-chung.jpg",
        "a.xlsx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, a.xlsx.docx",
    })
    void aNameEndsAsWhatIsInTheFile(String name, String type, String typed) {
        assertThat(FileNames.typed(name, type)).isEqualTo(typed);
    }

    @Test
    void aLongNameMakesRoomForItsEnding() {
        assertThat(FileNames.typed("😀".repeat(120), "application/pdf")).isEqualTo("😀".repeat(116) + ".pdf");
    }

    private static String safe(String sent) {
        return FileNames.safe(sent, "minh-chung");
    }
}
