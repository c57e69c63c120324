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

/** Everybody reads what was published; leaders and reviewers freeze figures. */
@ConsolePages
class PublicationPagesTest {
    private static final String ONE = "/cong-bo/cb-2";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void listsWhatWasPublishedForEverybody() throws Exception {
        assertThat(pages.page(get("/cong-bo"), "COMMUNE_REPORTER"))
                .contains("Số liệu &lt;b&gt;tháng 10&lt;/b&gt;")
                .contains("Tháng 10/2026")
                .contains("href=\"" + ONE + "\"")
                .doesNotContain("name=\"ten\"");
        assertThat(pages.page(get("/tong-quan"), "LEADER")).contains("href=\"/cong-bo\"");
    }

    @Test
    void showsEachRevisionAndWhatIsNotTold() throws Exception {
        assertThat(pages.page(get(ONE), "LEADER"))
                .contains("Bản 1: Số liệu đầu")
                .containsPattern("Số người nghiện(?s:.*?)1\\.200(?s:.*?)1\\.234(?s:.*?)\\+34 \\(\\+2,833%\\)")
                .containsPattern("Số vụ(?s:.*?)–(?s:.*?)không nêu")
                .contains("không nêu 3 số liệu, vì số dưới 5")
                .contains("9f86d081884c7d65")
                .doesNotContain("không còn khớp");
    }

    @Test
    void warnsOfFiguresThatWereChanged() throws Exception {
        String intact = PublicationAnswers.answer("GET", PublicationAnswers.ONE);
        pages.answer("GET " + PublicationAnswers.ONE, 200, intact.replace("\"intact\":true", "\"intact\":false"));

        assertThat(pages.page(get(ONE), "LEADER")).contains("Số liệu không còn khớp mã băm");
    }

    @Test
    void aPublicationUnderEmbargoIsUnknownToOthers() throws Exception {
        pages.answer("GET " + PublicationAnswers.ONE, 404, "{\"code\":\"publication-unknown\"}");

        assertThat(pages.open(get(ONE), "COMMUNE_REPORTER").getStatus()).isEqualTo(404);
    }

    @Test
    void freezesTheFiguresOfAPeriodUntilAMoment() throws Exception {
        String form = pages.page(get("/cong-bo"), "REVIEWER");
        assertThat(form).contains("value=\"2026-11\"").doesNotContain("value=\"2026-12\"");

        var response =
                pages.open(freeze("Số liệu tháng 11").param("gio", "9:00").param("ngay", "30/11/2026"), "REVIEWER");

        assertThat(response.getRedirectedUrl()).isEqualTo("/cong-bo/cb-3?xong=1");
        var call = pages.calls("POST", PublicationAnswers.ALL).getFirst();
        assertThat(call.body())
                .contains("\"name\":\"Số liệu tháng 11\"", "\"period\":\"2026-11\"", "2026-11-30T02:00:00Z");
        assertThat(call.headers()).containsEntry("idempotency-key", "key-of-this-form");
    }

    @Test
    void freezesTheFiguresOfAGroupOfAreas() throws Exception {
        assertThat(pages.page(get("/cong-bo"), "REVIEWER"))
                .contains("value=\"group:xa-bien-gioi\"", "Các xã &lt;b&gt;biên giới", "value=\"19429@2025-07-01\"");
        assertThat(pages.page(get("/cong-bo"), "COMMUNE_REPORTER")).doesNotContain("name=\"khu-vuc\"");

        String empty = pages.page(get("/cong-bo").param("khu-vuc", "group:xa-bien-gioi"), "REVIEWER");
        assertThat(empty)
                .contains("Chưa có số liệu nào được chốt")
                .containsPattern("name=\"khu-vuc\" value=\"group:xa-bien-gioi\"");
        var response = pages.open(freeze("Các xã biên giới").param("khu-vuc", "group:xa-bien-gioi"), "REVIEWER");

        assertThat(response.getRedirectedUrl()).isEqualTo("/cong-bo/cb-4?xong=1");
        assertThat(pages.calls("POST", PublicationAnswers.OF_GROUP)).hasSize(1);
    }

