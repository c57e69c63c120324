package vn.pcmt.notification.push;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Officers say in which browsers they are told, asked from outside; the store is the one under test. */
@WebMvcTest(controllers = PushController.class, properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({PushControllerTest.OnStore.class, PushConfiguration.class, PushCrypto.class, SubscribeBrowser.class})
@EngineSuite
class PushControllerTest {

    private static final String PATH = "/api/v1/push-subscriptions";
    private static final String UNIT = "18859@2025-07-01";
    private static final KeyPair SENDER = TestPushService.keys();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    @Autowired
    private MockMvc http;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        byte[] number = new byte[32];
        TestPushService.put(((ECPrivateKey) SENDER.getPrivate()).getS(), number, 0);
        registry.add("pcmt.notification.push.public-key", PushControllerTest::publicKey);
        registry.add("pcmt.notification.push.private-key", () -> ENCODER.encodeToString(number));
    }

    private static String publicKey() {
        return ENCODER.encodeToString(TestPushService.point((ECPublicKey) SENDER.getPublic()));
    }

    @BeforeEach
    void nobodyHasAsked() {
        ServiceOnStore.reset();
    }

    @Test
    void aBrowserIsAddedOnceSeenByItsOfficerOnlyAndTakenAway() throws Exception {
        http.perform(as("bc-18859", get(PATH)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.publicKey").value(publicKey()))
                .andExpect(jsonPath("$.browsers", hasSize(0)));
        String id = JsonPath.read(
                http.perform(subscription("https://fcm.googleapis.com/fcm/send/abc"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.id");
        http.perform(subscription("https://fcm.googleapis.com/fcm/send/abc")).andExpect(status().isOk());

        http.perform(as("bc-18859", get(PATH)))
                .andExpect(jsonPath("$.browsers[*].service", contains("fcm.googleapis.com")))
                .andExpect(jsonPath("$.browsers[0].endpoint").doesNotExist());
        http.perform(as("ct-18859", get(PATH))).andExpect(jsonPath("$.browsers", hasSize(0)));
        http.perform(as("ct-18859", delete(PATH + "/" + id))).andExpect(status().isNoContent());
        http.perform(as("bc-18859", get(PATH))).andExpect(jsonPath("$.browsers", hasSize(1)));
        http.perform(as("bc-18859", delete(PATH + "/" + id))).andExpect(status().isNoContent());
        http.perform(as("bc-18859", delete(PATH + "/" + id))).andExpect(status().isNoContent());
        http.perform(as("bc-18859", get(PATH))).andExpect(jsonPath("$.browsers", hasSize(0)));
    }

    @Test
    void whatIsNoSubscriptionIsRefusedWithTheFieldAtFault() throws Exception {
        http.perform(subscription("https://10.0.0.1/x"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("push-subscription-refused"))
                .andExpect(jsonPath("$.errors[*].pointer", contains("/endpoint")))
                .andExpect(jsonPath("$.detail").isNotEmpty());
        http.perform(as("bc-18859", put(PATH))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"endpoint\":\"https://fcm.googleapis.com/x\"}"))
                .andExpect(status().is(422));
    }

    @Test
    void asksForAToken() throws Exception {
        http.perform(get(PATH)).andExpect(status().is(401));
        http.perform(put(PATH).contentType(MediaType.APPLICATION_JSON).content("{}"))
                .andExpect(status().is(401));
        http.perform(delete(PATH + "/x")).andExpect(status().is(401));
    }

    private static MockHttpServletRequestBuilder subscription(String endpoint) {
        return as("bc-18859", put(PATH)).contentType(MediaType.APPLICATION_JSON).content("""
                {"endpoint":"%s","keys":{"p256dh":"%s","auth":"c2l4dGVlbi1ieXRlLWtleQ"}}""".formatted(
                        endpoint, publicKey()));
    }

    private static MockHttpServletRequestBuilder as(String officer, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer(officer, UNIT, OfficerRole.COMMUNE_REPORTER));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OnStore {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        PushSubscriptions subscriptions() {
            return ServiceOnStore.bean(PushSubscriptions.class);
        }
    }
}
