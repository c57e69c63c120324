package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.eventually;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/** The whole stack with the units of today, and a browser before its console: where a suite tells its story. */
final class ConsoleStage implements AutoCloseable {
    /** How long the whole stack may take for something on a busy machine. */
    static final Duration SOON = Duration.ofSeconds(120);

    static final int DESK = 1440;
    static final int PHONE = 390;
    private static final int HEIGHT = 900;

    private final EmbeddedStack stack;
    private final Province province;
    private final Browser browser;

    /** A screen that is looked at. */
    record Visit(Page page, String path, String name) {}

    private ConsoleStage(EmbeddedStack stack, Province province, Browser browser) {
        this.stack = stack;
        this.province = province;
        this.browser = browser;
    }

    /** With alerts that go out at any hour. */
    static ConsoleStage open(Path folder) {
        return open(folder, settings -> settings);
    }

    /**
     * The same, with settings of the suite's own. Without a Chromium the suite is skipped, and the run says so.
     */
    static ConsoleStage open(Path folder, UnaryOperator<StackSettings> with) {
        Path chromium = Browser.installed().orElse(null);
        if (chromium == null) {
            System.out.println("[browser] NOT RUN: no Chromium is installed (apt-get install chromium), and "
                    + "PCMT_CHROMIUM names none");
        }
        Assumptions.assumeTrue(chromium != null, "no Chromium is installed");
        EmbeddedStack stack = EmbeddedStack.start(with.apply(
                FlowEngine.settings(folder).with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false")));
        Province province = new Province(stack);
        eventually(SOON, () -> assertThat(province.communes()).hasSize(78));
        return new ConsoleStage(stack, province, new Browser(chromium));
    }

    EmbeddedStack stack() {
        return stack;
    }

    Province province() {
        return province;
    }

    Browser browser() {
        return browser;
    }

    /** A window of its own at the desk, in which somebody has logged in on the way to a page. */
    Page logIn(String user, String path) {
        return logIn(user, path, DESK);
    }

    Page logIn(String user, String path, int width) {
        return logIn(user, path, Look.vietnamese(width));
    }

    Page logIn(String user, String path, Look look) {
        return browser.logIn(console(), path, user, stack.secrets().demoPassword(), look, HEIGHT);
    }

    /** Goes to a page of the console. */
    void open(Page page, String path) {
        page.navigate(console() + path);
    }

    /** Its address. */
    String console() {
        return stack.url(Part.CONSOLE).toString();
    }

    /**
     * Looks at screens at the desk and on a phone, in light and in dark: no text is missing, none is wider than its window,
     * and nobody stumbles. A picture of each is kept.
     */
    void nobodyStumblesOn(List<Visit> visits) {
        List<String> stumbles = new ArrayList<>();
        for (Visit visit : visits) {
            Page page = visit.page();
            for (int width : List.of(DESK, PHONE)) {
                page.setViewportSize(width, HEIGHT);
                open(page, visit.path());
                assertThat(page.locator("main").innerText()).as(visit.path()).doesNotContain("??");
                if (Browser.overflow(page) > 0) {
                    stumbles.add(visit.path() + " is wider than " + width + ": " + Browser.sticksOut(page));
                }
                for (String theme : List.of("light", "dark")) {
                    page.evaluate("t => { document.documentElement.dataset.bsTheme = t; }", theme);
                    String name = visit.name() + "-" + width + "-" + theme;
                    Browser.shoot(page, name);
                    Browser.stumbles(page).forEach(found -> stumbles.add(name + " " + found));
                }
            }
            page.setViewportSize(DESK, HEIGHT);
        }
        assertThat(stumbles).isEmpty();
    }

    /** Closes what a suite has opened, if it came that far. */
    static void close(@Nullable ConsoleStage stage) {
        if (stage != null) {
            stage.close();
        }
    }

    @Override
    public void close() {
        browser.close();
        province.close();
        stack.close();
    }
}
