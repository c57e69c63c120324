package vn.pcmt.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;
import static vn.pcmt.plan.acceptance.Programme.entry;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.history.Past;
import vn.pcmt.plan.target.Views;

/**
 * Plan 29/KH-BCĐ of 5 February 2024: a target against the same period last year, a self-assessment "địa bàn 03 tốt",
 * inspections as tasks, a sub-plan under a plan. The figures and the officers are the test's.
 */
@OnUntouchedMap
class AnnualPlanTest {
    private static final String COMMUNE_THEN = "19429@2021-01-01";
    private static final String COMMUNE_TODAY = "19429@2025-07-01";
    private static final String PLAN = """
            {'kind':'ANNUAL','title':'Kế hoạch phòng, chống ma túy năm 2024','documentNumber':'29/KH-BCĐ',
             'issuer':'BCĐ 138 tỉnh Quảng Trị','issuedOn':'2024-02-05','from':'2024-01-01','to':'2024-12-31',
             'scope':['45@2021-01-01'],'legalBases':['Kế hoạch số 82/KH-UBND ngày 18/4/2023'],
             'slogans':['lấy phòng ngừa là chính'],
             'requirements':[{'id':'thang','template':'PCMT-THANG','frequency':'MONTHLY','scope':['45@2021-01-01'],
              'firstPeriod':'2024-01','lastPeriod':'2024-12'}]}
            """;
    private static final String SUB_PLAN = """
            {'kind':'ANNUAL','parent':'{parent}','title':'Kế hoạch năm 2024 của Công an tỉnh',
             'issuer':'Công an tỉnh Quảng Trị','from':'2024-01-01','to':'2024-12-31','scope':['45@2021-01-01'],
             'lead':{'name':'Công an tỉnh Quảng Trị'}}
            """;
    private static final String INSPECTION = """
            {'code':'III.1','title':'Kiểm tra công tác phòng, chống ma túy tại huyện Hướng Hóa',
             'accountable':'{accountable}','decider':'{decider}',%s'coordinating':[{'unitKey':'465@2021-01-01'}],
             'start':'2024-09-03','deadline':'2024-09-27',
             'proof':{'indicator':'QL04','area':'45@2021-01-01','period':'2024-09','atLeast':3}}
            """;
    private static final String LEAD = "'lead':{'unitKey':'45@2021-01-01'},";
    private static final String FIVE_PERCENT_MORE = """
            {'title':'Số vụ phát hiện, bắt giữ tăng từ 5% so với năm 2023',
             'indicator':{'template':'PCMT-THANG','code':'GC01'},'baseline':{'kind':'SAME_PERIOD_LAST_YEAR'},
             'goal':{'kind':'PERCENT_CHANGE','value':5},'direction':'UP','firstPeriod':'2024-01','lastPeriod':'2024-12'}
            """;
    private static final String ALL_POINTS = """
            {'scores':[{'criterion':'PT1','points':20,'evidence':['12/BC-UBND']},
             {'criterion':'PT2','points':15,'evidence':['12/BC-UBND']},
             {'criterion':'PT3','points':15,'evidence':['12/BC-UBND']},{'criterion':'PT4','points':10},
             {'criterion':'QL1','points':20,'evidence':['12/BC-UBND']},
             {'criterion':'QL2','points':20,'evidence':['12/BC-UBND']},
             {'criterion':'QL3','points':10,'evidence':['12/BC-UBND']},
             {'criterion':'QL4','points':10,'evidence':['12/BC-UBND']},
             {'criterion':'DT1','points':25,'evidence':['12/BC-UBND']},
             {'criterion':'DT2','points':20,'evidence':['12/BC-UBND']},{'criterion':'DT3','points':5}]}
            """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private VersionedWrites writes;

    @Autowired
    private List<OutboxSource> outboxes;

    @Autowired
    private ClockOfTheTest clock;

    private Programme year;
    private Programme police;
    private String target;
    private String inspection;
    private String raid;

    @BeforeEach
    void issueItWithASubPlan() {
        year = Programme.drafted(http, new Past(mongo, outboxes), PLAN);
        police = year.drafted(SUB_PLAN);
        target = year.create("/targets", FIVE_PERCENT_MORE);
        inspection = year.create("/tasks", INSPECTION.formatted(""));
        raid = police.create("/tasks", """
                {'code':'1','title':'Tấn công, trấn áp tội phạm ma túy','accountable':'{accountable}',
                 'decider':'{decider}','lead':{'name':'Công an tỉnh Quảng Trị'},'start':'2024-03-01',
                 'deadline':'2024-11-29','result':'Báo cáo kết quả'}
                """);
        year.cannotBeIssued("/tasks/" + inspection + "/lead lead-missing");
        year.put("/tasks/" + inspection, INSPECTION.formatted(LEAD));
        police.cannotBeIssued("/parent parent-not-in-force");
        year.issue("2024-02-05");
        police.issue("2024-02-20");
    }

