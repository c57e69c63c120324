package vn.pcmt.notification.webhook;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Setting up the systems that are told, asked from outside; the store is the one under test. */
@WebMvcTest(
        controllers = WebhookController.class,
        properties = {"spring.config.name=notification-service", "pcmt.notification.webhook.key=khoa-de-thu"})
@ContextConfiguration(initializers = TestTokens.class)
@Import({WebhookControllerTest.OnStore.class, WebhookConfiguration.class, AdministerTargets.class, Signing.class})
@EngineSuite
class WebhookControllerTest {

    private static final String TARGET = "/api/v1/webhook-targets/cong-tinh";
    private static final String WANTED = """
            {"url":"https://tinh.example/nhan","area":"18859@2025-07-01","client":"he-thong","active":true}""";

    @Autowired
    private MockMvc http;

    @BeforeEach
    void noTargets() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
    }

    @Test
    void anAdministratorSetsATargetUpAndIsShownItsSecret() throws Exception {
        http.perform(setUp(WANTED, "\"0\"", "khoa-0001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));
        http.perform(setUp(WANTED, "\"0\"", "khoa-0001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));
        http.perform(admin("44@2025-07-01", post(TARGET + "/secret"))
                        .header("If-Match", "\"1\"")
                        .header("Idempotency-Key", "khoa-0002"))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.secret").value(startsWith("whsec_")));
        http.perform(admin("44@2025-07-01", get("/api/v1/webhook-targets")))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].secret").doesNotExist());
    }

    @Test
    void refusesAddressesThatAreNoneOrUnprotected() throws Exception {
        for (String url :
                List.of("http://tinh.example/", "https://ai:do@tinh.example/", "ftp://tinh.example/", "/nhan")) {
            refused(
                    setUp(WANTED.replace("https://tinh.example/nhan", url), "\"0\"", "khoa-0001"),
                    422,
                    "webhook-url-refused");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/nhan",
                "https://may.localhost/nhan",
                "https://127.0.0.1/nhan",
                "https://2130706433/nhan",
                "https://0x7f.0.0.1/nhan",
                "https://017700000001/nhan",
                "https://10.1.2.3/nhan",
                "https://169.254.169.254/nhan",
                "https://[::1]/nhan",
                "https://[::ffff:10.1.2.3]/nhan",
                "https://[fd00::1]/nhan",
                "https://tinh.example:65536/nhan"
            })
    void refusesAddressesInsideAndPortsThatDoNotExist(String url) throws Exception {
        refused(
                setUp(WANTED.replace("https://tinh.example/nhan", url), "\"0\"", "khoa-0001"),
                422,
                "webhook-url-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://203.113.1.1:65535/nhan", "https://[2405:4800::1]/nhan", "https://10.example/nhan"})
    void takesAddressesOnThePublicNetwork(String url) throws Exception {
        http.perform(setUp(WANTED.replace("https://tinh.example/nhan", url), "\"0\"", "khoa-0001"))
                .andExpect(status().isOk());
    }

    @Test
    void isForAdministratorsOfTheArea() throws Exception {
        http.perform(put(TARGET)).andExpect(status().is(401));
        refused(
                request(put(TARGET), OfficerRole.LEADER, "44@2025-07-01")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(WANTED)
                        .header("If-Match", "\"0\"")
                        .header("Idempotency-Key", "khoa-0001"),
                403,
                "forbidden");
        refused(
                admin("46@2025-07-01", put(TARGET))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(WANTED)
                        .header("If-Match", "\"0\"")
                        .header("Idempotency-Key", "khoa-0001"),
                403,
                "forbidden");
        http.perform(setUp(WANTED, "\"0\"", "khoa-0001")).andExpect(status().isOk());
        refused(admin("46@2025-07-01", get(TARGET + "/messages")), 404, "webhook-target-not-found");
        refused(request(get(TARGET + "/messages"), OfficerRole.OFFICER, "18859@2025-07-01"), 403, "forbidden");
    }

    @Test
    void theClientOfATargetReadsWhatItWasTold() throws Exception {
        http.perform(setUp(WANTED, "\"0\"", "khoa-0001")).andExpect(status().isOk());

        http.perform(get(TARGET + "/messages")
                        .header(
                                "Authorization",
                                TestTokens.bearer("he-thong", "18859@2025-07-01", OfficerRole.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(0)));
    }

    private static MockHttpServletRequestBuilder setUp(String wanted, String seen, String key) {
        return admin("44@2025-07-01", put(TARGET))
                .contentType(MediaType.APPLICATION_JSON)
                .content(wanted)
                .header("If-Match", seen)
                .header("Idempotency-Key", key);
    }

    private static MockHttpServletRequestBuilder admin(String unit, MockHttpServletRequestBuilder request) {
        return request(request, OfficerRole.ADMIN, unit);
    }

    private static MockHttpServletRequestBuilder request(
            MockHttpServletRequestBuilder request, OfficerRole role, String unit) {
        return request.header("Authorization", TestTokens.bearer("ai-do", unit, role));
    }

    private void refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        http.perform(request)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OnStore {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        WebhookTargets targets() {
            return ServiceOnStore.bean(WebhookTargets.class);
        }

        @Bean
        ReplayMessages replay() {
            return ServiceOnStore.bean(ReplayMessages.class);
        }

        @Bean
        Directory directory() {
            return ServiceOnStore.directory();
        }
    }
}
