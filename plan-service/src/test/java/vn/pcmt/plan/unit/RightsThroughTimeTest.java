package vn.pcmt.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.OFFICER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.version;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.task.Scene;

/** A commune has a task, a question to answer and a self-assessment, and is merged into another one. */
@OnStore
class RightsThroughTimeTest {
    private static final AtomicInteger CODES = new AtomicInteger(73000);
    private static final LocalDate MERGER = LocalDate.of(2026, 11, 1);
    private static final String ANSWER = "{'text':'Do rà soát lại danh sách'}";
    private static final String PROGRESS = "{'percent':40}";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private ReorganiseUnits reorganiseUnits;

    @Autowired
    private Clock clock;

    private Scene scene;
    private String code;
    private String unit;
    private String heirCode;
    private Api head;
    private Api heir;
    private Api neighbour;
    private String task;
    private String question;
    private String assessment;

    @BeforeEach
    void aCommuneWithWorkToDo() {
        scene = new Scene(http);
        code = String.valueOf(CODES.incrementAndGet());
        heirCode = String.valueOf(CODES.incrementAndGet());
        unit = code + "@2026-01-01";
        assertThat(scene.admin.create("/units", "{'validFrom':'2026-01-01','unit':" + commune(code) + "}"))
                .hasStatus(201);
        head = Api.as(http, "ct-" + code, unit, COMMUNE_HEAD);
        heir = Api.as(http, "ct-" + heirCode, heirCode + "@" + MERGER, COMMUNE_HEAD);
        neighbour = scene.otherHead;
        String plan = scene.plan();
        task = "/tasks/"
                + scene.leader.created(
                        "/plans/" + plan + "/tasks",
                        scene.body("1", "2026-03-02", "2026-12-11").replace(Scene.COMMUNE, unit));
        scene.issue(plan);
        question = "/explanations/" + scene.leader.created("/explanations", """
                        {'figure':{'indicator':'CA01','area':'%s','period':'2026-09','value':4},
                         'question':'Vì sao tăng?','unitKey':'%s'}
                        """.formatted(unit, unit));
        assessment = "/assessments/" + head.created("/plans/" + plan + "/assessments", """
                        {'unitKey':'%s','year':2026,
                         'written':{'scores':[{'criterion':'PT1','points':1,'evidence':[]}]}}
                        """.formatted(unit));
    }

    @Test
    void whoseCommuneWasMergedReadsItsHistoryAndDoesNothingMore() {
        assertThat(head.act(task, "/progress", PROGRESS)).hasStatusOk();
        merge("r-" + code, MERGER);

        for (String path : new String[] {task, question, assessment}) {
            assertThat(head.get(path)).as(path).hasStatusOk();
        }
        assertProblem(head.act(task, "/progress", PROGRESS), 403, "forbidden");
        assertProblem(head.act(question, "/answer", ANSWER), 403, "forbidden");
        assertProblem(head.act(assessment, "/submission", ""), 403, "forbidden");
    }

    @Test
    void whoIsNamedInATaskDoesNothingForItWithAUnitThatHasEnded() {
        Api named = Api.as(http, scene.accountable, unit, OFFICER);
        assertThat(named.act(task, "/progress", PROGRESS)).hasStatusOk();
        merge("n-" + code, MERGER);

        assertProblem(named.act(task, "/progress", PROGRESS), 403, "forbidden");
        assertThat(named.get(task)).hasStatusOk();
        assertThat(scene.officer.act(task, "/progress", PROGRESS)).hasStatusOk();
    }

    @Test
    void theSuccessorReadsThatHistoryAndGoesOnWithWhatIsOpen() {
        assertProblem(heir.get(assessment), 403, "forbidden");
        merge("r-" + code, MERGER);

        assertThat(heir.read(assessment).get("unitKey").asString()).isEqualTo(unit);
        assertThat(heir.read("/explanations?unit=" + unit).get("total").asInt()).isEqualTo(1);
        assertThat(heir.act(task, "/progress", PROGRESS)).hasStatusOk();
        assertThat(heir.act(question, "/answer", ANSWER)).hasStatusOk();
        assertProblem(heir.act(assessment, "/submission", ""), 403, "forbidden");
        assertProblem(neighbour.get(assessment), 403, "forbidden");
        assertProblem(neighbour.get(question), 403, "forbidden");
    }

    @Test
    void aMergerThatIsUndoneBeforeItsDayLeavesEverybodyWhatHeHad() {
        LocalDate tomorrow = LocalDate.now(clock.withZone(VietnamTime.ZONE)).plusDays(1);
        MvcTestResult planned = merge("u-" + code, tomorrow);
        Api waiting = Api.as(http, "ct-" + heirCode, heirCode + "@" + tomorrow, COMMUNE_HEAD);
        assertThat(head.act(task, "/progress", PROGRESS)).hasStatusOk();

        assertThat(scene.admin.delete("/reorganisations/u-" + code, version(planned)))
                .hasStatusOk();
        reorganiseUnits.takeEffect(tomorrow);

        assertThat(head.act(task, "/progress", PROGRESS)).hasStatusOk();
        assertThat(head.act(question, "/answer", ANSWER)).hasStatusOk();
        assertProblem(waiting.get(assessment), 403, "forbidden");
        assertProblem(waiting.get(question), 403, "forbidden");
    }

    @Test
    void whoLedAProvinceThatEndedLeadsNothing() {
        Api before = Api.as(http, "lanhdao-cu", "45@2021-01-01", LEADER, ADMIN);

        assertProblem(
                before.create("/units", "{'validFrom':'2026-01-01','unit':" + commune("73999") + "}"),
                403,
                "forbidden");
        assertProblem(before.act(task, "/withdrawal", "{'reason':'Không còn'}"), 403, "forbidden");
        assertThat(before.get(task)).hasStatusOk();
    }

    private MvcTestResult merge(String id, LocalDate day) {
        MvcTestResult merged = scene.admin.create(
                "/reorganisations",
                "{'id':'%s','effectiveOn':'%s','kind':'MERGE','from':['%s'],'into':%s}"
                        .formatted(id, day, unit, commune(heirCode)));
        assertThat(merged).hasStatus(201);
        return merged;
    }

    private static String commune(String code) {
        return "{'code':'%s','name':'Xã Thử %s','kind':'COMMUNE','parent':'44@2025-07-01','population':1000}"
                .formatted(code, code);
    }
}
