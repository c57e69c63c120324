package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Ranking among peers, the yearly classification with its decision, and where a figure comes from. */
@ConsolePages
class StandingPagesTest {
    private static final String UNIT = StubServices.COMMUNE;
    private static final String CLASS = "/phan-loai/" + UNIT;

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void unitsAreRankedAmongTheirPeersWithTheFormulaAndWhatLooksGamed() throws Exception {
        assertThat(pages.page(get("/xep-hang").param("ky", "2026-11"), "LEADER"))
                .contains("(w1·kết quả) / w1", "kết quả 4, tiến bộ 3, chất lượng 3", "(ít hơn là tốt)")
                .containsSubsequence("Xã, biên giới, từ 20.000 dân", "đồng hạng", "Xã &lt;b&gt;Khe Sanh&lt;/b&gt;")
                .contains("giống kỳ trước 10/2026")
                .containsSubsequence("Đặc khu, dưới 10.000 dân", "không có đơn vị cùng nhóm");
        assertThat(pages.page(get("/xep-hang/" + UNIT + "/cac-ky").param("ky", "2026-11"), "LEADER"))
                .containsSubsequence("10/2026", "Hạng 3/36", "11/2026", "Hạng 2/36");
    }

    @Test
    void theTargetIsMeasuredByDecisionsAndProposalsStandApart() throws Exception {
        assertThat(pages.page(get("/phan-loai").param("nam", "2025"), "LEADER"))
                .containsSubsequence("Theo quyết định", "46,15%", "36/78", "Theo đề xuất", "57,69%", "45/78")
                .contains("chỉ quyết định mới tính")
                .containsSubsequence("Đặc khu Cồn Cỏ", "Chưa quyết định", "thiếu số liệu");
    }

    @Test
    void aProposalIsShownWithItsArithmeticAndDoubts() throws Exception {
        assertThat(pages.page(get(CLASS).param("nam", "2025"), "LEADER"))
                .contains("(28 + 12) / 27615 = 0.14 %", "28 − 5 = 23")
                .contains("Chưa nói có thuộc tuyến trọng điểm")
                .contains("Đủ &lt;b&gt;điều kiện&lt;/b&gt;")
                .doesNotContain("name=\"lydo\"");
    }

    @Test
    void aReviewerDecidesOnceAndWithAReason() throws Exception {
        assertThat(pages.page(get(CLASS).param("nam", "2025"), "REVIEWER")).contains("name=\"lydo\"");

        var answer = pages.open(decide("FREE", "Đủ điều kiện"), "REVIEWER");

        assertThat(answer.getRedirectedUrl()).isEqualTo(CLASS + "?nam=2025&xong=1");
        var call = pages.calls("PUT", StandingAnswers.CLASS + "2025").getFirst();
        assertThat(call.body()).contains("\"drugFree\":true", "\"areaClass\":null", "\"keyRoute\":false");
        assertThat(call.headers()).containsEntry("idempotency-key", "key-of-this-form");
        assertThat(call.headers()).containsEntry("if-match", "\"1\"");
    }

    @Test
    void whatIsMissingOrRefusedIsSaidBesideItsField() throws Exception {
        assertThat(Pages.text(pages.open(decide("", "Lý do"), "REVIEWER"))).contains("id=\"e-class\"");
        assertThat(Pages.text(pages.open(decide("II", " "), "REVIEWER"))).contains("id=\"e-reason\"");
        assertThat(pages.calls("PUT", StandingAnswers.CLASS + "2025")).isEmpty();

        pages.answer("PUT " + StandingAnswers.CLASS + "2025", 422, """
                {"code":"text-refused","detail":"Không được nhận","errors":[
                  {"pointer":"/reason","code":"personal-data","message":"Có số điện thoại"}]}""");
        var refused = pages.open(decide("II", "Gọi 0912345678"), "REVIEWER");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused))
                .containsPattern("id=\"e-reason\"[^>]*>Có số điện thoại")
                .contains("Gọi 0912345678");
    }

    @Test
    void aFigureIsMadeAnewFromTheReportsAndTheDifferenceIsSaid() throws Exception {
        assertThat(pages.page(lineage(), "LEADER"))
                .contains("Số đang hiện không khớp")
                .containsSubsequence("Đã nhận", "Σ = 28", "khớp", "Đã chấp nhận", "Σ = 26", "lệch")
                .contains("Trong đó 77 báo cáo bạn không được xem riêng")
                .containsSubsequence("Xã &lt;b&gt;Khe Sanh&lt;/b&gt;", "tính 0,4 phần", "bản 2", "bc-19429", "Đếm lại")
                .contains("/duyet/" + StubServices.REPORT);
        assertThat(pages.page(lineage(), "COMMUNE_HEAD"))
                .contains("/bao-cao/" + StubServices.REPORT)
                .doesNotContain("/duyet/");
    }

    @Test
    void whyAFigureMovedIsToldBetweenTwoMoments() throws Exception {
        assertThat(pages.page(lineage().param("tu-ngay", "18/11/2026").param("tu-gio", "7:00"), "LEADER"))
                .contains("đã nhận 20 → 28 (+8), đã chấp nhận – → 27 (+27)")
                .containsSubsequence("20 → 28", "Sửa", "bc-19429", "Đếm lại");
        assertThat(pages.queries("/api/v1/areas/" + UNIT + "/figures/CA01/movement"))
                .hasSize(1)
                .allSatisfy(query -> assertThat(query).containsEntry("since", "2026-11-18T00:00:00Z"));
        assertThat(pages.page(lineage().param("tu-ngay", "31/02/2026"), "LEADER"))
                .contains("id=\"e-since\"");
    }

    @Test
    void hasWordsForEverythingInBothLanguages() throws Exception {
        for (String language : List.of("vi", "en")) {
            for (String path : List.of("/xep-hang", "/phan-loai", CLASS)) {
                assertThat(pages.page(get(path).param("ngon-ngu", language), "REVIEWER"))
                        .as(path)
                        .doesNotContain("??");
            }
            assertThat(pages.page(lineage().param("ngon-ngu", language).param("tu-ngay", "18/11/2026"), "LEADER"))
                    .doesNotContain("??");
        }
    }

    private static MockHttpServletRequestBuilder lineage() {
        return get("/nguon-so-lieu")
                .param("dia-ban", UNIT)
                .param("chi-tieu", "CA01")
                .param("ky", "2026-11");
    }

    private static MockHttpServletRequestBuilder decide(String outcome, String reason) {
        return post(CLASS)
                .param("nam", "2025")
                .param("loai", outcome)
                .param("tuyen", "KHONG")
                .param("lydo", reason)
                .param("etag", "\"1\"")
                .param("key", "key-of-this-form")
                .with(csrf());
    }
}
