package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One box above every page finds things of every kind. */
@ConsolePages
class SearchPagesTest {
    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void findsThingsOfEveryKind() throws Exception {
        assertThat(pages.page(get("/tim").param("q", "khe sanh"), "LEADER"))
                .contains("Số người nghiện", "href=\"/chi-tieu/CA01\"")
                .contains("Chương trình &lt;b&gt;2030&lt;/b&gt;", "href=\"/ke-hoach/kh-1\"", "9/KH-UBND")
                .contains("href=\"/nhiem-vu/nv-1\"", "href=\"/don-vi/");
        assertThat(pages.page(get("/tim").param("q", "khe sanh").header("HX-Request", "true"), "OFFICER"))
                .startsWith("<div>")
                .contains("CA01")
                .doesNotContain("<html");
    }

    @Test
    void aKindThatCannotBeSearchedLeavesTheOthers() throws Exception {
        pages.answer("GET /api/v1/indicators", 500, "{}");

        assertThat(pages.page(get("/tim").param("q", "khe"), "LEADER"))
                .contains("Chưa tìm được ở phần này", "/ke-hoach/kh-1");
    }

    @Test
    void shortWordsAskNothingAndNothingFoundIsSaid() throws Exception {
        pages.page(get("/tim").param("q", "k"), "LEADER");
        assertThat(pages.calls("GET", "/api/v1/indicators")).isEmpty();

        String nothing = "{\"items\":[],\"page\":0,\"size\":20,\"total\":0}";
        pages.answer("GET /api/v1/indicators", 200, "[]");
        pages.answer("GET /api/v1/units", 200, nothing);
        pages.answer("GET /api/v1/plans", 200, nothing);
        pages.answer("GET /api/v1/task-search", 200, nothing);
        assertThat(pages.page(get("/tim").param("q", "xyz").param("ngon-ngu", "en"), "LEADER"))
                .contains("Nothing was found under “xyz”")
                .doesNotContain("??");
    }
}
