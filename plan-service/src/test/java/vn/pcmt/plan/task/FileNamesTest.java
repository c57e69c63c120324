package vn.pcmt.plan.task;

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
        assertThat(FileNames.safe(sent)).isEqualTo(kept);
    }

    @Test
    void lineBreaksAndReversedTextAreTakenOut() {
        assertThat(FileNames.safe("a\r\nSet-Cookie: x=1.pdf")).isEqualTo("aSet-Cookie x=1.pdf");
        assertThat(FileNames.safe("bao-cao\u202Efdp.exe")).isEqualTo("bao-caofdp.exe");
        assertThat(FileNames.safe("\0")).isEqualTo("minh-chung");
        assertThat(FileNames.safe(null)).isEqualTo("minh-chung");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(FileNames.safe("😀".repeat(200))).isEqualTo("😀".repeat(120));
    }
}
