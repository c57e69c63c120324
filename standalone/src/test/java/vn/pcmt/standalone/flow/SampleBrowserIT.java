package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.ConsoleStage.DESK;
import static vn.pcmt.standalone.flow.ConsoleStage.PHONE;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.eventually;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.report.SampleProgress;
import vn.pcmt.standalone.Part;

/**
 * The screens with the sample data: how long the server takes for each, how long a browser behind a slow line takes until
 * somebody can use it, and pictures of them for the documentation, where {@code pcmt.screenshots} names their folder. A
 * measurement, run by itself: {@code -Dexcluded.test.groups= -Dit.test=SampleBrowserIT}.
 */
@Tag("measurement")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SampleBrowserIT {
    private static final Logger LOG = LoggerFactory.getLogger(SampleBrowserIT.class);
    private static final Duration LOADED = Duration.ofMinutes(8);
    private static final String UNIT = "19429@2025-07-01";
    private static final long BEHIND_MS = 1_000;
    private static final int WARM_UP = 40;
    private static final int MEASURED = 100;
    private static final long TARGET_MICROS = 100_000;

    /** What the slow line of a mountain commune carries. */
    private static final int BITS_PER_SECOND = 400_000;

    private static final int ROUND_TRIP_MS = 400;
    private static final double USABLE_MS = 3_000;

    private ConsoleStage stage;
    private final Map<String, Page> people = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> screens = new LinkedHashMap<>();

    @BeforeAll
    void loadTheSample(@TempDir Path folder) {
        stage = ConsoleStage.open(folder, settings -> settings.withSample(true));
        SampleProgress sample = stage.stack().context(Part.REPORT).orElseThrow().getBean(SampleProgress.class);
        eventually(LOADED, () -> assertThat(sample.finished()).isTrue());
        String period = stage.province().currentPeriod();
        // Reports are taken in faster than they are added up.
        eventually(LOADED, () -> assertThat(stage.province()
                        .totals(KEY, period, Basis.TODAY)
                        .path("lagMs")
                        .asLong(Long.MAX_VALUE))
                .isLessThan(BEHIND_MS));
        screens.put("lanhdao", new LinkedHashMap<>());
        screens.get("lanhdao").put("overview", "/tong-quan");
        screens.get("lanhdao").put("unit", "/don-vi/" + UNIT);
        screens.get("lanhdao").put("area", "/dia-ban/" + KEY);
        screens.get("lanhdao").put("indicator", "/chi-tieu/CA01");
        screens.get("lanhdao").put("ranking", "/xep-hang");
        screens.get("lanhdao").put("classification", "/phan-loai");
        screens.get("lanhdao").put("lineage", "/nguon-so-lieu?dia-ban=" + KEY + "&chi-tieu=CA01&ky=" + period);
        screens.get("lanhdao").put("plans", "/ke-hoach");
        screens.get("lanhdao").put("tasks", "/nhiem-vu");
        screens.get("lanhdao").put("explanations", "/giai-trinh");
        screens.get("lanhdao").put("publications", "/cong-bo");
        screens.get("lanhdao").put("inbox", "/hop-viec");
        screens.put("bc-19429", new LinkedHashMap<>());
        screens.get("bc-19429").put("my-reports", "/bao-cao");
        screens.get("bc-19429").put("form", "/bao-cao/" + Province.encoded(Province.report(UNIT, period)));
        screens.put("duyet", new LinkedHashMap<>());
        screens.get("duyet").put("review-queue", "/duyet");
        screens.put("quantri", new LinkedHashMap<>());
        screens.get("quantri").put("units", "/quan-tri/don-vi");
        screens.get("quantri").put("operations", "/quan-tri/van-hanh");
        screens.get("quantri").put("officers", "/quan-tri/can-bo");
        screens.forEach((user, paths) ->
                people.put(user, stage.logIn(user, paths.values().iterator().next())));
    }

    @AfterAll
    void stop() {
        ConsoleStage.close(stage);
    }

    @Test
    @Order(1)
    void picturesForTheDocumentation() {
        screens.forEach((user, paths) -> paths.forEach((name, path) -> {
            Page page = people.get(user);
            stage.open(page, path);
            page.waitForLoadState();
            assertThat(page.locator("main").innerText()).doesNotContain("??");
            Browser.publish(page, name);
        }));
        Page leader = people.get("lanhdao");
        leader.setViewportSize(PHONE, 844);
        stage.open(leader, "/tong-quan");
        Browser.publish(leader, "overview-390");
        leader.setViewportSize(DESK, 900);
        stage.open(leader, "/tong-quan?ngon-ngu=en");
        Browser.publish(leader, "overview-en");
        stage.open(leader, "/tong-quan?ngon-ngu=vi");
        leader.evaluate("document.documentElement.dataset.bsTheme = 'dark'");
        Browser.publish(leader, "overview-dark");
    }

    @Test
    @Order(2)
    void theServerIsQuick() throws Exception {
        List<String> slow = new ArrayList<>();
        for (String user : screens.keySet()) {
            HttpClient client = client(people.get(user));
            for (Map.Entry<String, String> screen : screens.get(user).entrySet()) {
                Histogram taken = new Histogram(3);
                for (int i = 0; i < WARM_UP + MEASURED; i++) {
                    long asked = System.nanoTime();
                    get(client, screen.getValue());
                    if (i >= WARM_UP) {
                        taken.recordValue((System.nanoTime() - asked) / 1_000);
                    }
                }
                LOG.warn(
                        "{}: p50 {} ms, p90 {} ms, p99 {} ms, longest {} ms",
                        screen.getKey(),
                        taken.getValueAtPercentile(50) / 1000,
                        taken.getValueAtPercentile(90) / 1000,
                        taken.getValueAtPercentile(99) / 1000,
                        taken.getMaxValue() / 1000);
                if (taken.getValueAtPercentile(99) > TARGET_MICROS) {
                    slow.add(screen.getKey());
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    @Test
    @Order(3)
    void aSlowLineIsEnough() {
        List<String> slow = new ArrayList<>();
        screens.forEach((user, paths) -> paths.forEach((name, path) -> {
            Page page = stage.browser().behindSlowLine(people.get(user), BITS_PER_SECOND, ROUND_TRIP_MS);
            Browser.Shown first = Browser.shown(page, stage.console() + path);
            Browser.Shown again = Browser.shown(page, stage.console() + path);
            LOG.warn("{} at {} bit/s: first {}, again {}", name, BITS_PER_SECOND, first, again);
            if (first.usableMs() > USABLE_MS) {
                slow.add(name);
            }
            page.context().close();
        }));
        assertThat(slow).isEmpty();
    }

    private HttpClient client(Page page) {
        CookieManager cookies = new CookieManager();
        for (Cookie cookie : page.context().cookies(stage.console())) {
            HttpCookie kept = new HttpCookie(cookie.name, cookie.value);
            kept.setPath("/");
            kept.setVersion(0);
            cookies.getCookieStore().add(URI.create(stage.console()), kept);
        }
        return HttpClient.newBuilder()
                .cookieHandler(cookies)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private void get(HttpClient client, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(stage.console() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
    }
}
