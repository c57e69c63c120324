package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In English a page has no Vietnamese but what the services told: names, titles, words that people wrote. */
@ConsolePages
class EnglishPagesTest {
    private static final String UNIT = StubServices.COMMUNE;
    private static final String PROVINCE = StubServices.PROVINCE;

    private static final Map<String, List<String>> PAGES = Map.of(
            "LEADER",
            List.of(
                    "/tong-quan",
                    "/don-vi/" + UNIT,
                    "/dia-ban/" + PROVINCE,
                    "/chi-tieu/CA01",
                    "/chi-tieu/CA01/don-vi?dia-ban=" + PROVINCE,
                    "/nguon-so-lieu?dia-ban=" + UNIT + "&chi-tieu=CA01&ky=2026-11",
                    "/xep-hang",
                    "/phan-loai",
                    "/phan-loai/" + UNIT,
                    "/cong-bo",
                    "/ke-hoach",
                    "/ke-hoach/kh-1",
                    "/ke-hoach/moi",
                    "/ke-hoach/kh-1/sua",
                    "/ke-hoach/kh-1/chi-tieu/moi",
                    "/ke-hoach/kh-1/chi-tieu/ct-1/sua",
                    "/nhiem-vu",
                    "/nhiem-vu/nv-1",
                    "/nhiem-vu/nv-1/sua",
                    "/nhiem-vu/moi",
                    "/vuong-mac/vm-1",
                    "/giai-trinh",
                    "/giai-trinh/gt-1",
                    "/giai-trinh/moi",
                    "/hop-viec",
                    "/hop-viec/nhat-ky",
                    "/hop-viec/mau-loi",
                    "/tim?q=xa",
                    "/tro-giup",
                    "/tep/x1",
                    "/tai-khoan"),
            "REVIEWER",
            List.of(
                    "/duyet",
                    "/duyet?bieu=PCMT-THANG&ky=2026-11",
                    "/duyet/" + StubServices.REPORT,
                    "/duyet/" + StubServices.REPORT + "/so-sanh?tu=1&den=2",
                    "/duyet/" + StubServices.REPORT + "/ban/1",
                    "/duyet/chap-nhan?bieu=PCMT-THANG&ky=2026-11",
                    "/duyet/chap-nhan/a1"),
            "COMMUNE_REPORTER",
            List.of("/bao-cao", "/bao-cao/" + StubServices.REPORT),
            "ADMIN",
            List.of(
                    "/quan-tri/don-vi",
                    "/quan-tri/can-bo",
                    "/quan-tri/cai-dat",
                    "/quan-tri/su-kien-loi",
                    "/quan-tri/nhap",
                    "/quan-tri/nhap/n1",
                    "/quan-tri/van-hanh",
                    "/quan-tri/tinh-trang",
                    "/quan-tri/lich",
                    "/quan-tri/nhat-ky"));

    private static final Pattern VIETNAMESE = Pattern.compile("[\\p{L}&&[^A-Za-z]]");
    private static final Pattern SAID = Pattern.compile(
            ">([^<]+)<|\\s(?:aria-label|title|placeholder|alt|data-[a-z-]+|aria-description)=\"([^\"]*)\"");

    /** English texts keep what has no English name. */
    private static final List<String> PROPER = List.of("Quảng Trị", "đồng", "03 tốt", "QĐ-TTg", "Tiếng Việt");

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
        Pages.SERVICES.told.clear();
    }

    static Stream<Arguments> everyPage() {
        return PAGES.entrySet().stream()
                .flatMap(role -> role.getValue().stream().map(path -> Arguments.of(role.getKey(), path)));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void hasNoVietnameseButWhatTheServicesTold(String role, String path) throws Exception {
        if (role.equals("LEADER")) {
            pages.answer("GET /api/v1/units/" + UNIT, 200, """
                    {"key":"%s","code":"19429","name":"Xã Khe Sanh","kind":"COMMUNE","border":true,
                     "population":27615,"path":["%s","%s","VN"]}""".formatted(UNIT, UNIT, PROVINCE));
        }
        var request = get(URI.create(path)).param("ngon-ngu", "en");

        String page = pages.page(request, role);

        assertThat(page).doesNotContain("<html lang=\"vi\"", "??");
        Set<String> told = told();
        assertThat(said(page)
                        .map(text -> without(text, told))
                        .filter(text -> VIETNAMESE.matcher(text).find()))
                .isEmpty();
    }

    /** Texts and the attributes that are read out; what is marked as Vietnamese is left out. */
    private static Stream<String> said(String page) {
        String shown = page.replaceAll("(?s)<(script|style)\\b.*?</\\1>", "")
                .replaceAll("(?s)<(\\w+)[^>]*\\slang=\"vi\"[^>]*>.*?</\\1>", "");
        Matcher matcher = SAID.matcher(shown);
        List<String> texts = new ArrayList<>();
        // A text may follow at once on an attribute's end: each is looked for from where the one before began to end.
        for (int at = 0; matcher.find(at); at = matcher.end() - 1) {
            String text = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            texts.add(HtmlUtils.htmlUnescape(text).replaceAll("\\s+", " ").strip());
        }
        return texts.stream();
    }

    private static String without(String text, Set<String> told) {
        String left = text;
        for (String one : told) {
            left = left.replace(one, "");
        }
        return left;
    }

    /** All that has Vietnamese letters, the longest first; of names of units also what follows their kind. */
    private static Set<String> told() {
        List<String> texts = new ArrayList<>(PROPER);
        texts.add("Người dùng thử");
        for (String answer : Pages.SERVICES.told) {
            try {
                texts(JsonMapper.shared().readTree(answer), texts);
            } catch (JacksonException file) {
                texts.add(answer);
            }
        }
        return texts.stream()
                .flatMap(text -> Stream.of(text, text.replaceFirst("^(Xã|Phường|Đặc khu|Tỉnh) ", "")))
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> VIETNAMESE.matcher(text).find())
                .collect(Collectors.toCollection(() -> new TreeSet<>(
                        Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))));
    }

    private static void texts(JsonNode node, List<String> into) {
        if (node.isString()) {
            into.add(node.asString());
        }
        node.forEach(child -> texts(child, into));
    }
}
