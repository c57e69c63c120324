package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.assertRefused;
import static vn.pcmt.plan.Api.assertStatus;

import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** What a task rests on changes while it is carried out: the time of its plan, the unit that leads it. */
@OnStore
class ChangesAroundTasksTest {
    private static final String OLD = "71901@2026-01-01";
    private static final String NEW = "71902@2026-02-01";
    private static final String SHORTER = """
            {'on':'2026-03-02','reason':'Rút ngắn','plan':
             {'kind':'ANNUAL','title':'Kế hoạch năm 2026','issuer':'UBND tỉnh Quảng Trị',
              'from':'2026-01-01','to':'2026-11-30','scope':['44@2025-07-01']}}
            """;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    private Scene scene;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
    }

    @Test
    void aPlanIsNotAmendedAwayFromWhatIsStillToBeDone() {
        String plan = scene.plan();
        String late = scene.task(plan, "1", "2026-11-16", "2026-12-11");
        scene.task(plan, "2", "2026-03-02", "2026-03-13");
        scene.issue(plan);

        MvcTestResult refused = scene.leader.act("/plans/" + plan, "/amendments", SHORTER);

        assertRefused(refused, 422, "plan-refused", "/tasks/" + late + "/deadline task-after-plan");
        assertThat(scene.leader.act("/tasks/" + late, "/withdrawal", "{'reason':'Không còn cần'}"))
                .hasStatusOk();
        assertStatus(scene.leader.act("/plans/" + plan, "/amendments", SHORTER), 200);
        assertThat(scene.leader.read("/plans/" + plan).at("/plan/to").asString())
                .isEqualTo("2026-11-30");
    }

    /** The write of the one and the check of the other may pass each other. */
    @Test
    void aTaskThatWasWrittenWhileItsPlanWasAmendedSaysWhatDoesNotFit() {
        String plan = scene.plan();
        String task = scene.task(plan, "1", "2026-03-02", "2026-03-13");
        scene.issue(plan);
        assertThat(scene.read(task).at("/detail/outsidePlan")).isEmpty();

        store.updateFirst(
                Query.query(Criteria.where("_id").is(task)),
                Update.update("text.deadline", LocalDate.of(2027, 1, 4)),
                Task.class);

        assertThat(scene.read(task).at("/detail/outsidePlan/0/pointer").asString())
                .isEqualTo("/deadline");
        assertThat(scene.read(task).at("/detail/outsidePlan/0/code").asString()).isEqualTo("task-after-plan");
    }

    @Test
    void whatAUnitLedIsCarriedOnByTheUnitThatItBecame() {
        assertStatus(scene.admin.create("/units", """
                {'validFrom':'2026-01-01','unit':%s}
                """.formatted(unit("71901", "Xã Cũ"))), 201);
        String plan = scene.plan();
        String task = scene.leader.created(
                "/plans/" + plan + "/tasks",
                scene.body("1", "2026-03-02", "2026-12-11").replace(Scene.COMMUNE, OLD));
        scene.issue(plan);
        Api before = head(OLD);
        Api after = head(NEW);
        assertThat(before.act("/tasks/" + task, "/progress", "{'percent':20}")).hasStatusOk();
        assertProblem(after.act("/tasks/" + task, "/progress", "{'percent':30}"), 403, "forbidden");

        assertStatus(scene.admin.create("/reorganisations", """
                {'id':'around-tasks','effectiveOn':'2026-02-01','kind':'MERGE','from':['%s'],
                 'into':%s}
                """.formatted(OLD, unit("71902", "Xã Mới"))), 201);

        assertStatus(after.act("/tasks/" + task, "/progress", "{'percent':30}"), 200);
        assertThat(scene.leader
                        .read("/plans/" + plan + "/tasks?unit=" + NEW)
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(task);
        assertThat(scene.leader
                        .read("/plans/" + plan + "/tasks?unit=" + Scene.PROVINCE)
                        .get("total")
                        .asInt())
                .as("what lies below the province is not the province's own")
                .isZero();
        assertStatus(
                after.create(
                        "/plans/" + plan + "/obstacles",
                        "{'title':'Chờ bàn giao hồ sơ','tasks':['" + task + "'],'ownerUnit':'" + Scene.PROVINCE + "'}"),
                201);
        assertProblem(scene.head.act("/tasks/" + task, "/progress", "{'percent':40}"), 403, "forbidden");
    }

    private Api head(String unit) {
        return scene.as("ct-" + unit.substring(0, 5), unit, OfficerRole.COMMUNE_HEAD);
    }

    private static String unit(String code, String name) {
        return "{'code':'%s','name':'%s','kind':'COMMUNE','parent':'%s','population':1000}"
                .formatted(code, name, Scene.PROVINCE);
    }
}
