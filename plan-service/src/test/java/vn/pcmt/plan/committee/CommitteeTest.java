package vn.pcmt.plan.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertRefused;
import static vn.pcmt.plan.Api.json;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;
import vn.pcmt.plan.plan.BodyText;

@OnStore
class CommitteeTest {
    private static final String PLAN = """
            {'kind':'AREA','title':'Địa bàn biên giới','issuer':'UBND tỉnh Quảng Trị','issuedOn':'2023-09-14',
             'scope':['465@2021-01-01','467@2021-01-01']}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Committees committees;

    @Autowired
    private TellCommittees tell;

    @Autowired
    private MongoTemplate mongo;

    private Api leader;
    private Api reporter;
    private Api admin;
    private String head;
    private String deputy;

    @BeforeEach
    void threeOfficers() {
        leader = Api.leader(http);
        reporter = Api.reporter(http);
        admin = Api.admin(http);
        head = officer();
        deputy = officer();
    }

    @Test
    void aCommitteeHasItsMembersWithTheirRolesAndTerms() {
        String plan = leader.issued(PLAN);

        MvcTestResult appointed = leader.create("/plans/" + plan + "/committees", committee());
        assertThat(appointed).hasStatus(201);
        String id = json(appointed).get("id").asString();

        JsonNode read = reporter.read("/committees/" + id + "?asOf=2024-03-12");
        assertThat(read.at("/committee/size").asInt()).isEqualTo(15);
        assertThat(read.at("/head/officer").asString()).isEqualTo(head);
        assertThat(read.at("/head/acting").isNull()).isTrue();
        assertThat(read.at("/sitting").size()).isEqualTo(3);
        assertThat(reporter.read("/plans/" + plan + "/committees").get("total").asInt())
                .isEqualTo(1);
        List<JsonNode> events = PendingEvents.of(committees.findById(id).orElseThrow(), mongo);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().at("/committee/planId").asString()).isEqualTo(plan);
    }

    @Test
    void whileTheHeadIsAwayTheDeputyActs() {
        String id = appointed(committee());

        JsonNode away = reporter.read("/committees/" + id + "?asOf=2024-02-16");
        assertThat(away.at("/head/officer").asString()).isEqualTo(head);
        assertThat(away.at("/head/acting").asString()).isEqualTo(deputy);
        assertThat(reporter.read("/committees/" + id + "?asOf=2024-02-17")
                        .at("/head/acting")
                        .isNull())
                .isTrue();
        assertThat(reporter.read("/committees/" + id + "?asOf=2023-11-23")
                        .at("/head")
                        .isNull())
                .as("the day before its term")
                .isTrue();
    }

    @Test
    void aChangeIsToldAndAStaleOneRefused() {
        String id = appointed(committee());
        long tag = leader.version("/committees/" + id);

        assertThat(leader.put("/committees/" + id, tag, aCommitteeOf(16))).hasStatus(200);
        assertRefused(leader.put("/committees/" + id, tag, aCommitteeOf(17)), 412, "stale-revision");
        List<JsonNode> events = PendingEvents.of(committees.findById(id).orElseThrow(), mongo);
        assertThat(events)
                .extracting(event -> event.at("/committee/size").asInt())
                .containsExactly(15, 16);
    }

    @Test
    void aDraftsCommitteeIsToldOnceThePlanIsInForce() {
        String plan = leader.created("/plans", PLAN);
        String id = json(admin.create("/plans/" + plan + "/committees", committee()))
                .get("id")
                .asString();
        assertThat(committees.findById(id).orElseThrow().isTold()).isFalse();
        assertRefused(reporter.get("/committees/" + id), 404, "plan-not-found");

        assertThat(leader.issue(plan)).hasStatus(200);

        assertThat(PendingEvents.of(committees.findById(id).orElseThrow(), mongo))
                .hasSize(1);
    }

    @Test
    void whatACrashLeftUntoldIsToldAtTheNextStart() {
        String plan = leader.issued(PLAN);
        CommitteeText text = new CommitteeText(
                CommitteeState.Kind.SUPPORT_TEAM, "Tổ giúp việc", null, null, 11, null, null, List.of(), List.of());
        Committee untold =
                committees.insert(Committee.of(plan, UUID.randomUUID().toString(), text, false));

        tell.run(new DefaultApplicationArguments());
        tell.run(new DefaultApplicationArguments());

        Committee told = committees.findById(untold.id()).orElseThrow();
        assertThat(PendingEvents.of(told, mongo)).hasSize(1);
        assertThat(PendingEvents.of(told, mongo).getFirst().get("actor").asString())
                .isEqualTo("system");
    }

    @Test
    void whatIsWrongIsRefusedAtOnce() {
        String plan = leader.issued(PLAN);
        String wrong = """
                {'kind':'STEERING_COMMITTEE','name':'Ban Chỉ đạo','size':2,'from':'2024-01-01','to':'2024-12-31',
                 'members':[
                  {'officer':'%1$s','title':'Trưởng ban','role':'HEAD'},
                  {'officer':'%1$s','title':'Ủy viên','role':'MEMBER'},
                  {'officer':'nobody','title':'Trưởng ban khác','role':'HEAD','from':'2024-06-01'},
                  {'title':'Ủy viên','role':'MEMBER','from':'2023-01-01','body':{'unitKey':'99@2021-01-01','name':'?'}},
                  {'title':'Ủy viên','role':'MEMBER','from':'2024-06-01','to':'2024-05-01'}],
                 'acting':[
                  {'forOfficer':'%1$s','byOfficer':'%1$s','from':'2024-02-01','to':'2024-02-10'},
                  {'forOfficer':'%2$s','byOfficer':'%1$s','from':'2024-03-01','to':'2024-02-10'},
                  {'forOfficer':'%2$s','byOfficer':'%1$s','from':'2024-03-01','to':'2024-03-10'},
                  {'forOfficer':'%1$s','byOfficer':'%2$s','from':'2024-02-10','to':'2024-02-20'}]}
                """.formatted(head, deputy);

        assertRefused(
                leader.create("/plans/" + plan + "/committees", wrong),
                422,
                "committee-refused",
                "/size committee-too-small",
                "/members/1/officer member-repeated",
                "/members/2/officer officer-unknown",
                "/members/2/role two-heads",
                "/members/3 member-outside-term",
                "/members/3/body/unitKey unit-unknown",
                "/members/4/to period-reversed",
                "/acting/0/byOfficer acting-for-oneself",
                "/acting/1/to period-reversed",
                "/acting/2/forOfficer acting-for-no-member",
                "/acting/3 acting-overlaps");
        assertThat(committees.findByPlanIdOrderById(plan)).isEmpty();
    }

    @Test
    void anOfficerWhoLeftSitsInNoCommittee() {
        String plan = leader.issued(PLAN);
        String body = committee();
        leave(head);

        assertRefused(
                leader.create("/plans/" + plan + "/committees", body),
                422,
                "committee-refused",
                "/members/0/officer officer-not-in-office");
    }

    @Test
    void aDraftIsNotIssuedWithACommitteeWhoseMemberHasLeft() {
        String plan = leader.created("/plans", PLAN);
        String id = json(leader.create("/plans/" + plan + "/committees", committee()))
                .get("id")
                .asString();
        leave(head);

        assertRefused(
                leader.issue(plan),
                422,
                "plan-not-issuable",
                "/committees/" + id + "/members/0/officer officer-not-in-office");
    }

    @Test
    void onceThePlanIsInForceOnlyALeaderAppoints() {
        String plan = leader.issued(PLAN.replace("AREA", "REPORTING"));

        assertRefused(admin.create("/plans/" + plan + "/committees", committee()), 403, "forbidden");
        assertRefused(reporter.create("/plans/" + plan + "/committees", committee()), 403, "forbidden");
        assertRefused(leader.create("/plans/none/committees", committee()), 404, "plan-not-found");
        assertThat(leader.post("/plans/" + plan + "/close", leader.version("/plans/" + plan), "{}"))
                .hasStatus(200);
        assertRefused(leader.create("/plans/" + plan + "/committees", committee()), 409, "plan-closed");
    }

    @Test
    void aCommitteeIsToldAsAgreed() {
        CommitteeText text = new CommitteeText(
                CommitteeState.Kind.STEERING_COMMITTEE,
                "Ban Chỉ đạo Kế hoạch 233",
                "2830/QĐ-UBND",
                LocalDate.of(2023, 11, 24),
                15,
                LocalDate.of(2023, 11, 24),
                null,
                List.of(
                        new CommitteeText.Member(
                                "lanhdao",
                                "Phó Chủ tịch Thường trực UBND tỉnh",
                                new BodyText("44@2025-07-01", "UBND tỉnh Quảng Trị"),
                                CommitteeState.Role.HEAD,
                                LocalDate.of(2023, 11, 24),
                                null),
                        new CommitteeText.Member(
                                "duyet",
                                "Phó Giám đốc Công an tỉnh",
                                new BodyText(null, "Công an tỉnh"),
                                CommitteeState.Role.DEPUTY,
                                null,
                                LocalDate.of(2025, 6, 30)),
                        new CommitteeText.Member(
                                null,
                                "Chỉ huy trưởng Bộ đội Biên phòng tỉnh",
                                null,
                                CommitteeState.Role.MEMBER,
                                null,
                                null)),
                List.of(new CommitteeText.Acting(
                        "lanhdao", "duyet", LocalDate.of(2024, 2, 5), LocalDate.of(2024, 2, 16))));
        Committee committee = Committee.of(
                "0197c2a4-5b00-7000-8000-000000000001", "0197c2a4-5b00-7000-8000-0000000000c1", text, true);

        committee.tell("lanhdao", Instant.parse("2023-11-24T02:00:00Z"));

        assertThat(PendingEvents.of(committee, mongo)).containsExactly(PendingEvents.golden("committee.set.v1"));
    }

    private String appointed(String committee) {
        String plan = leader.issued(PLAN);
        MvcTestResult appointed = leader.create("/plans/" + plan + "/committees", committee);
        assertThat(appointed).hasStatus(201);
        return json(appointed).get("id").asString();
    }

    /** Steering committee of 15 of which three are named; the deputy acts for the head over Tết 2024. */
    private String committee() {
        return aCommitteeOf(15);
    }

    private String aCommitteeOf(int size) {
        return """
                {'kind':'STEERING_COMMITTEE','name':'Ban Chỉ đạo Kế hoạch 233','decision':'2830/QĐ-UBND',
                 'decidedOn':'2023-11-24','size':%3$d,'from':'2023-11-24',
                 'members':[
                  {'officer':'%1$s','title':'Phó Chủ tịch Thường trực','role':'HEAD'},
                  {'officer':'%2$s','title':'Phó Giám đốc Công an tỉnh','role':'DEPUTY'},
                  {'title':'Chỉ huy trưởng Bộ đội Biên phòng','role':'MEMBER'}],
                 'acting':[{'forOfficer':'%1$s','byOfficer':'%2$s','from':'2024-02-05','to':'2024-02-16'}]}
                """.formatted(head, deputy, size);
    }

    private String officer() {
        String id = "cb-" + UUID.randomUUID();
        MvcTestResult registered = admin.create("/officers", """
                {'id':'%s','officer':{'name':'Cán bộ thử','post':'Chuyên viên','unitKey':'44@2025-07-01','roles':['OFFICER'],
                 'email':'thu@quangtri.example'}}""".formatted(id));
        assertThat(registered).hasStatus(201);
        return id;
    }

    private void leave(String officer) {
        assertThat(admin.post("/officers/" + officer + "/departure", leader.version("/officers/" + officer), ""))
                .hasStatus(200);
    }
}
