package vn.pcmt.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;
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
import vn.pcmt.plan.history.Past;

/**
 * Plan 125/KH-UBND of 26 May 2023: a campaign with weekly reports inside a month, a peak, and a closing summary. The
 * days of the peak, the tasks and their officers are the test's.
 */
@OnUntouchedMap
class ActionMonthTest {
    private static final String PLAN = """
            {'kind':'CAMPAIGN','title':'Tháng hành động phòng, chống ma túy năm 2023','documentNumber':'125/KH-UBND',
             'issuer':'UBND tỉnh Quảng Trị','issuedOn':'2023-05-26','from':'2023-06-01','to':'2023-06-30',
             'scope':['45@2021-01-01'],
             'peaks':[{'name':'Cao điểm biên giới và cửa khẩu','from':'2023-06-15','to':'2023-06-26'}],
             'requirements':[
              {'id':'tuan','template':'PCMT-CAO-DIEM','frequency':'WEEKLY','scope':['45@2021-01-01'],
               'firstPeriod':'2023-W22','lastPeriod':'2023-W26','deadline':{'workingDaysAfter':1}},
              {'id':'tong-ket','template':'PCMT-CAO-DIEM','frequency':'ONCE','scope':['45@2021-01-01'],
               'firstPeriod':'2023-07-05'}],
             'statements':[{'about':'PEOPLE','text':'Do một Phó Chủ tịch UBND tỉnh ký'}]}
            """;
    private static final String CAMPAIGNING = """
            {'code':'II.1','title':'Tuyên truyền trên loa truyền thanh','accountable':'{accountable}',
             'decider':'{decider}','lead':{'name':'Sở Thông tin và Truyền thông'},'start':'2023-06-01',
             'workingDays':10,'result':'Báo cáo số buổi phát thanh'}
            """;
    private static final String AT_THE_GATE = """
            {'code':'II.2','title':'Kiểm soát cửa khẩu trong đợt cao điểm',%s'decider':'{decider}',
             'lead':{'unitKey':'19432@2021-01-01'},'coordinating':[{'name':'Bộ Chỉ huy Bộ đội Biên phòng tỉnh'}],
             'start':'2023-06-16','deadline':'2023-06-30','result':'Báo cáo kết quả cao điểm','dependsOn':['%s']}
            """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private List<OutboxSource> outboxes;

    private Programme month;
    private String campaigning;
    private String gate;

    @BeforeEach
    void issueItWithTwoTasks() {
        month = Programme.drafted(http, new Past(mongo, outboxes), PLAN);
        campaigning = month.create("/tasks", CAMPAIGNING);
        gate = month.create("/tasks", AT_THE_GATE.formatted("", campaigning));
        month.cannotBeIssued("/tasks/" + gate + "/accountable accountable-missing");
        month.put("/tasks/" + gate, AT_THE_GATE.formatted("'accountable':'{accountable}',", campaigning));
        month.issue("2023-05-26");
    }

    @Test
    void itIsACampaignWithAPeakAndWeeklyReportsInsideAMonth() {
        JsonNode plan = month.read().get("plan");

        assertThat(plan.get("documentNumber").asString()).isEqualTo("125/KH-UBND");
        assertThat(plan.get("kind").asString()).isEqualTo("CAMPAIGN");
        assertThat(plan.get("from").asString()).isEqualTo("2023-06-01");
        assertThat(plan.get("to").asString()).isEqualTo("2023-06-30");
        assertThat(plan.at("/peaks/0/from").asString()).isEqualTo("2023-06-15");
        JsonNode weekly = entry(plan.get("requirements"), "id", "tuan");
        assertThat(weekly.get("frequency").asString()).isEqualTo("WEEKLY");
        assertThat(weekly.get("template").asString()).isEqualTo("PCMT-CAO-DIEM");
        assertThat(weekly.get("firstPeriod").asString()).as("29 May to 4 June").isEqualTo("2023-W22");
        assertThat(weekly.get("lastPeriod").asString()).as("26 June to 2 July").isEqualTo("2023-W26");
        JsonNode summary = entry(plan.get("requirements"), "id", "tong-ket");
        assertThat(summary.get("frequency").asString()).isEqualTo("ONCE");
        assertThat(summary.get("firstPeriod").asString()).isEqualTo("2023-07-05");
        assertThat(month.read("/scope?asOf=2023-06-01").get("units"))
                .as("communes of Quảng Trị then")
                .hasSize(120);
    }

