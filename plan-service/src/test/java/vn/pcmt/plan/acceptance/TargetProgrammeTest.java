package vn.pcmt.plan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.acceptance.Programme.entry;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.history.Past;
import vn.pcmt.plan.target.Views;

/**
 * The target programme to 2030, after the conference of 19 November 2025: at least half of the units free of drugs, a
 * target for every pillar with its way there and its forecast, heads who answer in person, a ranking for emulation.
 * Milestones, figures and officers are the test's.
 */
@OnUntouchedMap
class TargetProgrammeTest {
    private static final String KHE_SANH = "19429@2025-07-01";
    private static final String DAKRONG = "19564@2025-07-01";
    private static final String PLAN = """
            {'kind':'TARGET_PROGRAMME','title':'Chương trình mục tiêu phòng, chống ma túy đến năm 2030',
             'issuer':'UBND tỉnh Quảng Trị','to':'2030-12-31','scope':['44@2025-07-01'],
             'legalBases':['Hội nghị ngày 19/11/2025'],
             'slogans':['Mỗi người dân là một chiến sĩ, mỗi gia đình là một pháo đài'],
             'requirements':[{'id':'nam','template':'PCMT-THANG','frequency':'YEARLY','scope':['44@2025-07-01'],
              'firstPeriod':'2026','lastPeriod':'2030'}]}
            """;
    private static final String HALF_DRUG_FREE = """
            {'title':'Ít nhất 50% xã, phường, đặc khu không ma túy','indicator':{'template':'PCMT-THANG','code':'TL03'},
             'goal':{'kind':'VALUE','value':50},'direction':'UP','firstPeriod':'2026-01','lastPeriod':'2030-12',
             'trajectory':[{'period':'2026','value':10},{'period':'2027','value':20},
              {'period':'2028','value':30},{'period':'2029','value':40},{'period':'2030','value':50}]}
            """;
    private static final String FEWER_EVERY_YEAR = """
            {'title':'%s giảm hằng năm','indicator':{'template':'PCMT-THANG','code':'%s'},
             'goal':{'kind':'YEARLY_CHANGE','value':0},'direction':'DOWN','firstPeriod':'2026-01','lastPeriod':'2030-12'}
            """;
    private static final String NO_PLACES = """
            {'title':'Không còn điểm phức tạp về ma túy','indicator':{'template':'PCMT-THANG','code':'GC11'},
             'goal':{'kind':'VALUE','value':0},'direction':'DOWN','firstPeriod':'2026-01','lastPeriod':'2030-12',
             'perUnit':true}
            """;
    private static final String MORE = """
            {'title':'%s','indicator':{'template':'PCMT-THANG','code':'%s'},
             'baseline':{'kind':'OWN_HISTORY','firstPeriod':'2025-01','lastPeriod':'2025-12'},
             'goal':{'kind':'PERCENT_CHANGE','value':20},'direction':'UP','firstPeriod':'2026-01','lastPeriod':'2030-12'}
            """;
    private static final String IN_PERSON = """
            {'code':'1','title':'Xây dựng xã không ma túy','accountable':'%s','decider':'{decider}',
             'lead':{'unitKey':'19429@2025-07-01'},'coordinating':[{'name':'Hải quan'}],
             'start':'2026-01-05'%s,'result':'Xã được công nhận không ma túy'}
            """;
    private static final List<String> CRITERIA =
            List.of("PT1", "PT2", "PT3", "PT4", "QL1", "QL2", "QL3", "QL4", "DT1", "DT2", "DT3");

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private VersionedWrites writes;

    @Autowired
    private List<OutboxSource> outboxes;

    private Programme programme;
    private String drugFree;
    private String places;
    private String task;
    private Api head;