    @Test
    void aSubPlanStandsUnderThePlanAndItsProgressIsPartOfIt() {
        assertThat(year.read().at("/plan/legalBases/0").asString()).isEqualTo("Kế hoạch số 82/KH-UBND ngày 18/4/2023");
        assertThat(year.read().at("/plan/slogans/0").asString()).isEqualTo("lấy phòng ngừa là chính");
        assertThat(year.read("/children").at("/items/0/id").asString()).isEqualTo(police.id);

        year.act(year.people.officer, "/tasks/" + raid, "/progress", "{'percent':40,'note':'Sáu chuyên đề'}");

        JsonNode progress = year.read("/progress");
        assertThat(progress.get("progress").asDouble()).as("0 and 40").isEqualTo(20.0);
        assertThat(progress.at("/children/0/plan").asString()).isEqualTo(police.id);
        assertThat(progress.at("/children/0/progress").asDouble()).isEqualTo(40.0);
    }

    @Test
    void theTargetComparesWithTheSamePeriodLastYear() {
        Views views = new Views(mongo, writes);
        assertThat(year.people.leader.read("/targets/" + target).get("status").asString())
                .isEqualTo("NOT_DUE");

        views.tell("target.at-risk.v1", 1, year.id, target, """
                {"unit":null,"areas":["45@2021-01-01"],"period":"2024-06","actual":48,"expectedByNow":52.5,
                 "baseline":100,"goal":105,"forecast":97,"status":"AT_RISK"}
                """);

        JsonNode shown = year.people.auditor.read("/targets/" + target);
        assertThat(shown.get("status").asString()).isEqualTo("AT_RISK");
        assertThat(shown.at("/target/baseline/kind").asString()).isEqualTo("SAME_PERIOD_LAST_YEAR");
        assertThat(shown.at("/target/goal/value").asInt()).isEqualTo(5);
        assertThat(shown.at("/reading/baseline").asInt()).as("all of 2023").isEqualTo(100);
        assertThat(shown.at("/reading/goal").asInt()).isEqualTo(105);
        assertThat(shown.at("/reading/actual").asInt()).isEqualTo(48);
    }

    @Test
    void anInspectionIsATaskThatAReportedFigureProves() {
        String path = "/tasks/" + inspection;
        MvcTestResult tooFew = evidence(2);
        assertProblem(tooFew, 422, "evidence-value-refused");
        assertThat(fields(tooFew)).containsExactly("/value value-proves-nothing");

        assertThat(evidence(3)).hasStatusOk();
        year.act(year.people.officer, path, "/completion", "");
        year.act(year.people.decides, path, "/return", "{'reason':'Chưa gửi kết luận'}");
        assertThat(year.people.read(inspection).get("status").asString()).isEqualTo("RETURNED");
        year.act(year.people.officer, path, "/completion", "");
        year.act(year.people.decides, path, "/confirmation", "");

        JsonNode confirmed = year.people.read(inspection);
        assertThat(confirmed.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.at("/detail/evidence/0/value/value").asInt()).isEqualTo(3);
        assertThat(confirmed.at("/coordinating/0/name").asString()).isEqualTo("Huyện Hướng Hóa");
    }

