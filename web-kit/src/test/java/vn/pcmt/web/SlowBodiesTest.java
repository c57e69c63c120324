package vn.pcmt.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A server before people who send what they send sign by sign, seen from their end. */
@SpringBootTest(
        classes = SlowBodiesTest.Server.class,
        properties = {
            "pcmt.web.patience=1s",
            "pcmt.web.slowest=100KB",
            "server.address=127.0.0.1",
            "server.tomcat.connection-timeout=5s",
            "server.tomcat.max-swallow-size=2MB"
        },
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SlowBodiesTest {
    private static final String FILE =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";

    @EnableAutoConfiguration
    @Import(Letters.class)
    static class Server {}

    @RestController
    static class Letters {
        @PostMapping("/text")
        int text(@RequestBody String text) {
            return text.length();
        }

        @PostMapping("/form")
        int form(@RequestParam String text) {
            return text.length();
        }

        @PostMapping("/file")
        long file(@RequestParam MultipartFile file) {
            return file.getSize();
        }

        /** As a filter refuses that looks at the headers alone. */
        @PostMapping("/refused")
        @ResponseStatus(HttpStatus.FORBIDDEN)
        void refused() {
            // Nobody reads what is sent here.
        }
    }

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/text, text/plain, 408", "/refused, text/plain, 403", "/nothing-there, text/plain, 404"})
    void whoeverReadsABodyThatTricklesItsSenderIsHungUpOn(String path, String type, String answer) throws Exception {
        assertThat(trickled(head(path, type, "Content-Length: 100000"))).startsWith("HTTP/1.1 " + answer);
    }

    /** Which the server reads by itself, and may give up without an answer. */
    @ParameterizedTest
    @CsvSource({"/form, application/x-www-form-urlencoded", "/file, multipart/form-data; boundary=x"})
    void aFormThatTricklesIsNotWaitedForEither(String path, String type) throws Exception {
        String begin = path.equals("/file") ? FILE : "text=";

        assertThat(trickled(head(path, type, "Content-Length: 100000") + begin)).doesNotStartWith("HTTP/1.1 2");
    }

    @Test
    void aBodyInPiecesThatNamesNoLengthIsNotWaitedForEither() throws Exception {
        assertThat(trickledInPieces(head("/refused", "text/plain", "Transfer-Encoding: chunked")))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void whoSendsQuicklyWhatNobodyReadsHearsWhyAndMayAskAgain() throws Exception {
        try (Socket quick = connect()) {
            Future<String> answers = heard(quick);
            say(quick, head("/refused", "text/plain", "Content-Length: 1000000") + "x".repeat(1_000_000));
            say(quick, head("/text", "text/plain", "Content-Length: 3") + "xyz");

            assertThat(answers.get(20, TimeUnit.SECONDS))
                    .startsWith("HTTP/1.1 403")
                    .containsPattern("(?s)403 .*HTTP/1\\.1 200 .*\r\n\r\n3$");
        }
    }

    @Test
    void whoAsksBeforeHeSendsIsToldToGoOnAndWhoThenSendsNothingIsNotWaitedFor() throws Exception {
        String asking = head("/text", "text/plain", "Expect: 100-continue\r\nContent-Length: 3");
        try (Socket polite = connect()) {
            InputStream answer = polite.getInputStream();
            say(polite, asking);
            assertThat(line(answer)).startsWith("HTTP/1.1 100");
            assertThat(line(answer)).isEmpty();
            say(polite, "xyz");
            assertThat(line(answer)).startsWith("HTTP/1.1 200");
        }
        try (Socket silent = connect()) {
            Future<String> answer = heard(silent);
            long begun = System.nanoTime();
            say(silent, asking);

            assertThat(answer.get(15, TimeUnit.SECONDS))
                    .startsWith("HTTP/1.1 100")
                    .contains("HTTP/1.1 408");
            assertThat(secondsSince(begun)).isLessThan(10);
        }
    }

    /** He has heard the answer, and need not send what nobody will read. */
    @Test
    void whoAskedBeforeHeSendsAndIsRefusedIsAnsweredAtOnce() throws Exception {
        try (Socket polite = connect()) {
            polite.setSoTimeout(4_000);
            InputStream answer = polite.getInputStream();
            say(polite, head("/refused", "text/plain", "Expect: 100-continue\r\nContent-Length: 1000000"));

            assertThat(line(answer)).startsWith("HTTP/1.1 100");
            assertThat(line(answer)).isEmpty();
            assertThat(line(answer)).startsWith("HTTP/1.1 403");
        }
    }

    private static String line(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.read(); next >= 0 && next != '\n'; next = from.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Test
    void ofWhatNobodyReadsOnlySoMuchIsPassedOver() throws Exception {
        try (Socket endless = connect()) {
            Future<String> answer = heard(endless);
            say(endless, head("/refused", "text/plain", "Content-Length: 1000000000"));
            int said = 0;
            while (!answer.isDone() && said++ < 1_000) {
                sayIfHeard(endless, "x".repeat(100_000));
            }

            assertThat(answer.get(5, TimeUnit.SECONDS)).startsWith("HTTP/1.1 403");
        }
    }

    private String trickled(String beginning) throws Exception {
        return trickled(beginning, "x");
    }

    private String trickledInPieces(String head) throws Exception {
        return trickled(head, "1\r\nx\r\n");
    }

    /** What somebody hears who goes on sign by sign until he is hung up on. */
    private String trickled(String beginning, String next) throws Exception {
        try (Socket slow = connect()) {
            Future<String> answer = heard(slow);
            say(slow, beginning);
            long begun = System.nanoTime();
            while (!answer.isDone() && secondsSince(begun) < 15) {
                sayIfHeard(slow, next);
                wait(answer);
            }
            assertThat(secondsSince(begun)).as("the connection is closed").isLessThan(10);
            return answer.get();
        }
    }

    private static void wait(Future<String> answer) throws Exception {
        try {
            answer.get(100, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            assertThat(notYet).hasNoCause();
        }
    }

    private static long secondsSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toSeconds();
    }

    private Socket connect() throws IOException {
        return new Socket("127.0.0.1", port);
    }

    private static String head(String path, String type, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n";
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        to.getOutputStream().flush();
    }

    /** Nothing where the other end has hung up. */
    private static void sayIfHeard(Socket to, String text) {
        try {
            say(to, text);
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
    }

    /** All that comes until the other end hangs up. */
    private static Future<String> heard(Socket from) {
        return CompletableFuture.supplyAsync(
                () -> {
                    StringBuilder all = new StringBuilder();
                    try {
                        InputStream answer = from.getInputStream();
                        for (int next = answer.read(); next >= 0; next = answer.read()) {
                            all.append((char) next);
                        }
                    } catch (IOException reset) {
                        // Hung up on while something was still under way: what came before counts.
                    }
                    return all.toString();
                },
                task -> Thread.ofVirtual().start(task));
    }
}
