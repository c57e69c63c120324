package vn.pcmt.notification.preferences;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Officers choose for themselves how they are told, asked from outside; the store is the one under test. */
@WebMvcTest(controllers = PreferenceController.class, properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({PreferenceControllerTest.OnStore.class, PreferenceConfiguration.class, ChoosePreference.class})
@EngineSuite
class PreferenceControllerTest {

    private static final String UNIT = "18859@2025-07-01";

    @Autowired
    private MockMvc http;

    @BeforeEach
    void nobodyHasChosen() {
        ServiceOnStore.reset();
    }

    @Test
    void whoHasNotChosenIsToldByMailFirst() throws Exception {
        http.perform(as("bc-18859", get("/api/v1/preferences")))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(jsonPath("$.channels", contains("EMAIL", "ZALO", "SMS")))
                .andExpect(jsonPath("$.digest").value("NONE"));
    }

    @Test
    void saysWhichChannelsThereAreWhereTheyLeadAndWhatTheOfficeDemands() throws Exception {
        ServiceOnStore.directory()
                .apply(Events.reachable("bc-18859", UNIT, "bc@quangtri.example", null, OfficerRole.COMMUNE_REPORTER));

        http.perform(as("bc-18859", get("/api/v1/preferences")))
                .andExpect(jsonPath("$.offered[?(@.channel == 'EMAIL')].setUp", contains(true)))
                .andExpect(jsonPath("$.offered[?(@.channel == 'EMAIL')].address", contains("bc@quangtri.example")))
                .andExpect(jsonPath("$.offered[?(@.channel == 'SMS')].setUp", contains(false)))
                .andExpect(jsonPath("$.offered[?(@.channel == 'INBOX')]", hasSize(0)))
                .andExpect(jsonPath("$.limits.leastHours").value(4))
                .andExpect(jsonPath("$.limits.earliest").value("06:30:00"))
                .andExpect(jsonPath("$.limits.latest").value("21:00:00"));
    }

    @Test
    void aChoiceIsKeptAndHoldsForItsOfficerOnly() throws Exception {
        http.perform(choice("""
                        {"channels":["SMS","EMAIL"],"from":"08:00","until":"16:30","digest":"DAILY"}""", "\"0\"", "khoa-0001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));

        http.perform(as("bc-18859", get("/api/v1/preferences")))
                .andExpect(jsonPath("$.channels", contains("SMS", "EMAIL")))
                .andExpect(jsonPath("$.until").value("16:30:00"));
        http.perform(as("bc-18862", get("/api/v1/preferences")))
                .andExpect(jsonPath("$.digest").value("NONE"));
    }

    @Test
    void theSameCommandAgainIsAnsweredAlikeAndAStaleOneIsRefused() throws Exception {
        String wishes = "{\"channels\":[\"EMAIL\"],\"digest\":\"WEEKLY\"}";
        http.perform(choice(wishes, "\"0\"", "khoa-0001")).andExpect(status().isOk());
        http.perform(choice(wishes, "\"0\"", "khoa-0001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));
        refused(choice(wishes, "\"0\"", "khoa-0002"), 412, "stale-revision");
        refused(
                choice("{\"channels\":[\"SMS\"],\"digest\":\"NONE\"}", "\"1\"", "khoa-0001"),
                409,
                "idempotency-key-reused");
    }

    @Test
    void nobodyCanChooseNotToBeTold() throws Exception {
        refused(choice("{\"channels\":[],\"digest\":\"NONE\"}", "\"0\"", "khoa-0001"), 422, "invalid-request");
        http.perform(choice("{\"channels\":[\"INBOX\"],\"digest\":\"NONE\"}", "\"0\"", "khoa-0001"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("preference-impossible"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/channels/0"));
        for (String hours :
                new String[] {"\"from\":\"20:00\",\"until\":\"20:59\"", "\"from\":\"00:00\",\"until\":\"06:30\""}) {
            http.perform(choice("{\"channels\":[\"EMAIL\"]," + hours + ",\"digest\":\"NONE\"}", "\"0\"", "khoa-0001"))
                    .andExpect(jsonPath("$.errors[0].pointer").value("/until"))
                    .andExpect(jsonPath("$.errors[0].code").value("hours-too-short"));
        }
    }

    @Test
    void asksForATokenAKeyAndAVersion() throws Exception {
        refused(get("/api/v1/preferences"), 401, "unauthenticated");
        refused(
                as("bc-18859", put("/api/v1/preferences"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"channels\":[\"EMAIL\"],\"digest\":\"NONE\"}")
                        .header("If-Match", "\"0\""),
                428,
                "idempotency-key-required");
    }

    private static MockHttpServletRequestBuilder choice(String wishes, String seen, String key) {
        return as("bc-18859", put("/api/v1/preferences"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(wishes)
                .header("If-Match", seen)
                .header("Idempotency-Key", key);
    }

    private static MockHttpServletRequestBuilder as(String officer, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer(officer, UNIT, OfficerRole.COMMUNE_REPORTER));
    }

    private void refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        http.perform(request)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OnStore {
        @Bean
        Preferences preferences() {
            return ServiceOnStore.bean(Preferences.class);
        }

        @Bean
        ChannelsAtHand channels() {
            return ServiceOnStore.bean(ChannelsAtHand.class);
        }

        @Bean
        Directory directory() {
            return ServiceOnStore.directory();
        }
    }
}
