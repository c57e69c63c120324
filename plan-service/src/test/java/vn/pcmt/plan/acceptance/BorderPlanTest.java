package vn.pcmt.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;
import static vn.pcmt.plan.acceptance.Programme.entry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.history.Past;

/**
 * Plan 233 of 14 September 2023: a steering committee of 15 and a support team of 11, two districts that are twelve
 * communes today, regular reports, obstacles that go up, a closing evaluation, a model that others take over. Names of
 * the committee's bodies, the task and the officers are the test's.
 */
@OnUntouchedMap
class BorderPlanTest {
    private static final String KHE_SANH = "19429@2025-07-01";
    private static final String DAKRONG = "19564@2025-07-01";
    private static final String MODEL = "Thôn, bản không có tội phạm và tệ nạn ma túy";
    private static final String PLAN = """
            {'kind':'AREA','title':'Chuyển hóa địa bàn biên giới tại hai huyện Hướng Hóa và Đakrông',
             'documentNumber':'233/QĐ-UBND','issuer':'UBND tỉnh Quảng Trị','issuedOn':'2023-09-14',
             'scope':['465@2021-01-01','467@2021-01-01'],
             'models':['Thôn, bản không có tội phạm và tệ nạn ma túy'],
             'requirements':[{'id':'thang','template':'PCMT-THANG','frequency':'MONTHLY',
              'scope':['465@2021-01-01','467@2021-01-01'],'firstPeriod':'2023-10'}]}
            """;
    private static final String CLEAN = """
            {'code':'1','title':'Chuyển hóa địa bàn phức tạp','accountable':'{accountable}','decider':'{decider}',
             'lead':{'unitKey':'19429@2025-07-01'},'coordinating':[{'name':'Bộ đội Biên phòng tỉnh'}],
             'start':'2025-08-01','deadline':'2026-06-30'%s}
            """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private List<OutboxSource> outboxes;

    private Programme border;
    private String task;
    private Api kheSanh;

    @BeforeEach
    void issueIt() {
        border = Programme.drafted(http, new Past(mongo, outboxes), PLAN);
        kheSanh = border.people.as("ct-19429", KHE_SANH, OfficerRole.COMMUNE_HEAD);
        task = border.create("/tasks", CLEAN.formatted(""));
        border.cannotBeIssued("/tasks/" + task + "/result result-missing");
        border.put("/tasks/" + task, CLEAN.formatted(",'result':'Địa bàn được công nhận chuyển hóa'"));
        border.issue("2023-09-14");
    }

    @Test
    void twoDistrictsOfThenAreTwelveCommunesToday() {
        JsonNode then = border.read("/scope?asOf=2024-03-12").get("units");
        JsonNode today = border.read("/scope").get("units");

        assertThat(then).as("21 communes of Hướng Hóa and 13 of Đakrông").hasSize(34);
        assertThat(today.findValuesAsString("code"))
                .containsExactlyInAnyOrder(
                        "19429", "19432", "19435", "19441", "19462", "19483", "19489", "19555", "19564", "19567",
                        "19588", "19594");
        JsonNode one = entry(today, "code", "19429");
        assertThat(one.get("formerly").findValuesAsString("name"))
                .containsExactlyInAnyOrder("Thị trấn Khe Sanh", "Xã Tân Hợp", "Xã Hướng Tân", "Xã Húc");
        assertThat(one.get("whole").asBoolean()).isTrue();
        assertThat(border.read().at("/plan/requirements/0/frequency").asString())
                .isEqualTo("MONTHLY");
    }

