package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertRefused;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class PlanTreeTest {
    private static final String PROGRAMME = """
            {'kind':'PROJECTS','title':'Chương trình','issuer':'BCĐ 138','issuedOn':'2026-01-02','to':'2099-12-31',
             'scope':['44@2025-07-01'],'partners':[{'name':'Tỉnh Khăm Muộn','country':'Lào'}]}""";
    private static final String PROJECT = """
            {'kind':'PROJECT','title':'Dự án 1','issuer':'BCĐ 138','issuedOn':'2026-01-02','scope':['44@2025-07-01'],
             'lead':{'name':'Công an tỉnh'},'parent':'%s'}""";

    @Autowired
    private MockMvcTester http;

    private Api leader;
    private Api reporter;

    @BeforeEach
    void connect() {
        leader = Api.leader(http);
        reporter = Api.reporter(http);
    }

    @Test
    void aProgrammeHasItsProjects() {
        String programme = leader.issued(PROGRAMME);
        String issued = leader.issued(PROJECT.formatted(programme));
        String draft = leader.created("/plans", PROJECT.formatted(programme));

        var all = leader.read("/plans/" + programme + "/children");
        assertThat(all.get("total").asInt()).isEqualTo(2);
        assertThat(all.toString()).contains(issued, draft);
        assertThat(reporter.read("/plans/" + programme + "/children").toString())
                .contains(issued)
                .doesNotContain(draft);
        assertThat(reporter.read("/plans?kind=PROJECT&parent=" + programme + "&status=ISSUED")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aPlanIsIssuedOnlyUnderOneInForce() {
        String programme = leader.created("/plans", PROGRAMME);
        String project = leader.created("/plans", PROJECT.formatted(programme));

        assertRefused(leader.issue(project), 422, "plan-not-issuable", "/parent parent-not-in-force");
        assertThat(leader.issue(programme)).hasStatus(200);
        assertThat(leader.issue(project)).hasStatus(200);
    }

    @Test
    void plansDoNotStandUnderThemselves() {
        String top = leader.created("/plans", PROGRAMME);
        String below = leader.created("/plans", under(PROGRAMME, top));
        String lowest = leader.created("/plans", under(PROGRAMME, below));

        assertRefused(
                leader.put("/plans/" + top, 0, under(PROGRAMME, lowest)), 422, "plan-refused", "/parent parent-circle");
        assertRefused(
                leader.put("/plans/" + top, 0, under(PROGRAMME, top)), 422, "plan-refused", "/parent parent-circle");
        assertRefused(leader.create("/plans", under(PROGRAMME, "none")), 422, "plan-refused", "/parent parent-unknown");
    }

    @Test
    void aProjectNeedsItsProgrammeItsLeadAndItsDeadline() {
        String alone = leader.created(
                "/plans",
                PROJECT.replace(",'parent':'%s'", "").replace("'lead':{'name':'Công an tỉnh'}", "'lead':null"));

        assertRefused(
                leader.issue(alone),
                422,
                "plan-not-issuable",
                "/lead project-needs-lead",
                "/parent project-needs-parent",
                "/to project-needs-deadline");
    }

    @Test
    void aProgrammeIsNotClosedBeforeItsProjects() {
        String programme = leader.issued(PROGRAMME);
        String project = leader.issued(PROJECT.formatted(programme));

        assertRefused(close(programme), 409, "plan-not-closable", "/children/" + project + " child-in-force");
        assertThat(close(project)).hasStatus(200);
        assertThat(close(programme)).hasStatus(200);
        assertRefused(
                leader.create("/plans", PROJECT.formatted(programme)), 422, "plan-refused", "/parent parent-closed");
    }

    @Test
    void peaksLieWithinThePlan() {
        String peaks = "'peaks':[{'name':'A','from':'2099-12-30','to':'2100-01-02'},"
                + "{'name':'A','from':'2026-06-02','to':'2026-06-01'}],";

        assertRefused(
                leader.create("/plans", PROGRAMME.replace("'scope'", peaks + "'scope'")),
                422,
                "plan-refused",
                "/peaks/0 peak-outside-plan",
                "/peaks/1/name peak-repeated",
                "/peaks/1/to period-reversed");
    }

    @Test
    void aUnitThatIsNoMoreWhenThePlanIsMadeIsRefused() {
        assertRefused(
                leader.create("/plans", PROGRAMME.replace("44@2025-07-01", "45@2021-01-01")),
                422,
                "plan-refused",
                "/scope/0 unit-outside-period");
        assertThat(leader.create(
                        "/plans",
                        PROGRAMME.replace("44@2025-07-01", "45@2021-01-01").replace("2026-01-02", "2023-09-14")))
                .hasStatus(201);
    }

    @Test
    void aDeadlineIsCountedInAWayThatItsPeriodsKnow() {
        String monthly = "{'id':'a','template':'PCMT-THANG','frequency':'MONTHLY','scope':['44@2025-07-01'],"
                + "'firstPeriod':'2026-01','deadline':{'dayOfMonth':14}}";
        String weekly = "{'id':'b','template':'PCMT-CAO-DIEM','frequency':'WEEKLY','scope':['44@2025-07-01'],"
                + "'firstPeriod':'2026-W02','deadline':{'dayOfMonth':20}}";
        String both = "{'id':'c','template':'PCMT-THANG','frequency':'QUARTERLY','scope':['44@2025-07-01'],"
                + "'firstPeriod':'2026-Q1','deadline':{'dayOfMonth':20,'workingDaysAfter':3}}";
        String once = "{'id':'d','template':'PCMT-CAO-DIEM','frequency':'ONCE','scope':['44@2025-07-01'],"
                + "'firstPeriod':'2026-07-05','lastPeriod':'2026-07-06','deadline':{'workingDaysAfter':1}}";
        String year = "{'id':'e','template':'PCMT-THANG','frequency':'YEARLY','scope':['44@2025-07-01'],"
                + "'firstPeriod':'2026-01'}";

        assertRefused(
                leader.create(
                        "/plans",
                        PROGRAMME.replace(
                                "'scope'",
                                "'requirements':[" + String.join(",", monthly, weekly, both, once, year)
                                        + "],'scope'")),
                422,
                "plan-refused",
                "/requirements/0/deadline/dayOfMonth deadline-before-cut-off",
                "/requirements/1/deadline/dayOfMonth deadline-day-of-no-month",
                "/requirements/2/deadline deadline-counted-twice",
                "/requirements/3/lastPeriod once-is-once",
                "/requirements/3/deadline deadline-of-once",
                "/requirements/4/firstPeriod period-malformed");
    }

    private MvcTestResult close(String id) {
        return leader.post("/plans/" + id + "/close", leader.version("/plans/" + id), "{}");
    }

    private static String under(String plan, String parent) {
        return plan.replace("'scope'", "'parent':'" + parent + "','scope'");
    }
}
