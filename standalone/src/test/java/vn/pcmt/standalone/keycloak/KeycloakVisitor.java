package vn.pcmt.standalone.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Goes from page to page as a browser does. Like one, and unlike the client of the JDK, it takes the loopback address for
 * safe enough for cookies that are meant for TLS.
 */
final class KeycloakVisitor implements AutoCloseable {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** By port: both sides are on one host. */
    private final Map<Integer, Map<String, String>> cookies = new HashMap<>();

    /**
     * Where the visitor is.
     *
     * @param at after all redirects
     */
    record Page(URI at, int status, String text) {
        /** The value of a field of the form. */
        String field(String name) {
            Matcher input =
                    Pattern.compile("<input[^>]*\\bname=\"" + name + "\"[^>]*>").matcher(text);
            if (input.find()) {
                Matcher value = Pattern.compile("\\bvalue=\"([^\"]*)\"").matcher(input.group());
                if (value.find()) {
                    return plain(value.group(1));
                }
            }
            throw new AssertionError("no field " + name + " at " + at + ": " + text);
        }

        boolean asksFor(String name) {
            return Pattern.compile("<input[^>]*\\bname=\"" + name + "\"")
                    .matcher(text)
                    .find();
        }
    }

    Page open(URI address) throws IOException, InterruptedException {
        return follow(send(HttpRequest.newBuilder(address).GET()));
    }

    /** Fills in the form of a page and sends it. */
    Page submit(Page page, Map<String, String> fields) throws IOException, InterruptedException {
        Matcher form = FORM.matcher(page.text());
        if (!form.find()) {
            throw new AssertionError("no form at " + page.at() + ", status " + page.status() + ": " + page.text());
        }
        return follow(send(HttpRequest.newBuilder(page.at().resolve(plain(form.group(1))))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(KeycloakServer.encoded(fields)))));
    }

    private Page follow(HttpResponse<String> first) throws IOException, InterruptedException {
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() / 100 == 3; i++) {
            String next = answer.headers().firstValue("Location").orElseThrow();
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(next)).GET());
        }
        return new Page(answer.uri(), answer.statusCode(), answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        int port = request.build().uri().getPort();
        Map<String, String> jar = cookies.computeIfAbsent(port, none -> new LinkedHashMap<>());
        request.header("Accept", "text/html");
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (set.contains("Max-Age=0") || pair[1].isEmpty()) {
                jar.remove(pair[0]);
            } else {
                jar.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private static String plain(String attribute) {
        return attribute.replace("&quot;", "\"").replace("&#x3D;", "=").replace("&amp;", "&");
    }

    @Override
    public void close() {
        http.close();
    }
}