    @Test
    void aCommitteeOfFifteenHasOneHeadAndSomebodyWhoActsForHim() {
        String head = officer("pct");
        String deputy = officer("pgd");
        MvcTestResult twoHeads = border.people.leader.create(
                border.path("/committees"),
                border.text(committee(head, deputy).replace("'role':'DEPUTY'", "'role':'HEAD'")));
        assertProblem(twoHeads, 422, "committee-refused");
        assertThat(fields(twoHeads)).containsExactly("/members/1/role two-heads");

        String committee = border.create("/committees", committee(head, deputy));
        border.create("/committees", """
                {'kind':'SUPPORT_TEAM','name':'Tổ giúp việc','size':11}
                """);

        JsonNode march = kheSanh.read("/committees/" + committee + "?asOf=2026-03-05");
        assertThat(march.at("/committee/size").asInt()).isEqualTo(15);
        assertThat(march.get("sitting")).hasSize(15);
        assertThat(march.at("/head/title").asString()).isEqualTo("Phó Chủ tịch Thường trực UBND tỉnh");
        assertThat(march.at("/head/acting").asString())
                .as("his deputy in those days")
                .isEqualTo(deputy);
        JsonNode april = kheSanh.read("/committees/" + committee + "?asOf=2026-04-01");
        assertThat(april.at("/head/acting").isNull()).isTrue();
        assertThat(kheSanh.read("/committees/" + committee + "?asOf=2023-11-23").get("sitting"))
                .as("before Decision 2830 of 24 November 2023")
                .isEmpty();
        assertThat(border.read("/committees").get("total").asInt()).isEqualTo(2);
    }

    @Test
    void departmentsSendTheirOwnPlansUnderIt() {
        Programme health = ownPlan();

        assertThat(border.read("/children").at("/items/0/id").asString()).isEqualTo(health.id);
        assertThat(health.read().at("/plan/lead/name").asString()).isEqualTo("Sở Y tế");
    }

    @Test
    void anObstacleIsLoggedGoesUpAndIsRemoved() {
        String obstacle = obstacle("Thiếu kinh phí xét nghiệm");
        assertThat(border.people.read(task).get("blocked").asBoolean()).isTrue();
        JsonNode raised = border.people.leader.read("/obstacles/" + obstacle);
        assertThat(raised.get("level").asString()).isEqualTo("COMMUNE");
        assertThat(raised.get("dueAt").asString()).isNotBlank();

        border.act(kheSanh, "/obstacles/" + obstacle, "/escalation", "{'reason':'Vượt thẩm quyền của xã'}");
        JsonNode above = border.people.leader.read("/obstacles/" + obstacle);
        assertThat(above.get("level").asString()).isEqualTo("PROVINCE");
        assertThat(above.get("ownerUnit").asString()).isEqualTo("44@2025-07-01");
        assertProblem(
                border.tried(kheSanh, "/obstacles/" + obstacle, "/resolution", "{'text':'Xong'}"), 403, "forbidden");
        border.act(border.people.leader, "/obstacles/" + obstacle, "/resolution", "{'text':'Đã bổ sung dự toán'}");

        assertThat(border.people.read(task).get("blocked").asBoolean()).isFalse();
        JsonNode log = border.read("/obstacles");
        assertThat(log.at("/items/0/escalations/0/reason").asString()).isEqualTo("Vượt thẩm quyền của xã");
        assertThat(log.at("/items/0/resolution").asString()).isEqualTo("Đã bổ sung dự toán");
        assertThat(border.read("/obstacles?open=true").get("total").asInt()).isZero();
    }

    @Test
    void aModelIsTakenOverByOtherUnits() {
        String model = border.create("/models", "{'name':'" + MODEL + "','origin':'" + KHE_SANH + "'}");
        Api dakrong = border.people.as("ct-19564", DAKRONG, OfficerRole.COMMUNE_HEAD);

        border.create(
                dakrong,
                "/models/" + model + "/adoptions",
                "{'unit':'" + DAKRONG + "','on':'2026-02-02','note':'Ba bản đầu tiên'}");
        assertProblem(
                dakrong.create(
                        "/models/" + model + "/adoptions", "{\"unit\":\"" + KHE_SANH + "\",\"on\":\"2026-02-02\"}"),
                403,
                "forbidden");

        JsonNode shown = border.people.stranger.read("/models/" + model);
        assertThat(shown.get("name").asString()).isEqualTo(MODEL);
        assertThat(shown.get("communes").asInt()).isEqualTo(1);
        assertThat(shown.at("/adoptions/0/name").asString()).isEqualTo("Xã Đakrông");
        assertThat(shown.at("/adoptions/0/on").asString()).isEqualTo("2026-02-02");
    }

