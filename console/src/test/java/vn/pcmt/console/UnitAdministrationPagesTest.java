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

/** An administrator looks at the units of a day, and reorganises them with a look ahead and a way back. */
@ConsolePages
class UnitAdministrationPagesTest {
    private static final String UNITS = "/quan-tri/don-vi";
    private static final String REORGANISATIONS = "/quan-tri/sap-xep";

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void listsTheUnitsBelowAnAreaInVietnameseOrder() throws Exception {
        assertThat(pages.page(get(UNITS).param("cha", StubServices.PROVINCE), "ADMIN"))
                .contains("Xã &lt;b&gt;Minh Hóa&lt;/b&gt;", "12.345")
                .containsPattern("Đặc khu Cồn Cỏ(?s:.*)Phường Đông Hà(?s:.*)Phường Đồng Thuận(?s:.*)Xã Hải Lăng")
                .doesNotContain("??");
    }

    @Test
    void findsUnitsWithoutAccentsAndKeepsWhatIsChosen() throws Exception {
        String found = pages.page(
                get(UNITS)
                        .param("cha", StubServices.PROVINCE)
                        .param("tim", "dong ha")
                        .param("tu", "19681@2025-07-01"),
                "ADMIN");

        assertThat(found)
                .contains("Phường Đông Hà")
                .containsPattern("value=\"19681@2025-07-01\"[^>]*checked")
                .doesNotContain("Khe Sanh");
        assertThat(pages.page(get(UNITS).param("cha", StubServices.PROVINCE).param("tim", "xyz"), "ADMIN"))
                .contains("Không tìm thấy đơn vị nào có “xyz”");
    }

    @Test
    void showsAUnitWithAllThatHappenedToIt() throws Exception {
        assertThat(pages.page(get(UNITS + "/19429@2025-07-01"), "AUDITOR"))
                .contains("Xã Khe Sanh", "Tỉnh Quảng Trị", "Sửa thông tin", "&lt;b&gt;1234&lt;/b&gt;")
                .doesNotContain("kieu=RENAME", "??");
        assertThat(pages.open(get(UNITS + "/1@2020-01-01"), "ADMIN").getStatus())
                .isEqualTo(404);
    }

