package vn.pcmt.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class FoldedTest {

    @Test
    void diacriticsAreTakenOffHoweverTheyAreComposed() {
        assertThat(Folded.of("Đã điều tra Ở XÃ ĐỒNG LÊ")).isEqualTo("da dieu tra o xa dong le");
        assertThat(Folded.of(Normalizer.normalize("Đã ở xã", Normalizer.Form.NFD)))
                .isEqualTo("da o xa");
    }

    @Test
    void lettersKeepTheirCaseWhereItMatters() {
        assertThat(Folded.keepingCase("Nguyễn Thị Ẩn, Đông Hà")).isEqualTo("Nguyen Thi An, Dong Ha");
    }

    @Test
    void digitsAreDigitsHoweverTheyLook() {
        assertThat(Folded.of("０９１２\u00A0345\u200B678")).isEqualTo("0912 345678");
    }
}
