package vn.pcmt.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The numbers are made up: no person has them. */
class FreeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CCCD 045099012345",
                "CCCD: 045099012345.",
                "045 099 012 345",
                "045.099.012.345",
                "045-099-012-345",
                "0450 9901 2345",
                "045 0 99 012345",
                "các số 045099012345, 12 vụ",
                "12 vụ 045099012345 15 vụ",
                "CMND 197123456",
                "CMND 197 123 456",
                "CMND số 197.123.456",
                "CMND 191234567 đồng chí A", // a comrade, no money
                "CMND 191234567 Đồng chí A",
                "CCCD_045099012345.pdf",
                "０４５０９９０１２３４５", // full-width digits
                "0450990\u200B12345", // with a space that is not seen
            })
    void identityNumbersAreFound(String text) {
        assertThat(found(text)).containsExactly(PersonalData.IDENTITY_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gọi 0912345678",
                "gọi 0912 345 678",
                "gọi 0912.345.678",
                "gọi 0912.34.56.78",
                "gọi 0912-345-678",
                "gọi 0912–345–678", // en dashes
                "gọi 0905/123/456",
                "gọi 0905/123456",
                "gọi 0905/12/34/56",
                "gọi 0905/123.456",
                "(tel: 0233/3852/538)",
                "024/3825/1234",
                "gọi 0905.123.456",
                "+84905123456",
                "+84/905/123/456",
                "+84-905-123-456",
                "(0912) 345 678",
                "điện thoại 0233 3852 538",
                "điện thoại (0233) 3.852.538",
                "02333852538",
                "024 3825 1234",
                "01212345678", // the eleven digits of before 2018
                "+84912345678",
                "+84 912 345 678",
                "(+84) 233 3852 538",
                "84912345678",
                "0084 912 345 678",
                "0912 345 678 12 vụ",
                "sđt0912345678",
                "Danh bạ 0912_345_678.xlsx",
            })
    void telephoneNumbersAreFound(String text) {
        assertThat(found(text)).containsExactly(PersonalData.TELEPHONE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nguyễn Văn A sinh năm 1990",
                "sinh năm: 1990",
                "sinh ngày 1/1/1990",
                "sinh ngày 2/3/1990",
                "Sinh ngày 02 tháng 3 năm 1990",
                "sinh 1990",
                "sinh: 1/1/1990",
                "sinh vào năm 1990",
                "sinh tháng 5/1990",
                "sinh năm 90",
                "ngày sinh 01.01.1990",
                "ngày, tháng, năm sinh: 01-01-1990",
                "năm sinh 1990",
                "SN 1990",
                "(SN: 1990)",
                "s.n. 1990",
                "SN 1/1/1990",
                "Trần Thị An sinh năm 1990", // a name, not "an sinh"
                "Người này sinh năm 1990", // not "nảy sinh"
                "người dân sinh năm 1990",
                "phạm nhân sinh năm 1990",
                "đối tượng nữ sinh năm 1990",
                "anh làm bảo vệ sinh năm 1990",
                "SINH NĂM 1990",
                "sinh nam 1990",
                "Nguyen Van A_sinh_nam_1990.docx",
                "nguyen-van-a-sn1990.docx",
                "trẻ sinh ngày 15/12/2025",
                "born on 1/1/1990",
                "DOB: 1/1/1990",
                "date of birth 1990",
            })
    void datesOfBirthAreFound(String text) {
        assertThat(found(text)).containsExactly(PersonalData.DATE_OF_BIRTH);
        assertThat(found(Normalizer.normalize(text, Normalizer.Form.NFD))).containsExactly(PersonalData.DATE_OF_BIRTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hộ chiếu C1234567", "HC: K 0123456", "(B7654321)", "ho-chieu_P1234567.pdf", "C1234567, 12 vụ"})
    void passportNumbersAreFound(String text) {
        assertThat(found(text)).containsExactly(PersonalData.PASSPORT_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nguyenvana@example.com",
                "liên hệ nguyen.van-a+b@mail.example.vn.",
                "<a_b@example.com>",
                "thư: A@EXAMPLE.COM",
                "a@tên-miền.example",
                "a@gov.vn.example.com",
                "a\uFF20example.com", // full-width
            })
    void emailAddressesAreFound(String text) {
        assertThat(found(text)).containsExactly(PersonalData.EMAIL_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Đã kiểm tra 4 trên 10 đơn vị",
                "Nghị định 105/2021/NĐ-CP",
                "Kế hoạch 015/2025-2026",
                "Kế hoạch 0150/2025-2026",
                "số 0125/2025 ngày 15/12/2025",
                "các ngày 05/02, 06/03, 07/04/2025",
                "từ 05/02-03/04/2025",
                "012/345 hộ",
                "tổ A1, khu B2, đường C3",
                "chi C 1.234.567",
                "mẫu K01234567",
                "ảnh DSC1234567.jpg",
                "P1010001.JPG",
                "Quý I 1500000, quý IV 2500000",
                "thư hotro@quangtri.gov.vn.",
                "vanthu@CongAn.QuangTri.gov.vn, phòng 2",
                "lô A12345678",
                "gói A1234567đ",
                "@ 5 giờ, 3 @ 2.500",
                "quy chế 138@",
                "Kế hoạch 125/KH-UBND ngày 26/5/2023",
                "125/KH-UBND",
                "Quyết định 28/2025/QĐ-TTg",
                "Nghị định 09/2019/NĐ-CP, Kế hoạch 233 (QĐ 233/QĐ-UBND, 14/9/2023)",
                "Mã hồ sơ 000.00.01.H50-250101-0001",
                "ngày 15/12/2025",
                "từ 15/11/2025 đến 14/12/2025",
                "ngày 05.12.2025 10 xã đã nộp",
                "05-12-2025 08:00",
                "tháng 03.2025, 05.2025 và 07.2025",
                "03.2025 05.2025 07.2025",
                "giai đoạn 2021-2025, 2026-2030",
                "2023 2024 2025",
                "không phát sinh năm 2025",
                "Phát sinh ngày 15/12/2025: 3 vụ",
                "không phát sinh 2025",
                "tuyên truyền cho 500 học sinh năm 2025",
                "Học sinh năm học 2025-2026",
                "HỌC SINH NĂM 2025",
                "hoc sinh nam 2025",
                "sinh viên năm 2025",
                "sinh hoạt ngày 15/12/2025",
                "buổi sinh hoạt tháng 12/2025",
                "vệ sinh ngày 15/12/2025",
                "an sinh năm 2025",
                "liệt sĩ hy sinh năm 1972",
                "thí sinh năm 2025",
                "vấn đề nảy sinh năm 2025",
                "chăm sóc trẻ sơ sinh năm 2025",
                "biểu mẫu có cột ngày sinh, năm sinh",
                "kinh phí SN 2025", // sự nghiệp
                "SN 12 đường Lê Duẩn", // số nhà
                "12345678 gam",
                "12.000.000 đồng",
                "150.000.000 đồng",
                "150000000 đồng",
                "191234567 đồng chi thường xuyên", // spent
                "150.000.000đ",
                "Kinh phí: 150.000.000",
                "197.123.456 đồng",
                "197 123 456 VNĐ",
                "1.234.567.890 đồng",
                "123.456.789.000 đồng",
                "tổng 84.912.345.678 đồng",
                "12.000.000 15.000.000",
                "nhổ bỏ 123456789 m2",
                "tọa độ 16.7456789, 107.123456789",
                "03 xã, 10 thôn, 125 hộ",
                "các thôn 03 04 05 06 07",
                "120 130 145 160 175",
                "thu 912,345 gam",
                "tỷ lệ 0,123456789",
                "tổng đài 111, 18001567",
                "IMG_20251215_103045.jpg",
                "PXL_20251215_103045123.jpg",
                "bao-cao-202512151030.pdf",
                "Báo cáo tháng 12-2025.pdf",
            })
    void countsDatesAmountsAndDocumentNumbersAreNot(String text) {
        assertThat(found(text)).isEmpty();
        assertThat(found(Normalizer.normalize(text, Normalizer.Form.NFD))).isEmpty();
    }

    @Test
    void aCellOfATableDoesNotRunIntoTheNext() {
        assertThat(found("120\t130\t145")).isEmpty();
        assertThat(found("05\n12345678")).isEmpty();
    }

    @Test
    void aLongTextIsReadAtOnce() {
        String digits = "0 1 2 3 4 5 6 7 8 9 ".repeat(5_000);
        String spaces = "sinh" + " :".repeat(50_000);

        assertThat(found(digits + spaces)).isEmpty();
    }

    @Test
    void theTextIsRefusedByItsFieldAndNotRepeated() {
        assertThatThrownBy(() -> FreeText.require("/note", "gọi 0912 345 678"))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo("text-refused");
                    assertThat(refused.fields())
                            .extracting(FieldProblem::pointer, FieldProblem::code)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple("/note", "personal-data"));
                })
                .hasMessageNotContaining("345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void eachKindIsExplainedInItsOwnWords(String language) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("vn/pcmt/kit/messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        List<String> explained = new ArrayList<>();
        for (String text :
                List.of("045099012345", "0912345678", "sinh năm 1990", "hộ chiếu C1234567", "nguyenvana@example.com")) {
            FieldProblem problem = problems(text).getFirst();
            explained.add(texts.getMessage("field." + problem.code(), problem.args(), Locale.of(language)));
        }

        assertThat(explained).doesNotHaveDuplicates().allSatisfy(text -> assertThat(text)
                .doesNotContain("{", "|", "choice")
                .hasSizeGreaterThan(40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "một \0 hai",
                "\ud800",
                "nửa \udc00 chữ",
                "bao\u202Afdp",
                "bao\u202Efdp",
                "bao\u2066fdp",
                "bao\u2069"
            })
    void whatIsNoTextIsFound(String text) {
        assertThat(problems(text)).extracting(FieldProblem::code).containsExactly("text-unreadable");
    }

    @Test
    void signsBeyondTheCommonOnesAreText() {
        assertThat(problems("Tốt 👍\n\tvà 𠀀")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0912 345 678, TELEPHONE_NUMBER",
        "045123456789, IDENTITY_NUMBER",
        "Ngày sinh, DATE_OF_BIRTH",
        "'NGÀY, THÁNG, NĂM SINH', DATE_OF_BIRTH",
        "Năm sinh:, DATE_OF_BIRTH",
        "Số CMND/CCCD, IDENTITY_NUMBER",
        "Số thẻ căn cước, IDENTITY_NUMBER",
        "Hộ chiếu, IDENTITY_NUMBER"
    })
    void aCellIsJudgedAlsoByWhatStandsUnderIt(String cell, PersonalData kind) {
        assertThat(cell(cell)).extracting(FieldProblem::args).containsExactly(new Object[] {kind.ordinal()});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789",
                "150000000000",
                "-12,345",
                "0.125",
                "0",
                "Số người nghiện",
                "Học sinh",
                "Số người có năm sinh trước 2000",
                "Kế hoạch số 125/KH-UBND ngày 26/5/2023"
            })
    void figuresAndWhatTheyCountAreNoPersonalDataInACell(String cell) {
        assertThat(cell(cell)).isEmpty();
    }

    private static List<FieldProblem> cell(String text) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.checkCell("/B3", text, problems);
        return problems;
    }

    private static List<PersonalData> found(String text) {
        return problems(text).stream()
                .map(problem -> PersonalData.values()[(int) problem.args()[0]])
                .toList();
    }

    private static List<FieldProblem> problems(String text) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/note", text, problems);
        return problems;
    }
}