    @BeforeEach
    void issueItWithATargetForEveryPillar() {
        programme = Programme.drafted(http, new Past(mongo, outboxes), PLAN);
        String chairman = "ct-" + programme.people.accountable;
        head = programme.people.as(chairman, KHE_SANH, OfficerRole.COMMUNE_HEAD);
        programme.create(programme.people.admin, "/officers", """
                {'id':'%s','officer':{'name':'Chủ tịch UBND xã','post':'Chủ tịch UBND','unitKey':'%s',
                 'roles':['COMMUNE_HEAD']}}
                """.formatted(chairman, KHE_SANH));
        drugFree = programme.create("/targets", HALF_DRUG_FREE);
        places = programme.create("/targets", NO_PLACES);
        programme.create("/targets", FEWER_EVERY_YEAR.formatted("Số người nghiện", "CA01"));
        programme.create("/targets", FEWER_EVERY_YEAR.formatted("Số người sử dụng trái phép", "CA09"));
        programme.create("/targets", MORE.formatted("Người được hỗ trợ y tế, xã hội, việc làm", "TH02"));
        programme.create("/targets", MORE.formatted("Số buổi tuyên truyền", "TT01"));
        programme.create("/targets", MORE.formatted("Thôn, bản không có tội phạm và tệ nạn ma túy", "QL02"));
        task = programme.create("/tasks", IN_PERSON.formatted(chairman, ""));
        programme.cannotBeIssued("/tasks/" + task + "/deadline deadline-missing");
        programme.put("/tasks/" + task, IN_PERSON.formatted(chairman, ",'deadline':'2030-12-13'"));
        programme.issue("2025-11-19");
    }

    @Test
    void everyPillarHasATargetAndTheMainOneAWayTo2030() {
        JsonNode targets = programme.read("/targets").get("items");
        assertThat(targets.findValuesAsString("code"))
                .as("units, supply, demand twice, harm, communication, management")
                .containsExactlyInAnyOrder("TL03", "GC11", "CA01", "CA09", "TH02", "TT01", "QL02");
        JsonNode main = entry(targets, "id", drugFree).get("target");
        assertThat(main.get("trajectory").findValuesAsString("value")).containsExactly("10", "20", "30", "40", "50");
        assertThat(main.at("/trajectory/4/period").asString()).isEqualTo("2030");
        assertThat(programme.read().at("/plan/requirements/0/frequency").asString())
                .isEqualTo("YEARLY");
        assertThat(programme.read("/scope").get("units"))
                .as("every commune, ward, special zone")
                .hasSize(78);
    }

    @Test
    void aReadingShowsWhereItStandsAndWhereItIsGoing() {
        Views views = new Views(mongo, writes);
        views.tell("target.at-risk.v1", 1, programme.id, drugFree, """
                {"unit":null,"areas":["44@2025-07-01"],"indicator":"TL03","period":"2026-10","actual":8.97,
                 "expectedByNow":9.2,"baseline":null,"goal":50,"forecast":46.2,"forecastLow":44,"forecastHigh":48.5,
                 "willMissOn":"2030-12-14","status":"AT_RISK"}
                """);
        views.tell("target.at-risk.v1", 1, programme.id, places, """
                {"unit":null,"areas":["44@2025-07-01"],"indicator":"GC11","direction":"DOWN","goal":0,"actual":5,
                 "status":"AT_RISK","units":{"notDue":0,"insufficientData":1,"onTrack":70,"atRisk":2,"missed":0,"met":5}}
                """);
        views.tell("target.on-track.v1", 1, programme.id, places, """
                {"unit":"19429@2025-07-01","areas":["19429@2025-07-01"],"indicator":"GC11","direction":"DOWN","goal":0,
                 "actual":1,"status":"ON_TRACK","units":null}
                """);

        JsonNode shown = head.read("/targets/" + drugFree);
        assertThat(shown.get("status").asString()).isEqualTo("AT_RISK");
        assertThat(shown.at("/reading/actual").asDouble()).as("7 of 78").isEqualTo(8.97);
        assertThat(shown.at("/reading/expectedByNow").asDouble()).isEqualTo(9.2);
        assertThat(shown.at("/reading/forecast").asDouble()).isEqualTo(46.2);
        assertThat(shown.at("/reading/forecastHigh").asDouble()).isEqualTo(48.5);
        assertThat(shown.at("/reading/willMissOn").asString()).isEqualTo("2030-12-14");
        JsonNode own = head.read("/targets/" + places);
        assertThat(own.at("/reading/units/atRisk").asInt()).isEqualTo(2);
        assertThat(own.at("/units/0/status").asString()).isEqualTo("ON_TRACK");
        assertThat(programme.people.stranger.read("/targets/" + places).get("units"))
                .as("the figure of a commune is not for another one")
                .isEmpty();
        JsonNode atRisk = programme.read("/targets?status=AT_RISK").get("items");
        assertThat(atRisk.findValuesAsString("code")).containsExactlyInAnyOrder("TL03", "GC11");
    }

