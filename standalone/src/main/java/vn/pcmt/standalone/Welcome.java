package vn.pcmt.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.pcmt.standalone.identity.Account;
import vn.pcmt.standalone.identity.Accounts;

/** What is printed when everything runs: where to look, whom to log in as, and a curl that submits a report. */
final class Welcome {

    private static final List<String> SHOWN =
            List.of("lanhdao", "duyet", "canbo", "quantri", "kiemtra", "bc-19429", "ct-19429");

    private final Screen screen;
    private final EmbeddedStack stack;
    private final Path log;

    Welcome(Screen screen, EmbeddedStack stack, Path log) {
        this.screen = screen;
        this.stack = stack;
        this.log = log;
    }

    /** @param begin {@link System#nanoTime()} at the start */
    void show(long begin) {
        StackSettings settings = stack.settings();
        if (settings.parts().size() < Part.values().length) {
            screen.step("ready.title", seconds(begin), megabytes());
            return;
        }
        var sample = new SampleWatch(screen, stack);
        sample.awaitFirstScreen();
        screen.plain("");
        screen.say("ready.title", seconds(begin), megabytes());
        screen.say("ready.console", stack.url(Part.CONSOLE));
        if (settings.sample()) {
            screen.say("ready.sample");
        }
        screen.plain("");
        if (settings.demoAccounts()) {
            showAccounts();
        }
        showCurl();
        screen.plain("");
        screen.say("ready.stop", log, settings.folder().resolve("identity").resolve("secrets.properties"));
        sample.followToTheEnd();
    }

    private void showAccounts() {
        screen.say("ready.password", stack.secrets().demoPassword());
        Accounts accounts = Accounts.ofTheProvince();
        for (String id : SHOWN) {
            accounts.person(id).ifPresent(this::showAccount);
        }
        screen.say("ready.more", "bc-19429, ct-19429");
    }

    private void showAccount(Account account) {
        screen.plain("  %-10s %s".formatted(account.id(), account.name()));
    }

    private void showCurl() {
        screen.plain("");
        SampleReport.find(stack)
                .ifPresentOrElse(
                        report -> {
                            screen.say("ready.curl");
                            screen.plain("");
                            report.curl(stack).forEach(screen::plain);
                        },
                        () -> screen.say("ready.no-report"));
    }

    private static String seconds(long begin) {
        return Screen.seconds(Duration.ofNanos(System.nanoTime() - begin));
    }

    private static String megabytes() {
        return String.valueOf(Machine.residentBytes() / 1024 / 1024);
    }
}
