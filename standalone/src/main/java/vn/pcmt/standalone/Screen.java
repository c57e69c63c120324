package vn.pcmt.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** What the launcher prints: Vietnamese, then English; always UTF-8, whatever the locale of the terminal. */
final class Screen {

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final PrintStream err =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    /** Both languages on two lines. */
    void say(String code, Object... arguments) {
        Texts.both(code, arguments).forEach(out::println);
    }

    /** Both languages on one line. */
    void step(String code, Object... arguments) {
        out.println(String.join(" · ", Texts.both(code, arguments)));
    }

    /** As {@link #step}, below the line before. */
    void indented(String code, Object... arguments) {
        out.println("  " + String.join(" · ", Texts.both(code, arguments)));
    }

    /** A line that is the same in every language. */
    void plain(String line) {
        out.println(line);
    }

    void refuse(StartProblem problem) {
        Texts.both(problem.code(), problem.arguments()).forEach(err::println);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
