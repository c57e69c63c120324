package vn.pcmt.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.acceptance.Programme.entry;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.history.Past;

/**
 * Plan 42/KH-BCĐ of 17 March 2023: a programme of projects, each with a leading agency, tasks, a target, a deadline and
 * money; partners in Laos. The projects, their days and their money are the test's.
 */
@OnUntouchedMap
class ProjectsTest {
    private static final String PLAN = """
            {'kind':'PROJECTS','title':'Các dự án thuộc Chương trình phòng, chống ma túy giai đoạn 2021–2025',
             'documentNumber':'42/KH-BCĐ','issuer':'BCĐ 138 tỉnh Quảng Bình','issuedOn':'2023-03-17',
             'from':'2021-01-01','to':'2025-12-31','scope':['44@2021-01-01'],
             'partners':[{'name':'Tỉnh Khăm Muộn','country':'Lào'},{'name':'Tỉnh Sa Vẳn Na Khệt','country':'Lào'}]}
            """;
    private static final String LIAISON = """
            {'kind':'PROJECT','parent':'%s','title':'Dự án văn phòng liên lạc biên giới (BLO)',
             'issuer':'BCĐ 138 tỉnh Quảng Bình','from':'2023-04-01','to':'2024-12-31','scope':['44@2021-01-01'],
             'partners':[{'name':'Tỉnh Khăm Muộn','country':'Lào'}]%s}
            """;
    private static final String LEAD = ",'lead':{'name':'Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Bình'}";
    private static final String KEY_ROUTES = """
            {'kind':'PROJECT','parent':'{parent}','title':'Dự án kiểm soát các tuyến trọng điểm',
             'issuer':'BCĐ 138 tỉnh Quảng Bình','from':'2024-01-01','to':'2025-12-31','scope':['44@2021-01-01'],
             'lead':{'name':'Công an tỉnh Quảng Bình'}}
            """;
    private static final String AGREE = """
            {'code':'1','title':'Thống nhất quy chế phối hợp','accountable':'{accountable}'%s,
             'lead':{'name':'Bộ đội Biên phòng'},'start':'2023-04-03','deadline':'%s','result':'Quy chế được ký'}
            """;
    private static final String DECIDER = ",'decider':'{decider}'";
    private static final String OPEN = """
            {'code':'2','title':'Mở văn phòng','accountable':'{accountable}','decider':'{decider}',
             'lead':{'name':'Sở Ngoại vụ'},'start':'2023-07-03','deadline':'2023-09-29','result':'Biên bản bàn giao',
             'dependsOn':['%s']}
            """;
    private static final String ON_TIME = """
            {'title':'Đúng tiến độ, hiệu quả cao nhất','goal':{'kind':'VALUE','value':100},'direction':'UP',
             'firstPeriod':'2023-04','lastPeriod':'2024-12'}
            """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private List<OutboxSource> outboxes;

    private Programme programme;
    private Programme liaison;
    private Programme routes;
    private String target;
    private String agree;
    private String open;

    @BeforeEach
    void issueTwoProjects() {
        programme = Programme.drafted(http, new Past(mongo, outboxes), PLAN);
        liaison = programme.drafted(LIAISON.formatted(programme.id, ""));
        routes = programme.drafted(KEY_ROUTES);
        target = liaison.create("/targets", ON_TIME);
        agree = liaison.create("/tasks", AGREE.formatted("", "2023-06-30"));
        open = liaison.create("/tasks", OPEN.formatted(agree));
        programme.issue("2023-03-17");
        liaison.cannotBeIssued("/lead project-needs-lead", "/tasks/" + agree + "/decider decider-missing");
        liaison.put(liaison.path(), LIAISON.formatted(programme.id, LEAD));
        liaison.put("/tasks/" + agree, AGREE.formatted(DECIDER, "2023-06-30"));
        liaison.issue("2023-03-31");
        routes.issue("2023-12-29");
    }

    @Test
    void everyProjectHasALeadingAgencyADeadlineAndPartnersAbroad() {
        assertThat(programme.read().at("/plan/partners").toString()).contains("Khăm Muộn", "Sa Vẳn Na Khệt", "Lào");
        JsonNode projects = programme.read("/children").get("items");
        assertThat(projects).hasSize(2);
        JsonNode first = entry(projects, "id", liaison.id).get("plan");
        assertThat(first.get("kind").asString()).isEqualTo("PROJECT");
        assertThat(first.at("/lead/name").asString()).isEqualTo("Bộ Chỉ huy Bộ đội Biên phòng tỉnh Quảng Bình");
        assertThat(first.get("to").asString()).isEqualTo("2024-12-31");
        assertThat(first.at("/partners/0/name").asString()).isEqualTo("Tỉnh Khăm Muộn");
        assertThat(entry(projects, "id", routes.id).at("/plan/lead/name").asString())
                .isEqualTo("Công an tỉnh Quảng Bình");
        assertThat(programme.read("/scope?asOf=2023-06-01").get("units"))
                .as("Quảng Bình then")
                .hasSize(145);
    }