    @Test
    void movesAnEmbargoThatIsNotOverWithItsReason() throws Exception {
        assertThat(pages.page(get(ONE), "LEADER"))
                .as("it is over")
                .contains("Chờ họp báo")
                .doesNotContain("name=\"ly-do\"");
        keptBack();
        assertThat(pages.page(get(ONE), "LEADER")).contains("name=\"ly-do\"");

        var response = pages.open(move("Hoãn họp").param("gio", "9:00").param("ngay", "30/11/2026"), "LEADER");

        assertThat(response.getRedirectedUrl()).isEqualTo(ONE + "?xong=moved");
        var call = pages.calls("PUT", PublicationAnswers.ONE + "/embargo").getFirst();
        assertThat(call.body()).contains("2026-11-30T02:00:00Z", "Hoãn họp");
        assertThat(call.headers())
                .containsEntry("if-match", "\"1\"")
                .containsEntry("idempotency-key", "key-of-this-form");
    }

    @Test
    void endsAnEmbargoNowAndAsksForAReason() throws Exception {
        keptBack();
        var nameless = pages.open(move(" ").param("ngay-bay-gio", "1"), "LEADER");
        assertThat(nameless.getStatus()).isEqualTo(422);
        assertThat(Pages.text(nameless)).containsPattern("id=\"e-reason\"[^>]*>Hãy nêu lý do");
        assertThat(Pages.text(pages.open(move("Hoãn"), "LEADER"))).contains("id=\"e-until\"");
        assertThat(pages.calls("PUT", PublicationAnswers.ONE + "/embargo")).isEmpty();

        assertThat(pages.open(move("Đã họp").param("ngay-bay-gio", "1"), "LEADER")
                        .getStatus())
                .isEqualTo(302);
        assertThat(pages.calls("PUT", PublicationAnswers.ONE + "/embargo")
                        .getFirst()
                        .body())
                .contains("1970-01-01T00:00:00Z");
    }

    private void keptBack() throws Exception {
        String open = PublicationAnswers.answer("GET", PublicationAnswers.ONE);
        pages.answer("GET " + PublicationAnswers.ONE, 200, open.replace("\"open\":true", "\"open\":false"));
    }

    private static MockHttpServletRequestBuilder move(String reason) {
        return post(ONE + "/giu-kin")
                .param("ly-do", reason)
                .param("version", "1")
                .param("key", "key-of-this-form")
                .with(csrf());
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() throws Exception {
        var nameless = pages.open(freeze(" "), "LEADER");
        assertThat(nameless.getStatus()).isEqualTo(422);
        assertThat(Pages.text(nameless)).containsPattern("id=\"e-name\"[^>]*>Hãy đặt tên");
        var half = pages.open(freeze("Tên").param("ngay", "30/11/2026"), "LEADER");
        assertThat(Pages.text(half)).contains("id=\"e-embargo\"");
        assertThat(pages.calls("POST", PublicationAnswers.ALL)).isEmpty();

        pages.answer("POST " + PublicationAnswers.ALL, 422, """
                {"code":"text-refused","detail":"Không được nhận","errors":[
                  {"pointer":"/name","code":"personal-data","message":"Có số điện thoại"}]}""");
        assertThat(Pages.text(pages.open(freeze("0912345678"), "LEADER")))
                .containsPattern("id=\"e-name\"[^>]*>Có số điện thoại")
                .contains("value=\"0912345678\"");
    }

    @Test
    void handsTheFiguresOutAsAFile() throws Exception {
        pages.answer("GET " + PublicationAnswers.ONE + "/figures.csv", 200, "a,b");

        assertThat(Pages.text(pages.open(get(ONE + "/tep/csv"), "LEADER"))).isEqualTo("a,b");
        assertThat(pages.open(get(ONE + "/tep/exe"), "LEADER").getStatus()).isEqualTo(404);
    }

    @Test
    void hasWordsForEverythingInBothLanguages() throws Exception {
        for (String language : List.of("vi", "en")) {
            for (String path : List.of("/cong-bo", ONE)) {
                assertThat(pages.page(get(path).param("ngon-ngu", language), "LEADER"))
                        .as(path)
                        .doesNotContain("??");
            }
        }
        assertThat(pages.page(get(ONE).param("ngon-ngu", "en"), "LEADER"))
                .contains("Addicts")
                .doesNotContain("Số người nghiện");
    }

    private static MockHttpServletRequestBuilder freeze(String name) {
        return post("/cong-bo")
                .param("ten", name)
                .param("ky", "2026-11")
                .param("key", "key-of-this-form")
                .with(csrf());
    }
}
