package vn.pcmt.standalone.flow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.report;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/** What somebody tries against the console from outside, with a login of his own or with none. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EngineSuite
class ConsoleAttackIT {
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final String OWN = "19429@2025-07-01";
    private static final String NEIGHBOUR = "18859@2025-07-01";
    private static final String SIGN_OUT = "/tai-khoan/dang-xuat-het";

    private EmbeddedStack stack;
    private Province province;
    private String period;

    @BeforeAll
    void start(@TempDir Path folder) {
        StackSettings settings = FlowEngine.settings(folder);
        for (Part part : List.of(Part.CONSOLE, Part.IDENTITY)) {
            settings = settings.with(part, "pcmt.web.patience", "2s").with(part, "pcmt.web.slowest", "100KB");
        }
        stack = EmbeddedStack.start(settings);
        province = new Province(stack);
        eventually(SOON, () -> assertThat(province.communes()).hasSize(78));
        period = province.currentPeriod();
        province.issuePlan(period, period);
        eventually(
                SOON, () -> assertThat(province.read(report(NEIGHBOUR, period)).status())
                        .isEqualTo(200));
    }

    @AfterAll
    void stop() {
        if (province != null) {
            province.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aFormThatIsNotOfThisSessionDoesNothing() throws Exception {
        Desk victim = loggedIn("lanhdao");
        Desk attacker = loggedIn("bc-19429");
        String foreign = attacker.token("/tai-khoan");

        for (Map<String, String> forged : List.of(
                Map.<String, String>of(), Map.of("_csrf", foreign), Map.of("_csrf", "0".repeat(foreign.length())))) {
            assertThat(victim.post(SIGN_OUT, forged).statusCode()).isEqualTo(403);
        }
        assertThat(victim.get("/tai-khoan").uri()).isEqualTo(console().resolve("/tai-khoan"));

        victim.follow(victim.post(SIGN_OUT, Map.of("_csrf", victim.token("/tai-khoan"))));
        assertThat(victim.get("/tai-khoan").uri().getPath())
                .as("its own form is heard")
                .isEqualTo("/dang-nhap");
    }

    @Test
    void aSessionThatSomebodyElseBeganIsWorthNothingAfterTheLogin() throws Exception {
        Desk attacker = new Desk(console());
        attacker.get("/tai-khoan");
        HttpCookie fixed = attacker.session();
        Desk victim = new Desk(console());
        victim.keep(fixed);
        victim.logIn("lanhdao", stack.secrets().demoPassword());

        assertThat(victim.session().getValue()).isNotEqualTo(fixed.getValue());
        assertThat(attacker.get("/tai-khoan").uri().getPath()).isEqualTo("/dang-nhap");
    }

    @Test
    void cookiesAreForTheServerOnlyAndNotSentAlongFromOtherSites() throws Exception {
        try (HttpClient plain = HttpClient.newHttpClient()) {
            for (URI page : List.of(
                    console().resolve("/oauth2/authorization/pcmt"),
                    stack.url(Part.IDENTITY).resolve("/dang-nhap"))) {
                HttpResponse<Void> answer =
                        plain.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
                assertThat(answer.headers().allValues("Set-Cookie"))
                        .as(page.toString())
                        .isNotEmpty()
                        .allSatisfy(cookie -> assertThat(cookie)
                                .contains("HttpOnly", "SameSite=Lax")
                                .doesNotContain("Domain="));
            }
        }
    }

    @Test
    void signingOutEverywhereEndsTheSessionOfAStolenCookie() throws Exception {
        Desk owner = loggedIn("duyet");
        Desk elsewhere = loggedIn("duyet");
        Desk thief = new Desk(console());
        thief.keep(elsewhere.session());
        assertThat(thief.get("/tai-khoan").uri().getPath()).isEqualTo("/tai-khoan");

        owner.post(SIGN_OUT, Map.of("_csrf", owner.token("/tai-khoan")));

        assertThat(thief.listen("/live?area=" + OWN, Duration.ofSeconds(5))).startsWith("401");
        HttpResponse<String> next = thief.get("/duyet");
        assertThat(next.headers().firstValue("Refresh")).isPresent();
        assertThat(next.body()).doesNotContain(report(NEIGHBOUR, period));
        assertThat(thief.get("/duyet").uri().getPath()).isEqualTo("/dang-nhap");
    }

    @Test
    void theAddressesOfAnotherUnitAreGuessedInVain() throws Exception {
        Desk neighbour = loggedIn("bc-19429");
        Desk owner = loggedIn("bc-18859");
        assertThat(owner.get("/bao-cao/" + report(NEIGHBOUR, period)).statusCode())
                .isEqualTo(200);

        for (String path : List.of(
                "/bao-cao/" + report(NEIGHBOUR, period),
                "/bao-cao/" + report(NEIGHBOUR, period) + "/so-sanh",
                "/duyet/" + report(NEIGHBOUR, period),
                "/duyet",
                "/dia-ban/" + NEIGHBOUR,
                "/don-vi/" + NEIGHBOUR,
                "/quan-tri/can-bo",
                "/quan-tri/can-bo/bc-18859",
                "/quan-tri/nhat-ky")) {
            HttpResponse<String> answer = neighbour.get(path);
            assertThat(answer.statusCode()).as(path).isIn(403, 404);
            assertThat(answer.body()).as(path).doesNotContain("GC01", "bc-18859");
        }
        assertThat(neighbour
                        .post(
                                "/bao-cao/" + report(NEIGHBOUR, period) + "/luu",
                                Map.of("_csrf", neighbour.token("/tai-khoan"), "CA01", "1"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyListensToAnotherUnit() throws Exception {
        Desk neighbour = loggedIn("bc-19429");

        assertThat(neighbour.listen("/live?area=" + NEIGHBOUR, Duration.ofSeconds(20)))
                .endsWith("end\n")
                .doesNotContain("event: totals");
        assertThat(neighbour.listen("/live?area=" + OWN, Duration.ofSeconds(7))).endsWith("open\n");
    }

    @ParameterizedTest
    @CsvSource({
        "CONSOLE, /tai-khoan/dang-xuat-het, application/x-www-form-urlencoded",
        "CONSOLE, /nhap-tep, multipart/form-data; boundary=x",
        "CONSOLE, /khong-co, text/plain",
        "IDENTITY, /dang-nhap, application/x-www-form-urlencoded",
        "IDENTITY, /oauth2/token, application/x-www-form-urlencoded",
        "IDENTITY, /khong-co, text/plain"
    })
    void whoSendsHisFormSignBySignIsHungUpOn(Part part, String path, String type) throws Exception {
        try (Socket slow = new Socket("127.0.0.1", stack.url(part).getPort())) {
            CompletableFuture<Void> hungUp = CompletableFuture.runAsync(
                    () -> untilHungUp(slow), task -> Thread.ofVirtual().start(task));
            slow.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
                                    + "\r\nContent-Length: 100000\r\n\r\n")
                            .getBytes(US_ASCII));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        trickle(slow);
                        return hungUp.isDone();
                    });
        }
    }

    private static void untilHungUp(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException reset) {
            // Hung up on while something was still under way.
        }
    }

    private static void trickle(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void withoutALoginThereIsNothingButTheWayToIt() throws Exception {
        Desk nobody = new Desk(console());

        for (String path : List.of("/tong-quan", "/bao-cao/" + report(OWN, period), "/quan-tri/can-bo", "/hop-viec")) {
            assertThat(nobody.get(path).uri().getPath()).as(path).isEqualTo("/dang-nhap");
        }
        assertThat(nobody.post("/bao-cao/" + report(OWN, period), Map.of("CA01", "1"))
                        .statusCode())
                .isIn(401, 403);
        assertThat(nobody.listen("/live?area=" + OWN, Duration.ofSeconds(5))).startsWith("401");
    }

    private Desk loggedIn(String user) throws Exception {
        return Desk.of(console(), user, stack.secrets().demoPassword());
    }

    private URI console() {
        return stack.url(Part.CONSOLE);
    }
}