    @Test
    void itEndsWithAnEvaluationOfTheSituationWhatRemainsAndWhatIsCopied() {
        String committee = border.create("/committees", committee(officer("pct"), officer("pgd")));
        border.hear("2023-11-24");
        Programme health = ownPlan();
        String model = border.create("/models", "{'name':'" + MODEL + "','origin':'" + KHE_SANH + "'}");
        border.create(kheSanh, "/models/" + model + "/adoptions", "{'unit':'" + KHE_SANH + "','on':'2026-01-05'}");
        String obstacle = obstacle("Đường vào bản bị chia cắt");
        border.hear("2026-03-12");
        border.carryOut(task);
        border.hear("2026-06-26");
        border.cannotBeClosed("/evaluation evaluation-missing", "/children/" + health.id + " child-in-force");
        health.close("2026-06-29", "{}");

        border.evaluate("""
                {'situation':'Địa bàn chuyển biến rõ.','results':'Mười hai xã thực hiện.','difficulties':'Địa hình.',
                 'lessons':['Dựa vào dân'],'proposals':'Nhân rộng mô hình.','nextTasks':'Giữ vững địa bàn.'}
                """);
        assertThat(border.report())
                .contains("Kết quả thực hiện Chuyển hóa địa bàn biên giới tại hai huyện Hướng Hóa và Đakrông")
                .contains("Địa bàn chuyển biến rõ.", "Dựa vào dân", "Giữ vững địa bàn.")
                .contains("Vướng mắc: Đường vào bản bị chia cắt", MODEL + ": đã có 1 đơn vị cấp xã");
        border.close("2026-06-30", "{}");

        JsonNode end = border.read("/evaluation");
        assertThat(end.get("frozen").asBoolean()).isTrue();
        assertThat(end.at("/outcome/openTasks")).isEmpty();
        assertThat(end.at("/outcome/obstacles/0/id").asString())
                .as("what remains")
                .isEqualTo(obstacle);
        assertThat(end.at("/models/0/communes").asInt()).isEqualTo(1);
        assertThat(border.read().at("/plan/requirements/0/lastPeriod").asString())
                .as("its reports end with it")
                .isNotBlank();
        JsonNode conference = border.asOf("2024-03-12");
        assertThat(conference.at("/parts/COMMITTEE/0/id").asString()).isEqualTo(committee);
        assertThat(conference.at("/parts/COMMITTEE/0/state/members")).hasSize(15);
        assertThat(conference.at("/parts").has("OBSTACLE")).isFalse();
        assertThat(border.asOf("2026-03-12").at("/parts/OBSTACLE/0/state/title").asString())
                .isEqualTo("Đường vào bản bị chia cắt");
    }

    private Programme ownPlan() {
        Programme health = border.drafted("""
                {'kind':'ANNUAL','parent':'{parent}','title':'Kế hoạch của Sở Y tế thực hiện Kế hoạch 233',
                 'issuer':'Sở Y tế','scope':['465@2021-01-01','467@2021-01-01'],'from':'2024-01-01',
                 'lead':{'name':'Sở Y tế'}}
                """);
        health.issue("2024-01-15");
        return health;
    }

    private String obstacle(String title) {
        return border.create(kheSanh, border.path("/obstacles"), "{'title':'" + title + "','tasks':['" + task + "']}");
    }

    /** A new officer of the province. */
    private String officer(String post) {
        String officer = post + "-" + border.people.accountable;
        border.people.register(officer, "LEADER");
        return officer;
    }

    private static String committee(String head, String deputy) {
        String others = IntStream.rangeClosed(3, 15)
                .mapToObj(i -> "{'title':'Thành viên " + i + "','body':{'name':'Sở, ngành " + i + "'},'role':'MEMBER'}")
                .collect(Collectors.joining(","));
        return """
                {'kind':'STEERING_COMMITTEE','name':'Ban Chỉ đạo Kế hoạch 233','decision':'2830/QĐ-UBND',
                 'decidedOn':'2023-11-24','size':15,'from':'2023-11-24',
                 'members':[{'officer':'%s','title':'Phó Chủ tịch Thường trực UBND tỉnh','role':'HEAD'},
                  {'officer':'%s','title':'Phó Giám đốc Công an tỉnh','role':'DEPUTY'},%s],
                 'acting':[{'forOfficer':'%s','byOfficer':'%s','from':'2026-03-02','to':'2026-03-13'}]}
                """.formatted(head, deputy, others, head, deputy);
    }
}
