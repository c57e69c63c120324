package vn.pcmt.notification.inbox;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.web.Page;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.catalogue.ReportNames;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.obligation.Obligations;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.templates.AlertTexts;
import vn.pcmt.notification.templates.TestTemplates;

/** Whose obligations and whose ledger a caller sees, asked from outside; the units are those of the store under test. */
@WebMvcTest(
        controllers = {ObligationController.class, LedgerController.class},
        properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({AlertTexts.class, DeliveryReasons.class, TestTemplates.class, Reach.class})
@EngineSuite
class ReachTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String MERGED = "18862@2021-01-01";
    private static final String NEIGHBOUR = "18871@2025-07-01";
    private static final String PROVINCE = "44@2025-07-01";
    private static final String FOREIGN_PROVINCE = "46@2025-07-01";

    @Autowired
    private MockMvc http;

    @MockitoBean
    private Alerts alerts;

    @MockitoBean
    private Directory directory;

    @MockitoBean
    private ReportNames names;

    @MockitoBean
    private Obligations obligations;

    @BeforeEach
    void aProvinceWithTwoCommunes() {
        ServiceOnStore.reset();
        Directory known = ServiceOnStore.directory();
        known.apply(Events.commune("18859", "Phường Đồng Thuận"));
        known.apply(Events.commune("18871", "Phường Đồng Sơn"));
        known.apply(Events.merged(MERGED, "Phường cũ", UNIT));
        given(directory.within(any())).willAnswer(call -> known.within(call.getArgument(0)));
        given(obligations.list(any(), any(), any())).willReturn(new Page<>(List.of(), 0, 50, 0));
        given(alerts.ledger(any(), any(), any())).willReturn(new Page<>(List.of(), 0, 50, 0));
    }

    @Test
    void aCommunesOfficerSeesItsOwnUnitAndWhatWasMergedIntoIt() throws Exception {
        String officer = TestTokens.bearer("cb-18859", UNIT, OfficerRole.OFFICER);

        ask("/api/v1/obligations", officer).andExpect(status().isOk());
        verify(obligations).list(eq(List.of(UNIT, MERGED)), any(), any());
        refused("/api/v1/obligations?unit=" + NEIGHBOUR, officer);
        ask("/api/v1/ledger", officer).andExpect(status().isOk());
        verify(alerts).ledger(eq(null), argThat(asked -> "cb-18859".equals(asked.officer())), any());
        refused("/api/v1/ledger?officer=bc-18871", officer);
    }

    @Test
    void aRoleOfTheProvinceDoesNotWidenWhatACommuneSees() throws Exception {
        String auditor = TestTokens.bearer("kt-18859", UNIT, OfficerRole.AUDITOR);

        refused("/api/v1/obligations?unit=" + NEIGHBOUR, auditor);
        ask("/api/v1/ledger", auditor).andExpect(status().isOk());
        verify(alerts).ledger(eq(List.of(UNIT, MERGED)), any(), any());
    }

    @Test
    void theProvincesReviewerSeesItsCommunes() throws Exception {
        String reviewer = TestTokens.bearer("duyet", PROVINCE, OfficerRole.REVIEWER);

        ask("/api/v1/obligations?unit=" + NEIGHBOUR, reviewer).andExpect(status().isOk());
        verify(obligations).list(eq(List.of(NEIGHBOUR)), any(), any());
        ask("/api/v1/obligations?unit=" + MERGED, reviewer).andExpect(status().isOk());
    }

    @Test
    void anotherProvincesReviewerSeesNothingOfThem() throws Exception {
        String foreign = TestTokens.bearer("duyet-46", FOREIGN_PROVINCE, OfficerRole.REVIEWER);

        refused("/api/v1/obligations?unit=" + UNIT, foreign);
        ask("/api/v1/obligations", foreign).andExpect(status().isOk());
        verify(obligations).list(eq(List.of(FOREIGN_PROVINCE)), any(), any());
        ask("/api/v1/ledger?obligation=PCMT-THANG~" + UNIT + "~2026-11", foreign)
                .andExpect(status().isOk());
        verify(alerts).ledger(eq(List.of(FOREIGN_PROVINCE)), any(), any());
    }

    private ResultActions ask(String address, String token) throws Exception {
        return http.perform(get(address).header("Authorization", token));
    }

    private void refused(String address, String token) throws Exception {
        ask(address, token)
                .andExpect(status().is(403))
                .andExpect(jsonPath("$.code").value("forbidden"));
    }
}
