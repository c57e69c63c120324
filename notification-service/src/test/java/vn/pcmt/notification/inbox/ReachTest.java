package vn.pcmt.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.BeansOfTheStore;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.Term;

/** Whose obligations and whose ledger a caller sees, asked from outside, on the store under test. */
@EngineSuite
@WebMvcTest(
        controllers = {ObligationController.class, LedgerController.class},
        properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({DeliveryReasons.class, BeansOfTheStore.class})
class ReachTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String MERGED = "18862@2021-01-01";
    private static final String NEIGHBOUR = "18871@2025-07-01";
    private static final String PROVINCE = "44@2025-07-01";
    private static final String FOREIGN_PROVINCE = "46@2025-07-01";
    private static final Instant NOW = ServiceOnStore.SUNDAY_NIGHT;

    @Autowired
    private MockMvc http;

    @BeforeEach
    void aProvinceWithTwoCommunesThatOweAndWereTold() {
        ServiceOnStore.reset();
        Directory known = ServiceOnStore.directory();
        known.apply(Events.province());
        known.apply(Events.officer("duyet", PROVINCE, OfficerRole.REVIEWER));
        known.apply(Events.commune("18859", "Phường Đồng Thuận"));
        known.apply(Events.commune("18871", "Phường Đồng Sơn"));
        known.apply(Events.merged(MERGED, "Phường cũ", UNIT));
        known.apply(Events.officer("cb-18859", UNIT, OfficerRole.OFFICER));
        known.apply(Events.officer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
        known.apply(Events.officer("bc-18871", NEIGHBOUR, OfficerRole.COMMUNE_REPORTER));
        owe("bao-cao", UNIT, ObligationKind.REPORT, null, null);
        owe("viec-cu", MERGED, ObligationKind.TASK, "Rà soát hộ", "cb-18859");
        owe("lang-gieng", NEIGHBOUR, ObligationKind.REPORT, null, null);
        // On a working day at eleven.
        ServiceOnStore.at(NOW.plus(Duration.ofDays(10)).plus(Duration.ofHours(12)));
        ServiceOnStore.decideWhatIsDue();
    }

    @Test
    void aCommunesOfficerSeesItsOwnUnitAndWhatWasMergedIntoIt() throws Exception {
        String officer = TestTokens.bearer("cb-18859", UNIT, OfficerRole.OFFICER);

        owedIn("/api/v1/obligations", officer, containsInAnyOrder("bao-cao", "viec-cu"));
        owedIn("/api/v1/obligations?unit=" + MERGED, officer, contains("viec-cu"));
        refused("/api/v1/obligations?unit=" + NEIGHBOUR, officer);
        toldTo("/api/v1/ledger", officer, "cb-18859");
        refused("/api/v1/ledger?officer=bc-18871", officer);
    }

    @Test
    void whatIsOwedSaysOfWhatKindItIsHowItIsCalledAndWhoAnswersForIt() throws Exception {
        String officer = TestTokens.bearer("cb-18859", UNIT, OfficerRole.OFFICER);

        ask("/api/v1/obligations?unit=" + MERGED, officer)
                .andExpect(jsonPath("$.items[0].owes").value("TASK"))
                .andExpect(jsonPath("$.items[0].title").value("Rà soát hộ"))
                .andExpect(jsonPath("$.items[0].owner").value("cb-18859"))
                .andExpect(jsonPath("$.items[0].unitName").value("Phường cũ"));
        ask("/api/v1/obligations?unit=" + UNIT, officer)
                .andExpect(jsonPath("$.items[0].owes").value("REPORT"))
                .andExpect(jsonPath("$.items[0].title").doesNotExist())
                .andExpect(jsonPath("$.items[0].owner").doesNotExist());
        owedIn("/api/v1/obligations?open=false", officer, hasSize(0));
        owedIn("/api/v1/obligations?open=true&size=1", officer, contains("bao-cao"));
    }

    @Test
    void aRoleOfTheProvinceDoesNotWidenWhatACommuneSees() throws Exception {
        String auditor = TestTokens.bearer("kt-18859", UNIT, OfficerRole.AUDITOR);

        refused("/api/v1/obligations?unit=" + NEIGHBOUR, auditor);
        toldTo("/api/v1/ledger", auditor, "cb-18859", "bc-18859");
    }

    @Test
    void theProvincesReviewerSeesItsCommunes() throws Exception {
        String reviewer = TestTokens.bearer("duyet", PROVINCE, OfficerRole.REVIEWER);

        owedIn("/api/v1/obligations?unit=" + NEIGHBOUR, reviewer, contains("lang-gieng"));
        owedIn("/api/v1/obligations?unit=" + MERGED, reviewer, contains("viec-cu"));
        toldTo("/api/v1/ledger?officer=bc-18871", reviewer, "bc-18871");
    }

    @Test
    void anotherProvincesReviewerSeesNothingOfThem() throws Exception {
        String foreign = TestTokens.bearer("duyet-46", FOREIGN_PROVINCE, OfficerRole.REVIEWER);

        refused("/api/v1/obligations?unit=" + UNIT, foreign);
        owedIn("/api/v1/obligations", foreign, hasSize(0));
        toldTo("/api/v1/ledger?obligation=bao-cao", foreign);
    }

    private static void owe(
            String id, String unit, ObligationKind kind, @Nullable String title, @Nullable String owner) {
        boolean report = kind == ObligationKind.REPORT;
        ServiceOnStore.apply(new Debt(
                id,
                1,
                NOW,
                Seat.in(unit),
                report ? "PCMT-THANG" : "",
                report ? "2026-11" : "",
                Term.until(NOW.plus(Duration.ofDays(report ? 9 : 8))),
                Obligation.State.OPEN,
                new Subject(kind, "ke-hoach", title, owner, false, null),
                false,
                null,
                null,
                false,
                null));
    }

    private void owedIn(String address, String token, Matcher<?> ids) throws Exception {
        ask(address, token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id").value(ids));
    }

    /** Whom those alerts were for that the caller is shown. */
    private void toldTo(String address, String token, String... officers) throws Exception {
        String page = ask(address, token)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> told = JsonPath.read(page, "$.items[*].officer");
        assertThat(Set.copyOf(told)).containsExactlyInAnyOrder(officers);
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
