package vn.pcmt.standalone.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills the forms of the identity provider as a browser does: with its cookies, with the hidden field of each form. */
public final class LoginVisitor {

    private final URI identity;
    private final URI console;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    public LoginVisitor(URI identity, URI console) {
        this.identity = identity;
        this.console = console;
    }

    /** Asks for a code for the console, and tells where the answer sends the browser. */
    public String goToTheConsole() throws Exception {
        return location(get("/oauth2/authorize?response_type=code&client_id=console&state=s1&scope=openid"
                + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&redirect_uri="
                + encoded(console + "/login/oauth2/code/pcmt")));
    }

    public HttpResponse<String> logIn(String userName, String password) throws Exception {
        return submit("/dang-nhap", "/dang-nhap", Map.of("username", userName, "password", password));
    }

    public HttpResponse<String> changePassword(String current, String chosen) throws Exception {
        return submit("/mat-khau", "/mat-khau", Map.of("current", current, "chosen", chosen, "again", chosen));
    }

    public HttpResponse<String> giveCode(String code) throws Exception {
        return submit("/ma-mot-lan", "/ma-mot-lan", Map.of("code", code));
    }

    public HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(identity.resolve(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** @param page where the form is */
    public HttpResponse<String> submit(String page, String target, Map<String, String> fields) throws Exception {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + encoded(hiddenField(page))));
        return http.send(
                HttpRequest.newBuilder(identity.resolve(target))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private String hiddenField(String page) throws Exception {
        var answer = get(page);
        Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(answer.body());
        assertThat(field.find())
                .as("%s has a form, but answers %d %s", page, answer.statusCode(), location(answer))
                .isTrue();
        return field.group(1);
    }

    /** What stands in bold with an id: a password or a key that is shown once. */
    public static String shown(HttpResponse<String> answer, String id) {
        Matcher element = Pattern.compile("<b id=\"" + id + "\">([^<]+)</b>").matcher(answer.body());
        assertThat(element.find()).as(answer.body()).isTrue();
        return element.group(1);
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("none, but status " + answer.statusCode());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
