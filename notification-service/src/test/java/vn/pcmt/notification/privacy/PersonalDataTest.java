package vn.pcmt.notification.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.TestClock;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Delivering;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.preferences.Preferences;

/** What is held of an officer, given out and erased, asked from outside; and what is kept no longer. */
@WebMvcTest(controllers = PersonalDataController.class, properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({PersonalDataTest.OnStore.class, PersonalData.class})
@EngineSuite
class PersonalDataTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String PATH = "/api/v1/officers/bc-18859/personal-data";

    @Autowired
    private MockMvc http;

    @BeforeEach
    void anOfficerWhoWasTold() {
        ServiceOnStore.reset();
        ServiceOnStore.mongo().remove(new Query(), "turns");
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.directory()
                .apply(Events.reachable(
                        "bc-18859", UNIT, "bc@quangtri.example", "0912345678", OfficerRole.COMMUNE_REPORTER));
        ServiceOnStore.mongo().insert(AnAlert.to("bc-18859", AlertKind.RETURNED));
    }

    @Test
    void anOfficerSeesTheOwnDataAndNobodyElses() throws Exception {
        http.perform(as("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER, get(PATH)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.email").value("bc@quangtri.example"))
                .andExpect(jsonPath("$.phone").value("0912345678"))
                .andExpect(jsonPath("$.alerts").value(1));
        http.perform(as("ct-18859", UNIT, OfficerRole.COMMUNE_HEAD, get(PATH))).andExpect(status().is(403));
        http.perform(as("quantri-46", "46@2025-07-01", OfficerRole.ADMIN, get(PATH)))
                .andExpect(status().is(403));
        http.perform(get(PATH)).andExpect(status().is(401));
    }

    @Test
    void onlyWhoHasLeftIsErasedAndTheLedgerKeepsTheId() throws Exception {
        http.perform(as("quantri", "44@2025-07-01", OfficerRole.ADMIN, delete(PATH)))
                .andExpect(status().is(409))
                .andExpect(jsonPath("$.code").value("officer-in-office"));
        ServiceOnStore.directory().apply(Events.left("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        http.perform(as("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER, delete(PATH)))
                .andExpect(status().is(403));

        http.perform(as("quantri", "44@2025-07-01", OfficerRole.ADMIN, delete(PATH)))
                .andExpect(status().is(204));
        ServiceOnStore.directory().apply(Events.left("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));

        Officer left = ServiceOnStore.directory().officer("bc-18859").orElseThrow();
        assertThat(left.email()).isNull();
        assertThat(left.phone()).isNull();
        assertThat(left.name()).as("also after the same event came again").isEqualTo("bc-18859");
        assertThat(Delivering.alerts().countOf("bc-18859")).isEqualTo(1);
    }

    @Test
    void whatIsOlderThanTheSettingIsRemovedByOneNodeAtATimeUnlessItIsStillToBeSent() {
        TestClock clock = new TestClock(AnAlert.RAISED.plus(Duration.ofDays(31)));
        PrivacySettings settings = new PrivacySettings(Duration.ofDays(30), Duration.ofMinutes(10), 500);
        String waiting = AnAlert.to("bc-18859", AlertKind.RETURNED).id();
        Alerts alerts = Delivering.alerts();
        ServiceOnStore.mongo().updateMulti(new Query(), new Update().set("outbox.hasPending", false), "alerts");

        ForgetOldAlerts one = new ForgetOldAlerts(ServiceOnStore.mongo(), alerts, settings, clock);
        ForgetOldAlerts other = new ForgetOldAlerts(ServiceOnStore.mongo(), alerts, settings, clock);
        assertThat(one.over()).as("its mail is still due").isEmpty();
        ServiceOnStore.mongo().updateMulti(new Query(), new Update().unset("sendAt"), "alerts");
        assertThat(other.over()).as("not its turn").isEmpty();
        clock.advance(Duration.ofMinutes(10));

        assertThat(other.over()).isEqualTo(List.of(waiting));
        alerts.forget(waiting);
        assertThat(alerts.find(waiting)).isEmpty();
    }

    private static MockHttpServletRequestBuilder as(
            String officer, String unit, OfficerRole role, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer(officer, unit, role));
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

        @Bean
        Preferences preferences() {
            return ServiceOnStore.bean(Preferences.class);
        }
    }
}
