package vn.pcmt.standalone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.standalone.backup.BackupWriter;
import vn.pcmt.standalone.support.SupportBundle;

/** What the program does besides running: commands for who looks after an installation. */
final class Commands {

    private static final Set<String> ALL = Set.of("backup", "restore", "topics", "support-bundle");

    private final Screen screen;
    private final Map<String, String> environment;

    Commands(Screen screen, Map<String, String> environment) {
        this.screen = screen;
        this.environment = environment;
    }

    /** Whether a command line is one of these, and not options of a run. */
    static boolean includes(String[] arguments) {
        return arguments.length > 0 && ALL.contains(arguments[0]);
    }

    /** @throws StartProblem if the command is not understood or cannot be carried out */
    void carryOut(String[] arguments) {
        Path folder = Path.of("data");
        Path file = null;
        int offset = 0;
        Iterator<String> rest =
                Arrays.asList(arguments).subList(1, arguments.length).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--data") && rest.hasNext()) {
                folder = Path.of(rest.next());
            } else if (word.equals("--ports-offset") && rest.hasNext()) {
                offset = Options.number(word, rest.next());
            } else if (word.startsWith("-") || file != null) {
                throw new StartProblem("problem.option", word);
            } else {
                file = Path.of(word).toAbsolutePath().normalize();
            }
        }
        folder = folder.toAbsolutePath().normalize();
        switch (arguments[0]) {
            case "backup" -> new Backups(screen).backup(folder, required(file, arguments[0]));
            case "restore" -> new Backups(screen).restore(required(file, arguments[0]), folder);
            case "topics" -> topics(offset);
            default -> supportBundle(folder, offset, required(file, arguments[0]));
        }
    }

    private static Path required(@Nullable Path file, String command) {
        if (file == null) {
            throw new StartProblem("problem.option", command);
        }
        return file;
    }

    private void topics(int offset) {
        String usual = "127.0.0.1:" + (Part.BROKER.defaultPort() + offset);
        Topics.of(environment.getOrDefault("PCMT_KAFKA", usual)).forEach(screen::plain);
    }

    private void supportBundle(Path folder, int offset, Path file) {
        var parts = new TreeMap<String, URI>();
        for (Part part : Part.values()) {
            if (part.isHttp() && part != Part.IDENTITY) {
                String usual = "http://127.0.0.1:" + (part.defaultPort() + offset);
                parts.put(part.label(), URI.create(environment.getOrDefault("PCMT_" + part.name() + "_URL", usual)));
            }
        }
        try {
            new SupportBundle(folder, parts, environment, Clock.systemUTC()).write(file);
        } catch (IOException e) {
            throw new StartProblem("support.not-written", file, BackupWriter.reason(e));
        }
        screen.say("support.done", file);
    }
}
