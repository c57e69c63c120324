package vn.pcmt.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CCCD 045099012345",
                "CMND 197123456",
                "gọi 0912345678",
                "gọi 0912 345 678",
                "+84912345678",
                "Nguyễn Văn A sinh năm 1990",
                "sinh ngày 2/3/1990"
            })
    void personalDataIsFound(String text) {
        assertThat(problems(text)).containsExactly(new FieldProblem("/note", "personal-data"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đã kiểm tra 4 trên 10 đơn vị",
                "Kế hoạch 125/KH-UBND ngày 26/5/2023",
                "12345678 gam", // eight digits
                "Quyết định 28/2025/QĐ-TTg",
                "1.234.567.890 đồng"
            })
    void countsAndDocumentNumbersAreNot(String text) {
        assertThat(problems(text)).isEmpty();
    }

    private static List<FieldProblem> problems(String text) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/note", text, problems);
        return problems;
    }
}