    @Test
    void figuresAndWorkOfAnAreaAreOnOneScreen() {
        Views views = new Views(mongo, writes);
        views.tell("target.at-risk.v1", 1, programme.id, drugFree, """
                {"unit":null,"areas":["44@2025-07-01"],"indicator":"TL03","actual":8.97,"goal":50,"forecast":46.2,
                 "forecastLow":44,"forecastHigh":51,"willMissOn":"2030-12-14","outlook":"UNCERTAIN","status":"AT_RISK"}
                """);
        views.tell("target.at-risk.v1", 1, programme.id, places, """
                {"unit":null,"areas":["44@2025-07-01"],"indicator":"GC11","goal":0,"actual":5,
                 "status":"AT_RISK","units":{"notDue":0,"insufficientData":76,"onTrack":1,"atRisk":1,"missed":0,"met":0}}
                """);
        views.tell("target.on-track.v1", 1, programme.id, places, """
                {"unit":"19429@2025-07-01","areas":["19429@2025-07-01"],"indicator":"GC11","goal":0,"actual":1,
                 "status":"ON_TRACK","units":null}
                """);
        views.tell("target.at-risk.v1", 1, programme.id, places, """
                {"unit":"18859@2025-07-01","areas":["18859@2025-07-01"],"indicator":"GC11","goal":0,"actual":4,
                 "status":"AT_RISK","units":null}
                """);

        JsonNode whole = programme.read("/overview");
        JsonNode main = entry(whole.get("targets"), "id", drugFree);
        assertThat(main.at("/reading/outlook").asString()).isEqualTo("UNCERTAIN");
        assertThat(main.at("/reading/forecastHigh").asInt()).isEqualTo(51);
        assertThat(entry(whole.get("targets"), "id", places).at("/units/atRisk").asInt())
                .isEqualTo(1);
        assertThat(whole.get("targets")).hasSize(7);
        assertThat(whole.at("/tasks/counts/open").asInt()).isEqualTo(1);
        assertThat(whole.at("/tasks/agencies/0/agency").asString()).isEqualTo("Xã Khe Sanh");

        JsonNode own = head.read("/plans/" + programme.id + "/overview?area=" + KHE_SANH);
        assertThat(own.get("areaName").asString()).isEqualTo("Xã Khe Sanh");
        JsonNode commune = entry(own.get("targets"), "id", places);
        assertThat(commune.at("/reading/actual").asInt()).isEqualTo(1);
        assertThat(commune.get("status").asString()).isEqualTo("ON_TRACK");
        assertThat(commune.get("whole").asBoolean()).isFalse();
        assertThat(entry(own.get("targets"), "id", drugFree).get("whole").asBoolean())
                .isTrue();
        assertThat(own.at("/tasks/counts/total").asInt()).isEqualTo(1);

        JsonNode strange = programme.people.stranger.read("/plans/" + programme.id + "/overview?area=" + KHE_SANH);
        JsonNode withheld = entry(strange.get("targets"), "id", places);
        assertThat(withheld.get("withheld").asBoolean()).isTrue();
        assertThat(withheld.get("reading").isNull()).isTrue();

        JsonNode district = programme.read("/overview?area=465@2021-01-01");
        assertThat(entry(district.get("targets"), "id", places)
                        .at("/units/onTrack")
                        .asInt())
                .as("the former district of Hướng Hóa, in which Khe Sanh lies and Đồng Thuận does not")
                .isEqualTo(1);
        assertThat(entry(district.get("targets"), "id", places)
                        .at("/units/atRisk")
                        .asInt())
                .isZero();
        assertThat(district.at("/tasks/counts/total").asInt()).isEqualTo(1);
        assertThat(programme
                        .read("/overview?area=" + DAKRONG)
                        .at("/tasks/counts/total")
                        .asInt())
                .isZero();
        assertThat(programme
                        .read("/overview?agency=" + KHE_SANH)
                        .at("/tasks/counts/total")
                        .asInt())
                .isEqualTo(1);
        assertThat(programme
                        .read("/overview?agency=Ai")
                        .at("/tasks/counts/total")
                        .asInt())
                .isZero();
    }

