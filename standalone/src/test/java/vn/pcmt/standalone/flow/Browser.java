package vn.pcmt.standalone.flow;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final String AXE = axe();

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path executable;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    Browser(Path executable) {
        this.executable = executable;
        // The driver is not to fetch browsers of its own: it drives the one that is installed.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
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
    Page logIn(String console, String path, String user, String password, Look look, int height) {
        BrowserContext window = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(look.width(), height)
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                // Colours that are still fading are nobody's to judge.
                .setReducedMotion(look.still() ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE)
                .setLocale(look.isEnglish() ? "en-GB" : "vi-VN"));
        window.addCookies(List.of(new Cookie("PCMT_LANGUAGE", look.language()).setUrl(console)));
        return logIn(window.newPage(), console, path, user, password);
    }

    /** A browser of somebody's own that keeps what it knows in a folder: closed, it can be opened again. */
    BrowserContext profile(Path folder, int width, int height) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        folder,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable)
                                .setArgs(ARGUMENTS)
                                .setViewportSize(width, height)
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale("vi-VN"));
    }

    /** A window for somebody who has logged in in another, that keeps nothing yet, behind a line of so much. */
    Page behindSlowLine(Page loggedIn, int bitsPerSecond, int roundTripMs) {
        BrowserContext window = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setStorageState(loggedIn.context().storageState())
                .setLocale("vi-VN"));
        Page page = window.newPage();
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", roundTripMs);
        line.addProperty("downloadThroughput", bitsPerSecond / Byte.SIZE);
        line.addProperty("uploadThroughput", bitsPerSecond / Byte.SIZE);
        CDPSession devtools = window.newCDPSession(page);
        devtools.send("Network.enable");
        devtools.send("Network.emulateNetworkConditions", line);
        return page;
    }

    /**
     * When somebody who opened a page sees something, and can use it: all of it is there and can be typed in. Scripts that
     * only make it more convenient may still be on their way.
     */
    record Shown(double paintedMs, double usableMs, double scriptsMs) {}

    static Shown shown(Page page, String url) {
        page.navigate(url);
        Object told = page.evaluate("""
                () => { const [n] = performance.getEntriesByType('navigation');
                  const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
                  return [painted, Math.max(painted, n.domInteractive), n.domContentLoadedEventEnd]; }""");
        List<?> times = (List<?>) told;
        return new Shown(millis(times.get(0)), millis(times.get(1)), millis(times.get(2)));
    }

    private static double millis(Object told) {
        return Math.rint(((Number) told).doubleValue());
    }

    /** Somebody opens a page of the console and logs in on the way there. */
    Page logIn(Page page, String console, String path, String user, String password) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(user + ": " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> complaints.add(user + ": " + error));
        page.navigate(console + path);
        logIn(page, console, user, password);
        return page;
    }

    /** On the page of the identity provider. */
    static void logIn(Page page, String console, String user, String password) {
        page.locator("input[name=username]").fill(user);
        page.locator("input[type=password]").fill(password);
        page.locator("button[type=submit]").first().click();
        page.waitForURL(url -> url.startsWith(console));
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

    /** What sticks out of the window to the right and does not lie in a part that scrolls. */
    static List<String> sticksOut(Page page) {
        Object found = page.evaluate("""
                () => [...document.querySelectorAll('body *')]
                  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                  .filter(e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                      if (getComputedStyle(p).overflowX !== 'visible') return false; return true; })
                  .slice(0, 5)
                  .map(e => e.tagName + '.' + e.className + '#' + e.id + ' ' + Math.round(e.getBoundingClientRect().right))""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /**
     * What a screen reader's user, or one who sees little, would stumble over: rule and where, by axe-core. Its script is
     * run from outside, as a page's own policy lets none in.
     */
    static List<String> stumbles(Page page) {
        page.evaluate(AXE);
        Object found = page.evaluate("""
                async () => {
                  // What a bar that stays in sight covers just now is scrolled out from under it.
                  const bars = [...document.querySelectorAll('body *')]
                    .filter(element => getComputedStyle(element).position === 'sticky');
                  bars.forEach(bar => { bar.style.position = 'static'; });
                  const found = await axe.run(document, { runOnly: { type: 'tag',
                    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } });
                  bars.forEach(bar => { bar.style.position = ''; });
                  return found.violations
                    .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(', '));
                }""");
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** Bytes of a page with all that it loads, as they came over the wire, without fonts. */
    static int weight(Page page) {
        return ((Number) page.evaluate("""
                () => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .filter(r => !r.name.includes('.woff2'))
                  .reduce((sum, r) => sum + (r.encodedBodySize || 0), 0)""")).intValue();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Keeps a picture for the documentation, where {@code pcmt.screenshots} names its folder. */
    static void publish(Page page, String name) {
        shoot(page, name);
        String folder = System.getProperty("pcmt.screenshots");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
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
