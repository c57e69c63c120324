package vn.pcmt.standalone.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.pcmt.standalone.backup.BackupWriter;

/** One file for whoever helps: versions, settings, health, figures and the last lines of the logs. */
public final class SupportBundle {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOG_LINES = 3_000;
    private static final Set<String> TELLING =
            Set.of("secret", "password", "token", "key", "user", "mongo", "uri", "url");

    private final Path folder;
    private final Map<String, URI> parts;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * @param folder of the installation
     * @param parts name → where a part answers HTTP
     * @param environment of which the product's own settings are told, unless they could be secret
     */
    public SupportBundle(Path folder, Map<String, URI> parts, Map<String, String> environment, Clock clock) {
        this.folder = folder;
        this.parts = new TreeMap<>(parts);
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Writes the bundle; a part that does not answer is noted.
     *
     * @throws IOException if the file is there already or cannot be written
     */
    public void write(Path file) throws IOException {
        var redaction = new Redaction(secrets());
        // Without secrets, but with names of machines and all that logs tell.
        try (var zip = new ZipOutputStream(
                        Channels.newOutputStream(FileChannel.open(
                                file,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                BackupWriter.ownerOnly("rw-------"))),
                        StandardCharsets.UTF_8);
                HttpClient http =
                        HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            add(zip, "versions.txt", versions());
            add(zip, "settings.txt", settings(redaction));
            add(zip, "files.txt", files());
            for (Map.Entry<String, URI> part : parts.entrySet()) {
                for (String what : List.of("health", "prometheus")) {
                    add(
                            zip,
                            part.getKey() + "-" + what + ".txt",
                            redacted(redaction, answer(http, part.getValue().resolve("/actuator/" + what))));
                }
            }
            for (Path log : logs()) {
                add(zip, "logs/" + log.getFileName(), redacted(redaction, lastLines(log)));
            }
        }
    }

    private String versions() {
        return Stream.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch")
                .map(name -> name + " " + System.getProperty(name))
                .collect(Collectors.joining(
                        "\n",
                        "written " + clock.instant() + "\nprogram "
                                + SupportBundle.class.getPackage().getImplementationVersion() + "\nprocessors "
                                + Runtime.getRuntime().availableProcessors() + "\n",
                        "\n"));
    }

    private String settings(Redaction redaction) {
        var text = new StringBuilder();
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith("PCMT_")) {
                boolean told =
                        Stream.of(name.toLowerCase(Locale.ROOT).split("_")).noneMatch(TELLING::contains);
                text.append(name)
                        .append('=')
                        .append(told ? redaction.of(value) : value.isEmpty() ? "(empty)" : "(set)")
                        .append('\n');
            }
        });
        return text.toString();
    }

    /** Names and sizes of what lies in the data folder, of mails only how many. */
    private String files() throws IOException {
        var sizes = new TreeMap<String, long[]>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    Path inside = folder.relativize(file);
                    String place = inside.getNameCount() > 1 ? inside.getName(0) + "/" : inside.toString();
                    long[] sum = sizes.computeIfAbsent(place, none -> new long[2]);
                    sum[0]++;
                    sum[1] += Files.exists(file) ? Files.size(file) : 0;
                }
            }
        }
        return sizes.entrySet().stream()
                .map(place ->
                        "%s %d files, %d kB".formatted(place.getKey(), place.getValue()[0], place.getValue()[1] / 1024))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String answer(HttpClient http, URI address) {
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return "status " + answer.statusCode() + "\n" + answer.body();
        } catch (IOException e) {
            return "no answer: " + e.getClass().getSimpleName() + "\n";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted\n";
        }
    }

    private List<Path> logs() throws IOException {
        Path logs = folder.resolve("logs");
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(file ->
                            file.toString().endsWith(".log") || file.toString().endsWith(".out"))
                    .sorted()
                    .toList();
        }
    }

    private static String lastLines(Path log) throws IOException {
        var last = new ArrayDeque<String>();
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                last.add(line);
                if (last.size() > LOG_LINES) {
                    last.removeFirst();
                }
            });
        }
        return String.join("\n", last) + "\n";
    }

    private static String redacted(Redaction redaction, String text) {
        return text.lines().map(redaction::of).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Every value in the files of the identity part, and of every setting that may be one. */
    private Set<String> secrets() throws IOException {
        var secrets = new HashSet<String>();
        Path file = folder.resolve("identity").resolve("secrets.properties");
        if (Files.exists(file)) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.values().forEach(value -> secrets.add(String.valueOf(value)));
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("PCMT_")
                    && Stream.of(name.toLowerCase(Locale.ROOT).split("_"))
                            .anyMatch(Set.of("secret", "password", "token", "key")::contains)) {
                secrets.add(value);
            }
        });
        return secrets;
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
