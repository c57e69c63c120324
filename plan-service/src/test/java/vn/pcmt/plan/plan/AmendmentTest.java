package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertRefused;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class AmendmentTest {
    private static final PeriodId RUNNING = PeriodId.running(Frequency.MONTHLY, LocalDate.now(VietnamTime.ZONE), 14);
    private static final String PLAN = """
            {'kind':'CAMPAIGN','title':'Tháng hành động','issuer':'UBND tỉnh Quảng Trị','issuedOn':'2026-01-02',
             'from':'2026-01-01','to':'2099-12-31','scope':['44@2025-07-01'],
             'peaks':[{'name':'Cao điểm','from':'2026-06-01','to':'2026-06-30'}],
             'requirements':[{'id':'thang','template':'PCMT-THANG','frequency':'MONTHLY',
             'scope':['44@2025-07-01'],'firstPeriod':'2026-01'}]}""";

    /** Closed without an evaluation. */
    private static final String ANNUAL = PLAN.replace("CAMPAIGN", "REPORTING");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Plans plans;

    @Autowired
    private MongoTemplate mongo;

    private Api leader;
    private Api reporter;
    private Api admin;

    @BeforeEach
    void connect() {
        leader = Api.leader(http);
        reporter = Api.reporter(http);
        admin = Api.admin(http);
    }

    @Test
    void amendmentsAreNumberedAndSayWhatChanged() {
        String id = leader.issued(PLAN);

        String longer = PLAN.replace("2026-06-30", "2026-07-05");
        assertThat(amend(id, longer)).hasStatus(200);
        assertThat(amend(id, longer.replace("Tháng hành động", "Tháng hành động 2026")))
                .hasStatus(200);

        JsonNode amendments = reporter.read("/plans/" + id).get("amendments");
        assertThat(amendments.size()).isEqualTo(2);
        assertThat(amendments.at("/0/number").asInt()).isEqualTo(1);
        assertThat(amendments.at("/0/by").asString()).isEqualTo("lanhdao");
        assertThat(amendments.at("/0/reason").asString()).isEqualTo("Theo tình hình");
        assertThat(amendments.at("/0/changes/0/field").asString()).isEqualTo("peaks/Cao điểm/to");
        assertThat(amendments.at("/0/changes/0/before").asString()).isEqualTo("2026-06-30");
        assertThat(amendments.at("/0/changes/0/after").asString()).isEqualTo("2026-07-05");
        assertThat(amendments.at("/1/number").asInt()).isEqualTo(2);
        assertThat(amendments.at("/1/changes/0/field").asString()).isEqualTo("title");
    }

    @Test
    void aRequirementTakenOutIsStillOwedForThePeriodThatRuns() {
        String id = leader.issued(PLAN);

        assertThat(amend(id, PLAN.replaceAll("(?s)'requirements':\\[.*\\]}", "'requirements':[]}")))
                .hasStatus(200);

        JsonNode plan = reporter.read("/plans/" + id);
        assertThat(plan.at("/plan/requirements/0/lastPeriod").asString()).isEqualTo(RUNNING.text());
        assertThat(plan.at("/amendments/0/changes/0/field").asString()).isEqualTo("requirements/thang/lastPeriod");
        List<JsonNode> events = PendingEvents.of(plans.findById(id).orElseThrow(), mongo);
        assertThat(events.getLast().at("/requirement/lastPeriod").asString()).isEqualTo(RUNNING.text());
    }

    @Test
    void anAmendmentThatWouldOrphanWhatIsOwedIsRefused() {
        String id = leader.issued(PLAN);

        assertRefused(
                amend(id, PLAN.replace("'firstPeriod':'2026-01'", "'firstPeriod':'2026-03'")),
                422,
                "plan-refused",
                "/plan/requirements/0/firstPeriod requirement-begun");
        assertRefused(
                amend(id, PLAN.replace("'firstPeriod':'2026-01'", "'firstPeriod':'2026-01','lastPeriod':'2026-02'")),
                422,
                "plan-refused",
                "/plan/requirements/0/lastPeriod requirement-owed-until");
        assertThat(plans.findById(id).orElseThrow().amendments()).isEmpty();
    }

    @Test
    void whatIssuingFixedStaysFixed() {
        String id = leader.issued(PLAN);

        assertRefused(amend(id, PLAN.replace("CAMPAIGN", "ANNUAL")), 422, "plan-refused", "/plan/kind amendment-fixed");
        assertRefused(amend(id, PLAN), 422, "amendment-empty");
        assertRefused(
                amend(id, "2025-12-31", PLAN.replace("2099", "2098")),
                422,
                "plan-refused",
                "/on amendment-before-plan");
        assertRefused(
                amend(id, "2099-01-01", PLAN.replace("2099", "2098")), 422, "plan-refused", "/on effective-in-future");
        assertRefused(
                amend(id, PLAN.replace("'issuer':'UBND tỉnh Quảng Trị',", "")),
                422,
                "plan-refused",
                "/plan/issuer issuer-missing");
    }

    @Test
    void onlyALeaderAmendsAndOnlyWhatIsInForce() {
        String draft = leader.created("/plans", PLAN);
        String body = body("2026-02-01", PLAN.replace("2099", "2098"));

        assertRefused(leader.post("/plans/" + draft + "/amendments", 0, body), 409, "plan-not-issued");
        assertRefused(admin.post("/plans/" + draft + "/amendments", 0, body), 403, "forbidden");
        assertRefused(reporter.post("/plans/" + draft + "/amendments", 0, body), 403, "forbidden");
    }

    @Test
    void ofTwoEditorsAtOnceTheSecondIsRefused() {
        String id = leader.issued(PLAN);
        long seen = leader.version("/plans/" + id);
        assertThat(amend(id, PLAN.replace("2099", "2098"))).hasStatus(200);

        assertRefused(
                leader.post("/plans/" + id + "/amendments", seen, body("2026-02-01", PLAN.replace("2099", "2097"))),
                412,
                "stale-revision");
        assertThat(plans.findById(id).orElseThrow().text().to()).isEqualTo("2098-12-31");
    }

    @Test
    void closingEndsEachRequirementInItsOwnFrequencyAndLeavesTheSummary() {
        String id = leader.issued(ANNUAL.replace(
                "'requirements':[",
                "'requirements':[{'id':'tuan','template':'PCMT-CAO-DIEM','frequency':'WEEKLY',"
                        + "'scope':['44@2025-07-01'],'firstPeriod':'2026-W01'},"
                        + "{'id':'tong-ket','template':'PCMT-CAO-DIEM','frequency':'ONCE',"
                        + "'scope':['44@2025-07-01'],'firstPeriod':'2099-01-10'},"));

        assertThat(leader.post("/plans/" + id + "/close", leader.version("/plans/" + id), "{}"))
                .hasStatus(200);

        LocalDate today = LocalDate.now(VietnamTime.ZONE);
        JsonNode plan = reporter.read("/plans/" + id);
        assertThat(plan.get("status").asString()).isEqualTo("CLOSED");
        assertThat(plan.at("/plan/requirements/0/lastPeriod").asString())
                .isEqualTo(PeriodId.running(Frequency.WEEKLY, today, 14).text());
        assertThat(plan.at("/plan/requirements/1/lastPeriod").isNull()).isTrue();
        assertThat(plan.at("/plan/requirements/2/lastPeriod").asString()).isEqualTo(RUNNING.text());
    }

    @Test
    void closingEndsNothingBeforeWhatIsOwed() {
        String id = leader.issued(PLAN);
        long tag = leader.version("/plans/" + id);
        String early = RUNNING.previous().previous().text();

        assertRefused(
                leader.post("/plans/" + id + "/close", tag, "{'lastPeriod':'" + early + "'}"),
                422,
                "plan-refused",
                "/lastPeriod requirement-owed-until");
        assertRefused(
                leader.post("/plans/" + id + "/close", tag, "{'lastPeriod':'2026-13'}"),
                422,
                "plan-refused",
                "/lastPeriod month-malformed");
    }

    private MvcTestResult amend(String id, String plan) {
        return amend(id, "2026-02-01", plan);
    }

    private MvcTestResult amend(String id, String on, String plan) {
        return leader.post("/plans/" + id + "/amendments", leader.version("/plans/" + id), body(on, plan));
    }

    private static String body(String on, String plan) {
        return "{'documentNumber':'9/KH-UBND','on':'" + on + "','reason':'Theo tình hình','plan':" + plan + "}";
    }
}