    @Test
    void aCommuneScoresItselfWhileItStandsAndTheProvinceConfirms() {
        Api commune = year.people.as("ct-19429-2024", COMMUNE_THEN, OfficerRole.COMMUNE_HEAD);
        AtomicReference<String> begun = new AtomicReference<>();
        clock.on("2024-11-15", () -> {
            begun.set(year.create(
                    commune,
                    year.path("/assessments"),
                    "{'unitKey':'" + COMMUNE_THEN + "','year':2024,'written':" + ALL_POINTS + "}"));
            assertThat(commune.post("/assessments/" + begun.get() + "/submission", 0, ""))
                    .hasStatusOk();
        });
        String path = "/assessments/" + begun.get();

        year.act(
                year.people.decides,
                path,
                "/confirmation",
                "{'adjustments':[{'criterion':'DT2','points':10,'why':'Còn một điểm phức tạp'}]}");

        JsonNode shown = commune.read(path);
        assertThat(shown.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(shown.get("total").asDouble())
                .as("0.3 × 100 + 0.3 × 100 + 0.4 × 40/50 × 100")
                .isEqualTo(92);
        assertThat(shown.get("good").asBoolean()).as("each group reaches 80 %").isTrue();
        JsonNode summary = year.read("/assessments/summary?year=2024");
        assertThat(summary.get("expected").asInt())
                .as("communes of Quảng Trị in 2024, not those of today")
                .isEqualTo(120);
        assertThat(summary.get("missing").asInt()).isEqualTo(119);
        assertThat(summary.get("good").asInt()).isEqualTo(1);
        assertThat(summary.at("/ranking/0/unitName").asString()).isEqualTo("Thị trấn Khe Sanh");
    }

    @Test
    void whatACommuneHasNotScoredBeforeItEndedStaysMissing() {
        Api commune = year.people.as("ct-19429-2024", COMMUNE_THEN, OfficerRole.COMMUNE_HEAD);
        assertProblem(
                commune.create(
                        year.path("/assessments"),
                        "{'unitKey':'" + COMMUNE_THEN + "','year':2024,'written':" + ALL_POINTS + "}"),
                403,
                "forbidden");

        JsonNode summary = year.read("/assessments/summary?year=2024");
        assertThat(summary.get("expected").asInt())
                .as("communes of Quảng Trị in 2024, not those of today")
                .isEqualTo(120);
        assertThat(summary.get("missing").asInt()).isEqualTo(120);
    }

    @Test
    void aLeaderAsksForAnExplanationThatStaysPinnedToTheFigure() {
        String asked =
                year.create(year.people.leader, "/explanations", """
                {'plan':'%s','question':'Vì sao số vụ giảm một nửa?','unitKey':'%s','workingDays':3,
                 'figure':{'indicator':'GC01','area':'%s','period':'2024-06','value':4}}
                """.formatted(year.id, COMMUNE_TODAY, COMMUNE_THEN));
        Api commune = year.people.as("ct-19429", COMMUNE_TODAY, OfficerRole.COMMUNE_HEAD);

        year.act(commune, "/explanations/" + asked, "/answer", "{'text':'Đối tượng chuyển địa bàn'}");
        year.act(year.people.leader, "/explanations/" + asked, "/acceptance", "");

        JsonNode pinned = entry(
                year.people
                        .leader
                        .read("/explanations?figure=GC01," + COMMUNE_THEN + ",2024-06")
                        .get("items"),
                "id",
                asked);
        assertThat(pinned.at("/pinned/text").asString()).isEqualTo("Đối tượng chuyển địa bàn");
    }

    @Test
    void itIsClosedAfterItsSubPlanAndReadAsItWasInJuly() {
        String second = year.create("/targets", """
                {'title':'Thêm mô hình phòng, chống ma túy','indicator':{'template':'PCMT-THANG','code':'QL03'},
                 'goal':{'kind':'VALUE','value':130},'direction':'UP','firstPeriod':'2024-01','lastPeriod':'2024-12'}
                """);
        year.hear("2024-03-01");
        year.act(
                year.people.leader,
                "/targets/" + second,
                "/withdrawal",
                "{'reason':'Trùng với chỉ tiêu của Kế hoạch 82'}");
        year.hear("2024-08-01");
        new Views(mongo, writes).tell("target.met.v1", 1, year.id, target, """
                {"unit":null,"areas":["45@2021-01-01"],"period":"2024-12","actual":107,"expectedByNow":105,
                 "baseline":100,"goal":105,"forecast":107,"status":"MET","units":null}
                """);
        assertThat(evidence(3)).hasStatusOk();
        year.act(year.people.officer, "/tasks/" + inspection, "/completion", "");
        year.act(year.people.decides, "/tasks/" + inspection, "/confirmation", "");
        year.hear("2024-09-26");
        year.cannotBeClosed("/children/" + police.id + " child-in-force");
        police.carryOut(raid);
        police.close("2024-12-20", "{}");

        year.evaluate("{'situation':'Ổn định.','results':'Đạt chỉ tiêu năm.','lessons':['Lấy phòng ngừa là chính']}");
        assertThat(year.report())
                .contains("Kết quả thực hiện Kế hoạch phòng, chống ma túy năm 2024")
                .contains("Số vụ phát hiện, bắt giữ tăng từ 5% so với năm 2023", "107", "Đạt")
                .contains("Lấy phòng ngừa là chính");
        year.close("2024-12-31", "{}");

        assertThat(year.read("/evaluation").at("/outcome/targets/0/status").asString())
                .isEqualTo("MET");
        JsonNode july = year.asOf("2024-07-15");
        assertThat(july.at("/parts/TARGET")).as("both targets on 15 July").hasSize(2);
        assertThat(entry(july.at("/parts/TASK"), "id", inspection)
                        .at("/state/status")
                        .asString())
                .isEqualTo("ASSIGNED");
        assertThat(year.asOf("2024-12-15").at("/parts/TARGET")).hasSize(1);
        JsonNode changed =
                year.read("/history/changes?from=2024-07-15&to=2024-12-15").get("items");
        assertThat(entry(changed, "id", second).get("what").asString()).isEqualTo("REMOVED");
        assertThat(entry(changed, "id", inspection).get("what").asString()).isEqualTo("CHANGED");
    }

    private MvcTestResult evidence(int inspections) {
        return year.tried(
                year.people.officer,
                "/tasks/" + inspection,
                "/evidence",
                "{'report':'PCMT-THANG~45@2021-01-01~2024-09','value':" + inspections + "}");
    }
}
