package vn.pcmt.standalone.flow;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine, in which people log in to the console. */
final class Browser implements AutoCloseable {

    /** Where it lies, if not in one of the usual places. */
    private static final String SETTING = "PCMT_CHROMIUM";

    /** How long a page may take on a machine that is busy with the whole stack. */
    private static final double PATIENCE_MILLIS = 20_000;

    private static final Path SHOTS = Path.of("target", "browser");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    Browser(Path executable) {
        // The driver is not to fetch browsers of its own: it drives the one that is installed.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** Its executable; empty where there is none. */
    static Optional<Path> installed() {
        @Nullable String named = System.getenv(SETTING);
        return Stream.concat(
                        Stream.ofNullable(named),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A window of its own, where somebody opens a page of the console and logs in on the way there. */
    Page logIn(String console, String path, String user, String password, int width, int height) {
        BrowserContext window = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("vi-VN"));
        Page page = window.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(user + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(user + ": " + error));
        page.navigate(console + path);
        page.locator("input[name=username]").fill(user);
        page.locator("input[type=password]").fill(password);
        page.locator("button[type=submit]").first().click();
        page.waitForURL(url -> url.startsWith(console));
        return page;
    }

    /** What the browser complained about: refused by the content policy, missing, or failed in a script. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How many pixels a page is wider than its window. */
    static int overflow(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Keeps a picture for whoever wants to look. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
