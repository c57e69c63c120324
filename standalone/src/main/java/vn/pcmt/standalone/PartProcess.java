package vn.pcmt.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/** A part that runs in a process of its own. It ends with this process, because it watches its standard input. */
final class PartProcess implements PartRun {

    /** Longer than the graceful shutdown of a web server, which waits for requests for 30 s. */
    private static final int STOP_SECONDS = 45;

    private static final int HEAP_MEGABYTES = 256;
    private static final int REPORT_HEAP_MEGABYTES = 384;
    private static final int STORE_HEAP_MEGABYTES = 768;

    private final Process process;
    private final Path output;

    private PartProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the process and returns at once. */
    static PartProcess start(Part part, StackSettings settings) throws IOException {
        Path logs = Files.createDirectories(settings.folder().resolve("logs"));
        Path output = logs.resolve(part.label() + ".out");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap(part) + "m");
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Djdk.virtualThreadScheduler.parallelism=16",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Ho_Chi_Minh"));
        command.addAll(settings.jvmOptions().getOrDefault(part, List.of()));
        command.addAll(List.of("-cp", absoluteClassPath(), Standalone.class.getName()));
        command.addAll(List.of(
                "--only", part.label(), "--child", "--data", settings.folder().toString()));
        command.addAll(List.of("--ports", portList(settings)));
        if (!settings.sample()) {
            command.add("--no-sample");
        }
        for (Map.Entry<String, String> property :
                settings.properties().getOrDefault(part, Map.of()).entrySet()) {
            command.addAll(List.of("--set", property.getKey() + "=" + property.getValue()));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new PartProcess(process, output);
    }

    /** Ends the process at once, as a loss of power would end it. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public Optional<ConfigurableApplicationContext> context() {
        return Optional.empty();
    }

    long pid() {
        return process.pid();
    }

    /** The last lines it printed, for an error message. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            return String.join(" ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "nothing; see " + output;
        }
    }

    private static int heap(Part part) {
        return switch (part) {
            case STORE -> STORE_HEAP_MEGABYTES;
            case REPORT -> REPORT_HEAP_MEGABYTES;
            case BROKER, MAIL, IDENTITY, PLAN, NOTIFICATION, CONSOLE -> HEAP_MEGABYTES;
        };
    }

    static String portList(StackSettings settings) {
        return settings.ports().entrySet().stream()
                .map(port -> port.getKey().label() + "=" + port.getValue())
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String absoluteClassPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
