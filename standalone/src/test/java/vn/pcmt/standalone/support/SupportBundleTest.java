package vn.pcmt.standalone.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.pcmt.standalone.identity.InstallationSecrets;

class SupportBundleTest {

    private static final String MONGO = "mongodb://pcmt:Th3-Passw0rd@db/";

    @TempDir
    Path folder;

    @Test
    void holdsWhatHelpsAndNoSecretOfTheInstallation() throws Exception {
        InstallationSecrets secrets = InstallationSecrets.in(folder.resolve("identity"));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs/pcmt.log"), """
                INFO the relay published 3 events
                WARN sealed with %s for %s, logged in as %s
                WARN mail to bc-19429@quangtri.example of Nguyễn Văn An failed
                """.formatted(
                        secrets.auditKey(), secrets.clientSecret("unit-44"), secrets.demoPassword()));
        Files.createDirectories(folder.resolve("mail"));
        Files.writeString(folder.resolve("mail/1.eml"), "To: an@quangtri.example");
        Path file = folder.resolve("bundle.zip");
        HttpServer part = part("# metrics\ntotals_differences{service=\"report-service\"} 0.0\n");
        try {
            new SupportBundle(
                            folder,
                            Map.of(
                                    "report",
                                    URI.create("http://127.0.0.1:"
                                            + part.getAddress().getPort()),
                                    "plan",
                                    URI.create("http://127.0.0.1:1")),
                            Map.of(
                                    "PCMT_MONGO", MONGO,
                                    "PCMT_SMS_TOKEN", "sms-t0ken-1234",
                                    "PCMT_PARTITIONS", "12",
                                    "HOME", "/home/an"),
                            Clock.systemUTC())
                    .write(file);
        } finally {
            part.stop(0);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Map<String, String> bundle = read(file);
        String all = String.join("\n", bundle.values());
        assertThat(all)
                .doesNotContain(secrets.auditKey(), secrets.workbookKey(), secrets.demoPassword())
                .doesNotContain(secrets.clientSecret("unit-44"), secrets.clientSecret("console"))
                .doesNotContain("Th3-Passw0rd", "sms-t0ken-1234", "quangtri.example", "Nguy", "/home/an");
        assertThat(bundle.get("settings.txt"))
                .contains("PCMT_PARTITIONS=12", "PCMT_MONGO=(set)", "PCMT_SMS_TOKEN=(set)");
        assertThat(bundle.get("versions.txt")).contains("java.version " + System.getProperty("java.version"));
        assertThat(bundle.get("report-prometheus.txt")).contains("totals_differences{service=\"report-service\"} 0.0");
        assertThat(bundle.get("plan-health.txt")).startsWith("no answer");
        assertThat(bundle.get("logs/pcmt.log")).contains("INFO the relay published 3 events", "failed");
        assertThat(bundle.get("files.txt")).contains("mail/ 1 files", "identity/ 1 files");
        assertThatIOException()
                .as("no file is overwritten")
                .isThrownBy(() -> new SupportBundle(folder, Map.of(), Map.of(), Clock.systemUTC()).write(file));
    }

    private static HttpServer part(String metrics) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Map<String, String> read(Path file) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                texts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
