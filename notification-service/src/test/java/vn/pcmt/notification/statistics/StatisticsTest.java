package vn.pcmt.notification.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.channels.TestChannels;
import vn.pcmt.notification.channels.TestMailServer;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** Four alerts of one morning: two mails arrive, one is refused, one waits; one officer promises after an hour. */
@WebMvcTest(controllers = StatisticsController.class, properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({StatisticsTest.OnStore.class, CountDeliveries.class, Reach.class})
@EngineSuite
class StatisticsTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String DAYS = "/api/v1/alert-statistics?from=2026-11-18&to=2026-11-18";

    @Autowired
    private MockMvc http;

    @BeforeEach
    void oneMorning() throws Exception {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        for (String officer : List.of("bc-18859", "ct-18859", "sai-dia-chi")) {
            ServiceOnStore.directory().apply(Events.officer(officer, UNIT, OfficerRole.COMMUNE_REPORTER));
        }
        TestClock clock = new TestClock(AnAlert.RAISED);
        try (TestMailServer server = TestMailServer.refusing("sai-dia-chi@quangtri.example")) {
            Delivering node = Delivering.by(clock, TestChannels.email(server.port(), clock));
            String promised = node.raise("bc-18859", AlertKind.RETURNED);
            node.raise("ct-18859", AlertKind.RETURNED);
            node.raise("sai-dia-chi", AlertKind.RETURNED);
            node.attemptAllDue();
            node.raise("bc-18859", AlertKind.OVERDUE);
            assertThat(Delivering.alerts().change(promised, alert -> {
                        alert.acknowledge(LocalDate.of(2026, 11, 20), AnAlert.RAISED.plus(Duration.ofHours(1)));
                        return true;
                    }))
                    .isPresent();
        }
    }

    @Test
    void countsOutcomesByChannelAndTheTimeUntilSomebodyPromises() throws Exception {
        http.perform(as(OfficerRole.LEADER, "44@2025-07-01", get(DAYS)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.alerts").value(4))
                .andExpect(jsonPath("$.channels[?(@.channel == 'EMAIL')].states.DELIVERED")
                        .value(2))
                .andExpect(jsonPath("$.channels[?(@.channel == 'EMAIL')].states.GAVE_UP")
                        .value(1))
                .andExpect(jsonPath("$.channels[?(@.channel == 'EMAIL')].tried").value(3))
                .andExpect(jsonPath("$.channels[?(@.channel == 'EMAIL')].deliveredShare")
                        .value(66.7))
                .andExpect(jsonPath("$.acknowledgements[?(@.kind == 'RETURNED')].told")
                        .value(3))
                .andExpect(jsonPath("$.acknowledgements[?(@.kind == 'RETURNED')].acknowledged")
                        .value(1))
                .andExpect(jsonPath("$.acknowledgements[?(@.kind == 'RETURNED')].medianMinutes")
                        .value(60));
        http.perform(as(
                        OfficerRole.LEADER,
                        "44@2025-07-01",
                        get("/api/v1/alert-statistics?from=2026-11-19&to=2026-11-20")))
                .andExpect(jsonPath("$.alerts").value(0));
    }

    @Test
    void isForThoseWhoAnswerForOthersWithinTheirReach() throws Exception {
        http.perform(get(DAYS)).andExpect(status().is(401));
        http.perform(as(OfficerRole.COMMUNE_REPORTER, UNIT, get(DAYS))).andExpect(status().is(403));
        http.perform(as(OfficerRole.LEADER, "46@2025-07-01", get(DAYS)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.alerts").value(0));
        http.perform(as(OfficerRole.LEADER, "46@2025-07-01", get(DAYS + "&unit=" + UNIT)))
                .andExpect(status().is(403));
        http.perform(as(
                        OfficerRole.LEADER,
                        "44@2025-07-01",
                        get("/api/v1/alert-statistics?from=2025-01-01&to=2026-11-18")))
                .andExpect(status().is(400))
                .andExpect(jsonPath("$.code").value("days-malformed"));
    }

    private static MockHttpServletRequestBuilder as(
            OfficerRole role, String unit, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer("ai-do", unit, role));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OnStore {
        @Bean
        Alerts alerts() {
            return ServiceOnStore.bean(Alerts.class);
        }

        @Bean
        Directory directory() {
            return ServiceOnStore.directory();
        }
    }
}
