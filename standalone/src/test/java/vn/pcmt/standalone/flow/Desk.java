package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody before the console with a browser that runs no scripts: it keeps cookies and goes where it is sent. */
final class Desk {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI console;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Desk(URI console) {
        this.console = console;
    }

    static Desk of(URI console, String user, String password) throws IOException, InterruptedException {
        Desk desk = new Desk(console);
        desk.logIn(user, password);
        return desk;
    }

    /** By way of the page that was wanted, which leads to the identity provider and back. */
    void logIn(String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> form = get("/tai-khoan");
        assertThat(form.uri().getPath()).isEqualTo("/dang-nhap");
        HttpResponse<String> page =
                post(form.uri(), Map.of("username", user, "password", password, "_csrf", token(form)));
        assertThat(page.uri().resolve("/")).as("back at the console").isEqualTo(console.resolve("/"));
        assertThat(page.statusCode()).isEqualTo(200);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(page(console.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(console.resolve(path), fields);
    }

    private HttpResponse<String> post(URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(
                page(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Goes on from a page that leads elsewhere by itself, as the one after signing out does. */
    HttpResponse<String> follow(HttpResponse<String> page) throws IOException, InterruptedException {
        String refresh = page.headers().firstValue("Refresh").orElseThrow();
        URI next = page.uri().resolve(refresh.substring(refresh.indexOf("url=") + 4));
        return http.send(page(next).build(), BodyHandlers.ofString());
    }

    /** What comes on a stream of events until it ends, or within a time. */
    String listen(String path, Duration time) throws IOException, InterruptedException {
        StringBuilder heard = new StringBuilder();
        HttpResponse<InputStream> stream = http.send(
                HttpRequest.newBuilder(console.resolve(path))
                        .header("Accept", "text/event-stream")
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofInputStream());
        heard.append(stream.statusCode()).append('\n');
        CompletableFuture<Void> closing = CompletableFuture.runAsync(
                () -> close(stream.body()), CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS));
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.append(line).append('\n');
            }
            heard.append("end\n");
        } catch (IOException closed) {
            heard.append("open\n");
        } finally {
            closing.cancel(false);
        }
        return heard.toString();
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The hidden field of a form on a page. */
    String token(String path) throws IOException, InterruptedException {
        return token(get(path));
    }

    private static String token(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).as("a form on " + page.uri()).isTrue();
        return token.group(1);
    }

    /** The console's cookie that this browser keeps. */
    HttpCookie session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("PCMT_CONSOLE"))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody has put a cookie into this browser, or taken one from another. */
    void keep(HttpCookie cookie) {
        cookies.getCookieStore().add(console, cookie);
    }

    private static HttpRequest.Builder page(URI address) {
        return HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "text/html")
                .timeout(PATIENCE);
    }
}