    @Test
    void aWeekThatTheYearDoesNotHaveAndAPeakOutsideTheMonthAreRefused() {
        String wrong = PLAN.replace("2023-W26", "2023-W53")
                .replace("'2023-06-15'", "'2023-05-15'")
                .replace('\'', '"');

        MvcTestResult refused = month.people.admin.create("/plans", wrong);

        assertProblem(refused, 422, "plan-refused");
        assertThat(fields(refused))
                .containsExactlyInAnyOrder("/peaks/0 peak-outside-plan", "/requirements/0/lastPeriod period-malformed");
    }

    @Test
    void departmentsAndLocalitiesCarryOutTheirTasksInStep() {
        JsonNode task = month.people.read(campaigning);
        assertThat(task.get("deadline").asString())
                .as("10 working days after 1 June")
                .isEqualTo("2023-06-15");
        assertThat(month.people.read(gate).at("/lead/name").asString()).isEqualTo("Thị trấn Lao Bảo");

        month.carryOut(campaigning);

        JsonNode progress = month.read("/progress");
        assertThat(progress.get("progress").asDouble()).as("100 and 0").isEqualTo(50.0);
        assertThat(progress.at("/counts/confirmed").asInt()).isEqualTo(1);
        JsonNode gantt = month.read("/gantt");
        assertThat(gantt.toString()).contains(campaigning, gate);
        assertThat(month.people.auditor.get(month.path("/deadlines.ics")))
                .hasStatusOk()
                .bodyText()
                .contains("BEGIN:VCALENDAR", "II.2");
    }

    @Test
    void itEndsWithAClosingSummaryAndIsRememberedDayByDay() {
        month.amend("2023-06-12", "Kéo dài cao điểm", plan -> plan.replace("2023-06-26", "2023-06-30"));
        month.carryOut(campaigning);
        month.act(month.people.officer, "/tasks/" + gate, "/progress", "{'percent':80}");
        month.hear("2023-06-16");
        month.cannotBeClosed("/evaluation evaluation-missing", "/tasks/" + gate + " task-still-open");

        month.evaluate("""
                {'situation':'Tình hình tuyến biên giới ổn định.','results':'Các đơn vị ra quân đồng bộ, tiết kiệm.',
                 'lessons':['Giao rõ người, rõ việc'],'addressee':'Ủy ban Quốc gia'}
                """);
        assertThat(month.report())
                .contains("BÁO CÁO", "Kết quả thực hiện Tháng hành động phòng, chống ma túy năm 2023")
                .contains("Kính gửi: Ủy ban Quốc gia.", "Các đơn vị ra quân đồng bộ, tiết kiệm.")
                .contains("Kiểm soát cửa khẩu trong đợt cao điểm (hạn 30/06/2023, tiến độ 80%)");
        month.close("2023-07-06", "{'openTasks':'WITHDRAW'}");

        JsonNode evaluation = month.read("/evaluation");
        assertThat(evaluation.get("frozen").asBoolean()).isTrue();
        assertThat(evaluation.at("/outcome/openTasks/0/id").asString())
                .as("what was left, before it was withdrawn")
                .isEqualTo(gate);
        assertThat(month.people.read(gate).get("status").asString()).isEqualTo("WITHDRAWN");
        assertThat(month.read().at("/plan/requirements/1/firstPeriod").asString())
                .as("the summary report is owed after the month")
                .isEqualTo("2023-07-05");
        readThePast();
    }

    private void readThePast() {
        assertThat(month.asOf("2023-05-25").get("plan").isNull()).isTrue();
        JsonNode fifth = month.asOf("2023-06-05");
        assertThat(fifth.at("/plan/state/details/peaks/0/to").asString()).isEqualTo("2023-06-26");
        assertThat(entry(fifth.at("/parts/TASK"), "id", campaigning)
                        .at("/state/status")
                        .asString())
                .isEqualTo("ASSIGNED");
        JsonNode twentieth = month.asOf("2023-06-20");
        assertThat(twentieth.at("/plan/state/details/peaks/0/to").asString()).isEqualTo("2023-06-30");
        assertThat(entry(twentieth.at("/parts/TASK"), "id", campaigning)
                        .at("/state/status")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(month.asOf("2023-07-10").at("/parts/TASK")).hasSize(1);
        assertThat(month.read("/history?asOf=2023-07-10&includeWithdrawn=true").at("/parts/TASK"))
                .hasSize(2);
        JsonNode changed =
                month.read("/history/changes?from=2023-06-05&to=2023-06-20").get("items");
        JsonNode peak = changed.at("/0/fields");
        assertThat(changed.at("/0/kind").asString()).isEqualTo("PLAN");
        assertThat(entry(peak, "field", "details/peaks/Cao điểm biên giới và cửa khẩu/to")
                        .get("after")
                        .asString())
                .isEqualTo("2023-06-30");
        assertThat(month.read().at("/amendments/0/reason").asString()).isEqualTo("Kéo dài cao điểm");
    }
}
