package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import vn.pcmt.console.access.Sessions;

/** Everybody sees his own account, signs out everywhere, and finds help. */
@ConsolePages
class AccountPagesTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/140.0";

    @Autowired
    private Pages pages;

    @Autowired
    private Sessions sessions;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void showsWhoOneIsAndWhereOneIsSignedIn() throws Exception {
        pages.answer("GET /api/v1/officers/user", 200, """
                {"id":"user","name":"Người dùng thử","post":"Trưởng <b>phòng</b>","unitKey":"19429@2025-07-01",
                 "roles":["LEADER"],"posts":[],"inOffice":true,
                 "leaves":[{"from":"2026-01-01","to":"2099-01-01","deputy":"ct-19429"}]}""");

        assertThat(pages.page(get("/tai-khoan").header("User-Agent", FIREFOX), "LEADER"))
                .contains("Người dùng thử", "Xã Khe Sanh", "Trưởng &lt;b&gt;phòng&lt;/b&gt;", "người thay: ct-19429")
                .contains("Firefox", "nơi này")
                .doesNotContain("??");
    }

    @Test
    void staysWithoutTheRecordOfAnOfficer() throws Exception {
        assertThat(pages.page(get("/tai-khoan"), "LEADER"))
                .contains("Người dùng thử")
                .doesNotContain("??");
        pages.answer("GET /api/v1/officers/user", 503, "{}");
        assertThat(pages.page(get("/tai-khoan"), "LEADER")).contains("role=\"alert\"", "dang-xuat-het");
    }

    @Test
    void signingOutEverywhereEndsEverySessionAtItsNextPageAndThatOfTheProvider() throws Exception {
        var here = new MockHttpSession();
        var there = new MockHttpSession();
        pages.open(get("/tai-khoan").session(there), "LEADER");
        assertThat(pages.page(get("/tai-khoan").session(here), "LEADER")).contains("dang-xuat-het");

        var out = pages.open(post("/tai-khoan/dang-xuat-het").session(here).with(csrf()), "LEADER");

        assertThat(out.getHeader("Refresh")).contains("/connect/logout", "id_token_hint=");
        assertThat(here.isInvalid()).isTrue();
        assertThat(there.isInvalid()).isFalse();
        var part = pages.open(get("/hop-viec/so").session(there).header("HX-Request", "true"), "LEADER");
        assertThat(part.getStatus()).isEqualTo(401);
        assertThat(part.getHeader("HX-Refresh")).isEqualTo("true");
        var stream = pages.open(get("/live").session(there).header("Accept", "text/event-stream"), "LEADER");
        assertThat(stream.getStatus()).isEqualTo(401);
        var page = pages.open(get("/tong-quan").session(there).header("Accept", "text/html"), "LEADER");
        assertThat(page.getHeader("Refresh")).contains("/connect/logout");
        assertThat(Pages.text(page)).doesNotContain("Tổng quan");
        assertThat(there.isInvalid()).isTrue();
        assertThat(sessions.of("user")).isEmpty();
        assertThat(pages.page(get("/tai-khoan").session(new MockHttpSession()), "LEADER"))
                .as("who signs in anew is in")
                .contains("nơi này");
    }

    @Test
    void nobodyIsSignedOutByAForgedForm() throws Exception {
        var session = new MockHttpSession();

        assertThat(pages.open(post("/tai-khoan/dang-xuat-het").session(session), "LEADER")
                        .getStatus())
                .isEqualTo(403);
        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void helpsWithEveryScreenInBothLanguages() throws Exception {
        for (String language : List.of("vi", "en")) {
            assertThat(pages.page(get("/tro-giup").param("ngon-ngu", language), "COMMUNE_REPORTER"))
                    .contains("id=\"bao-cao\"", "id=\"quan-tri\"")
                    .doesNotContain("??");
        }
        assertThat(pages.page(get("/hop-viec"), "LEADER")).contains("href=\"/tro-giup#hop-viec\"");
    }
}