    @Test
    void moneyIsAllottedAndSpentByProjectAndYear() {
        Api officer = programme.people.officer;
        Api leader = programme.people.leader;
        assertThat(book(leader, liaison, 2023, "'kind':'ALLOT','amount':2000000000,'on':'2023-04-10'"))
                .hasStatus(201);
        assertThat(book(officer, liaison, 2023, "'kind':'COMMIT','amount':800000000,'on':'2023-05-10'"))
                .hasStatus(201);
        assertThat(book(officer, liaison, 2023, "'kind':'SPEND','amount':300000000,'on':'2023-08-01','of':2"))
                .hasStatus(201);
        assertProblem(
                book(officer, liaison, 2023, "'kind':'SPEND','amount':1300000000,'on':'2023-09-01'"),
                409,
                "budget-exceeded");
        assertThat(book(leader, routes, 2024, "'kind':'ALLOT','amount':500000000,'on':'2024-01-15'"))
                .hasStatus(201);

        JsonNode money = programme.read("/budget");

        assertThat(money.get("currency").asString()).isEqualTo("VND");
        assertThat(money.at("/total/allotted").asString()).isEqualTo("2500000000");
        assertThat(money.at("/total/spent").asString()).isEqualTo("300000000");
        assertThat(money.at("/total/available").asString())
                .as("2.5 − 0.8 billion")
                .isEqualTo("1700000000");
        JsonNode project = entry(money.get("projects"), "planId", liaison.id);
        assertThat(project.at("/total/committed").asString()).isEqualTo("800000000");
        assertThat(project.at("/total/open").asString()).isEqualTo("500000000");
        assertThat(entry(money.get("projects"), "planId", routes.id)
                        .at("/total/allotted")
                        .asString())
                .isEqualTo("500000000");
    }

    @Test
    void aSlipIsSeenOnWhatFollowsBeforeItIsSaved() {
        MvcTestResult preview =
                liaison.people.leader.create("/tasks/" + agree + "/slip-preview", "{\"deadline\":\"2023-07-14\"}");
        assertThat(preview).hasStatusOk();
        JsonNode slip = Api.json(preview);
        assertThat(slip.get("movedBy").asInt()).as("two working weeks").isEqualTo(10);
        assertThat(slip.at("/dependants/0/id").asString()).isEqualTo(open);
        assertThat(slip.at("/dependants/0/newStart").asString()).isEqualTo("2023-07-17");
        assertThat(slip.get("bodies").toString()).contains("Bộ đội Biên phòng", "Sở Ngoại vụ");
        assertThat(liaison.people.read(open).get("start").asString()).isEqualTo("2023-07-03");

        liaison.put("/tasks/" + agree + "?shiftDependants=true", AGREE.formatted(DECIDER, "2023-07-14"));

        assertThat(liaison.people.read(open).get("start").asString()).isEqualTo("2023-07-17");
        assertThat(liaison.people.read(open).get("deadline").asString())
                .isEqualTo(slip.at("/dependants/0/newDeadline").asString());
    }

    @Test
    void eachProjectsOwnTargetFollowsItsTasksUntilItIsClosed() {
        assertThat(status()).as("its time is over and nothing is confirmed").isEqualTo("MISSED");
        liaison.carryOut(agree);
        liaison.hear("2023-06-28");
        JsonNode half = liaison.people.leader.read("/targets/" + target);
        assertThat(half.at("/tasks/percent").asDouble()).isEqualTo(50.0);
        liaison.carryOut(open);
        liaison.hear("2023-09-28");
        assertThat(status()).isEqualTo("MET");
        programme.cannotBeClosed(
                "/children/" + liaison.id + " child-in-force", "/children/" + routes.id + " child-in-force");

        liaison.evaluate("{'situation':'Hợp tác tốt.','results':'Văn phòng hoạt động.','lessons':['Giữ liên lạc']}");
        assertThat(liaison.report())
                .contains("Kết quả thực hiện Dự án văn phòng liên lạc biên giới (BLO)")
                .contains("Đúng tiến độ, hiệu quả cao nhất", "Đạt", "Văn phòng hoạt động.");
        assertThat(book(programme.people.leader, liaison, 2023, "'kind':'ALLOT','amount':1000,'on':'2023-10-02'"))
                .hasStatus(201);
        liaison.close("2023-10-31", "{}");
        assertProblem(
                book(programme.people.leader, liaison, 2023, "'kind':'ALLOT','amount':1,'on':'2023-11-01'"),
                409,
                "plan-closed");
        assertThat(book(programme.people.officer, liaison, 2023, "'kind':'SPEND','amount':1000,'on':'2023-11-01'"))
                .as("what is owed is paid after the end too")
                .hasStatus(201);
        routes.close("2025-12-30", "{}");
        programme.evaluate("{'situation':'Các dự án hoàn thành.','results':'Hai dự án.'}");
        assertThat(programme.report()).contains("Chương trình phòng, chống ma túy giai đoạn 2021–2025");
        programme.close("2025-12-31", "{}");
        assertThat(programme.read("/evaluation").get("frozen").asBoolean()).isTrue();
        readThePast();
    }

    private void readThePast() {
        JsonNode summer = liaison.asOf("2023-07-15");
        assertThat(entry(summer.at("/parts/TASK"), "id", agree)
                        .at("/state/status")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(entry(summer.at("/parts/TASK"), "id", open)
                        .at("/state/status")
                        .asString())
                .isEqualTo("ASSIGNED");
        assertThat(summer.at("/plan/state/details/parent").asString()).isEqualTo(programme.id);
        assertThat(summer.at("/plan/state/details/lead/name").asString()).contains("Biên phòng");
        assertThat(liaison.asOf("2023-03-30").get("plan").isNull()).isTrue();
    }

    private String status() {
        return liaison.people.leader.read("/targets/" + target).get("status").asString();
    }

    private MvcTestResult book(Api by, Programme project, int year, String entry) {
        return by.create(project.path("/budget/" + year + "/entries"), programme.text("{" + entry + "}"));
    }
}
