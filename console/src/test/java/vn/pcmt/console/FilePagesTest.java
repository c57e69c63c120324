package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** A file of a large area is ordered, looked after, called off and taken. */
@ConsolePages
class FilePagesTest {
    private static final String ORDER = "/so-lieu/" + FigureAnswers.PROVINCE + "/tep";
    private static final String EXPORTS = "/api/v1/areas/" + FigureAnswers.PROVINCE + "/exports";
    private static final String FILE = "/tep/x1";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void theFileIsOrderedOnceForEachPressOfAButton() throws Exception {
        assertThat(pages.page(get("/dia-ban/" + FigureAnswers.PROVINCE).param("ky", "2026-11"), "LEADER"))
                .containsPattern("<form[^>]*action=\"" + ORDER + "\"")
                .containsPattern("name=\"dang\" value=\"docx\"")
                .contains("/tep/csv?ky=2026-11");

        assertThat(order().getRedirectedUrl()).isEqualTo(FILE);
        order();

        assertThat(pages.calls("POST", EXPORTS)).hasSize(2).allSatisfy(call -> {
            assertThat(call.query())
                    .containsEntry("format", "docx")
                    .containsEntry("period", "2026-11")
                    .containsEntry("template", "PCMT-THANG");
            assertThat(call.headers()).containsEntry("idempotency-key", "key-of-the-page-docx");
        });
    }

    @Test
    void itsPageTellsHowFarItIsWithAndWithoutAScript() throws Exception {
        assertThat(pages.page(get(FILE), "LEADER"))
                .contains("Đang tạo tệp", "Bước 2 trên 3: ghi tệp", "Xem tiến độ", "Dừng lại")
                .contains("hx-get=\"" + FILE + "\"", "every 1s")
                .doesNotContain("??", "/tai\"");
        assertThat(pages.page(get(FILE).header("HX-Request", "true"), "LEADER"))
                .as("the block alone")
                .contains("every 1s")
                .doesNotContain("<html");

        pages.answer("GET " + FigureAnswers.FILE, 200, FigureAnswers.ordered("DONE", "KEEPING", FigureAnswers.MADE));
        pages.answer("GET " + FigureAnswers.FILE + "/file", 200, "the file");
        assertThat(pages.page(get(FILE), "LEADER"))
                .contains("Tệp đã sẵn sàng", "so-lieu-44.docx (20 KB)", "Tải trước 10:42 ngày 22/11/2026")
                .contains("href=\"" + FILE + "/tai\"")
                .doesNotContain("every 1s", "Dừng lại");
        assertThat(Pages.text(pages.open(get(FILE + "/tai"), "LEADER"))).isEqualTo("the file");
    }

    @Test
    void itIsCalledOffAndSaysWhyThereIsNone() throws Exception {
        assertThat(pages.open(post(FILE + "/dung").param("key", "k-123456").with(csrf()), "LEADER")
                        .getRedirectedUrl())
                .isEqualTo(FILE);
        assertThat(pages.calls("POST", FigureAnswers.FILE + "/cancellation")).hasSize(1);

        pages.answer(
                "GET " + FigureAnswers.FILE,
                200,
                FigureAnswers.ordered(
                        "FAILED",
                        "WRITING",
                        ",\"done\":\"2026-11-22T02:42:19Z\",\"failure\":{\"code\":\"pdf-busy\",\"title\":\"t\","
                                + "\"detail\":\"Máy <b>bận</b>\"}"));
        assertThat(pages.page(get(FILE), "LEADER"))
                .contains("Không tạo được tệp", "Máy &lt;b&gt;bận&lt;/b&gt;")
                .doesNotContain("every 1s", "/tai\"");
    }

    @Test
    void whatCannotBeOrderedIsSaidWithTheWayBack() throws Exception {
        pages.answer("POST " + EXPORTS, 429, "{\"code\":\"too-many-exports\",\"detail\":\"Nhiều nhất 2 tệp.\"}");

        var refused = order();

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Pages.text(refused))
                .contains("Nhiều nhất 2 tệp.", "href=\"/dia-ban/" + FigureAnswers.PROVINCE + "\"")
                .doesNotContain("??", "id=\"tien-do\"");
    }

    @Test
    void whatIsOverIsSaidToBeOver() throws Exception {
        pages.answer("GET " + FigureAnswers.FILE, 404, "{\"code\":\"export-unknown\",\"detail\":\"Đã quá 60 phút.\"}");

        var gone = pages.open(get(FILE), "LEADER");

        assertThat(gone.getStatus()).isEqualTo(404);
        assertThat(Pages.text(gone)).contains("Đã quá 60 phút.");
    }

    private MockHttpServletResponse order() throws Exception {
        return pages.open(
                post(ORDER)
                        .param("dang", "docx")
                        .param("ky", "2026-11")
                        .param("key", "key-of-the-page")
                        .with(csrf()),
                "LEADER");
    }
}