    @Test
    void correctsWhatIsOnRecordOfAUnit() throws Exception {
        String unit = UNITS + "/19429@2025-07-01";
        assertThat(pages.page(get(unit), "ADMIN")).contains("name=\"dan\"", "value=\"12.345\"");
        var amendment = post(unit)
                .param("ten", "Xã Khe Sanh")
                .param("dan", "12.400")
                .param("bien-gioi", "true")
                .param("etag", "\"3\"")
                .param("key", "k")
                .with(csrf());

        assertThat(pages.open(amendment, "ADMIN").getRedirectedUrl()).isEqualTo(unit.replace("@", "%40") + "?xong=1");

        var call = pages.calls("PUT", "/api/v1/units/19429@2025-07-01").getFirst();
        assertThat(call.body()).contains("\"population\":12400", "\"border\":true", "\"latitude\":16.62");
        assertThat(call.headers()).containsEntry("if-match", "\"3\"").containsEntry("idempotency-key", "k");
        var half = pages.open(
                post(unit)
                        .param("ten", "X")
                        .param("dan", "1,5")
                        .param("etag", "\"3\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");
        assertThat(half.getStatus()).isEqualTo(422);
        assertThat(Pages.text(half)).contains("id=\"e-population\"");
    }

    @Test
    void showsWhatAMergerWouldChangeBeforeItIsDecided() throws Exception {
        var preview = pages.page(merger("xem"), "ADMIN");

        assertThat(preview)
                .contains("Lập Xã Mới, thuộc Tỉnh Quảng Trị, số dân 24.690", "Xã Khe Sanh thôi tồn tại")
                .contains("Số liệu về Xã Mới: 100%", "12 đơn vị cũ", "value=\"dat\"", "value=\"Xã Mới\"")
                .doesNotContain("??");
        assertThat(pages.calls("POST", AdministrationAnswers.REORGANISATIONS)
                        .getFirst()
                        .body())
                .contains("\"id\":\"sx-2\"", "\"effectiveOn\":\"2099-01-01\"", "\"population\":24690")
                .contains("\"parent\":\"44@2025-07-01\"");
        pages.forget();

        assertThat(pages.open(merger("dat"), "ADMIN").getRedirectedUrl()).isEqualTo(REORGANISATIONS + "?xong=dat");
        assertThat(pages.calls("POST", AdministrationAnswers.REORGANISATIONS)
                        .getFirst()
                        .headers())
                .containsEntry("idempotency-key", "key-of-this-form");
    }

    @Test
    void saysBesideTheFieldWhyAReorganisationIsRefused() throws Exception {
        pages.answer("POST " + AdministrationAnswers.REORGANISATIONS, 422, """
                {"code":"reorganisation-refused","detail":"Không được","errors":[
                  {"pointer":"/into/code","code":"unit-code-in-use","message":"Mã đang dùng"}]}""");

        var refused = pages.open(merger("xem"), "ADMIN");

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(Pages.text(refused))
                .containsPattern("id=\"e-into-code\"[^>]*>Mã đang dùng")
                .contains("Xã Mới");
    }

    @Test
    void dividesAUnitByShares() throws Exception {
        assertThat(pages.page(
                        get(REORGANISATIONS + "/moi").param("kieu", "SPLIT").param("tu", "19429@2025-07-01"), "ADMIN"))
                .contains("name=\"phan.0\"", "value=\"19681@2025-07-01\"");

        pages.open(
                post(REORGANISATIONS + "/moi")
                        .param("kieu", "SPLIT")
                        .param("id", "sx-3")
                        .param("tu", "19429@2025-07-01")
                        .param("ngay", "1/1/2099")
                        .param("phan.0", "62,5")
                        .param("vao.0", "19681@2025-07-01")
                        .param("phan.1", "37,5")
                        .param("ten.1", "Xã Nửa")
                        .param("ma.1", "19998")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");

        assertThat(pages.calls("POST", AdministrationAnswers.REORGANISATIONS)
                        .getFirst()
                        .body())
                .contains("\"weight\":0.625", "\"existing\":\"19681@2025-07-01\"", "\"weight\":0.375", "\"Xã Nửa\"");
    }

    @Test
    void undoesWhatHasNotTakenEffect() throws Exception {
        assertThat(pages.page(get(REORGANISATIONS), "ADMIN"))
                .contains("Xã &lt;i&gt;Mới&lt;/i&gt;", "/sx-1/hoan-tac", "chờ đến ngày")
                .doesNotContain("/sx-0/hoan-tac", "??");

        var undone = pages.open(
                post(REORGANISATIONS + "/sx-1/hoan-tac")
                        .param("etag", "\"7\"")
                        .param("key", "k")
                        .with(csrf()),
                "ADMIN");

        assertThat(undone.getRedirectedUrl()).isEqualTo(REORGANISATIONS + "?xong=hoan-tac");
        assertThat(pages.calls("DELETE", AdministrationAnswers.REORGANISATIONS + "/sx-1")
                        .getFirst()
                        .headers())
                .containsEntry("if-match", "\"7\"");
    }

    @Test
    void onlyAdministratorsChangeAndOnlyAuditorsLookOnBesides() throws Exception {
        for (String role : List.of("LEADER", "REVIEWER", "OFFICER", "COMMUNE_HEAD", "COMMUNE_REPORTER")) {
            assertThat(pages.open(get(UNITS), role).getStatus()).as(role).isEqualTo(403);
        }
        assertThat(pages.page(get(REORGANISATIONS), "AUDITOR")).doesNotContain("hoan-tac\"");
        assertThat(pages.open(merger("dat"), "AUDITOR").getStatus()).isEqualTo(403);
        assertThat(pages.open(
                                post(REORGANISATIONS + "/sx-1/hoan-tac")
                                        .param("etag", "\"7\"")
                                        .param("key", "k"),
                                "ADMIN")
                        .getStatus())
                .as("without the token against forged forms")
                .isEqualTo(403);
        assertThat(pages.calls("POST", AdministrationAnswers.REORGANISATIONS)).isEmpty();
        assertThat(pages.page(get("/tong-quan"), "ADMIN")).contains("href=\"/quan-tri\"");
        assertThat(pages.page(get("/tong-quan"), "LEADER")).doesNotContain("href=\"/quan-tri\"");
    }

    @Test
    void hasWordsForEverythingInBothLanguages() throws Exception {
        for (String kind : List.of("MERGE", "SPLIT", "RENAME", "REPARENT", "ABOLISH")) {
            assertThat(pages.page(
                            get(REORGANISATIONS + "/moi")
                                    .param("kieu", kind)
                                    .param("tu", "19429@2025-07-01")
                                    .param("ngon-ngu", "en"),
                            "ADMIN"))
                    .as(kind)
                    .doesNotContain("??");
        }
        assertThat(pages.page(get(UNITS).param("ngon-ngu", "en"), "ADMIN"))
                .contains("Administrative units")
                .doesNotContain("??");
    }

    private static MockHttpServletRequestBuilder merger(String action) {
        return post(REORGANISATIONS + "/moi")
                .param("lam", action)
                .param("kieu", "MERGE")
                .param("id", "sx-2")
                .param("tu", "19429@2025-07-01", "19681@2025-07-01")
                .param("ngay", "1/1/2099")
                .param("ten", "Xã Mới")
                .param("ma", "19999")
                .param("loai", "COMMUNE")
                .param("key", "key-of-this-form")
                .with(csrf());
    }
}