    @Test
    void unitsAreRankedForEmulationByWhatTheProvinceConfirmed() {
        confirmed(KHE_SANH, "5");
        confirmed(DAKRONG, "4");

        JsonNode summary = programme.read("/assessments/summary?year=2026");

        assertThat(summary.get("expected").asInt()).isEqualTo(78);
        assertThat(summary.get("missing").asInt()).isEqualTo(76);
        assertThat(summary.at("/ranking/0/unitName").asString()).isEqualTo("Xã Khe Sanh");
        assertThat(summary.at("/ranking/0/total").asDouble())
                .as("0.3 × 20/60 + 0.3 × 20/60 + 0.4 × 15/50, of 100")
                .isEqualTo(32);
        assertThat(summary.at("/ranking/1/unitName").asString()).isEqualTo("Xã Đakrông");
        assertThat(summary.at("/ranking/1/total").asDouble())
                .as("0.3 × 16/60 + 0.3 × 16/60 + 0.4 × 12/50, of 100")
                .isEqualTo(25.6);
    }

    @Test
    void aTaskForceOfPoliceBorderGuardAndCustomsSupportsIt() {
        String force = programme.create("/committees", """
                {'kind':'SUPPORT_TEAM','name':'Tổ công tác','decision':'9335',
                 'members':[{'title':'Tổ trưởng','body':{'name':'Công an tỉnh'},'role':'HEAD'},
                  {'title':'Thành viên','body':{'name':'Bộ đội Biên phòng tỉnh'},'role':'MEMBER'},
                  {'title':'Thành viên','body':{'name':'Hải quan'},'role':'MEMBER'}]}
                """);

        JsonNode shown = head.read("/committees/" + force);

        assertThat(shown.at("/committee/decision").asString()).isEqualTo("9335");
        assertThat(shown.at("/head/title").asString()).isEqualTo("Tổ trưởng");
        assertThat(shown.at("/committee/members").toString()).contains("Công an tỉnh", "Biên phòng", "Hải quan");
    }

    @Test
    void theHeadAnswersInPersonAndTheProgrammeIsEvaluatedOnTheWayAndAtItsEnd() {
        programme.act(head, "/tasks/" + task, "/progress", "{'percent':60,'note':'8 trên 14 thôn'}");
        programme.hear("2026-07-10");
        programme.amend(
                "2026-07-15",
                "Bổ sung căn cứ",
                plan -> plan.replace("19/11/2025\"", "19/11/2025\",\"Quyết định 9335\""));

        programme.evaluate(
                "{'situation':'Chuyển biến.','results':'Bảy đơn vị không ma túy.','proposals':'Thêm kinh phí.'}");
        assertThat(programme.report())
                .contains("Kết quả thực hiện Chương trình mục tiêu phòng, chống ma túy đến năm 2030")
                .contains("Ít nhất 50% xã, phường, đặc khu không ma túy", "Thêm kinh phí.")
                .contains("Xây dựng xã không ma túy");
        assertThat(programme.read("/evaluation").get("frozen").asBoolean())
                .as("on the way")
                .isFalse();
        programme.cannotBeClosed("/tasks/" + task + " task-still-open");
        programme.close("2026-11-20", "{'openTasks':'WITHDRAW'}");

        JsonNode end = programme.read("/evaluation");
        assertThat(end.get("frozen").asBoolean()).isTrue();
        assertThat(end.at("/outcome/openTasks/0/progress").asInt()).isEqualTo(60);
        assertThat(end.at("/outcome/targets")).hasSize(7);
        JsonNode july = programme.asOf("2026-07-14");
        assertThat(july.at("/plan/state/details/legalBases")).hasSize(1);
        assertThat(july.at("/parts/TARGET")).hasSize(7);
        assertThat(july.at("/parts/TASK/0/state/progress").asInt()).isEqualTo(60);
        assertThat(programme.asOf("2026-07-15").at("/plan/state/details/legalBases"))
                .hasSize(2);
    }

    private void confirmed(String unit, String points) {
        Api commune = programme.people.as("ct-" + unit.substring(0, 5), unit, OfficerRole.COMMUNE_HEAD);
        List<String> scores = CRITERIA.stream()
                .map(code -> "{'criterion':'" + code + "','points':" + points + ",'evidence':['1/BC-UBND']}")
                .toList();
        String assessment = programme.create(
                commune,
                programme.path("/assessments"),
                "{'unitKey':'" + unit + "','year':2026,'written':{'scores':[" + String.join(",", scores) + "]}}");
        assertThat(commune.post("/assessments/" + assessment + "/submission", 0, ""))
                .hasStatusOk();
        programme.act(programme.people.decides, "/assessments/" + assessment, "/confirmation", "{}");
    }
}
