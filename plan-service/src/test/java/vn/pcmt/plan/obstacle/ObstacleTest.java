package vn.pcmt.plan.obstacle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;
import vn.pcmt.plan.task.Scene;

@OnStore
class ObstacleTest {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Obstacles obstacles;

    @Autowired
    private ObstacleClock clock;

    private Scene scene;
    private String task;
    private String plan;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
        task = scene.assignedTask();
        plan = scene.read(task).get("planId").asString();
    }

    @Test
    void anObstacleBlocksItsTasksUntilItIsRemoved() {
        String id = raised(scene.head);

        JsonNode blocked = scene.read(task);
        assertThat(blocked.get("blocked").asBoolean()).isTrue();
        assertThat(blocked.at("/obstacles/0").asString()).isEqualTo(id);
        assertThat(scene.leader
                        .read("/plans/" + plan + "/progress")
                        .at("/counts/blocked")
                        .asInt())
                .isEqualTo(1);
        JsonNode shown = scene.stranger.read("/obstacles/" + id);
        assertThat(shown.get("level").asString()).isEqualTo("COMMUNE");
        assertThat(shown.get("ownerUnit").asString()).isEqualTo(Scene.COMMUNE);
        assertThat(shown.get("overdue").asBoolean()).isFalse();

        assertThat(scene.head.post("/obstacles/" + id + "/resolution", 0, "{\"text\":\"Đã tạm ứng kinh phí\"}"))
                .hasStatusOk();

        assertThat(scene.read(task).get("blocked").asBoolean()).isFalse();
        assertThat(scene.leader
                        .read("/plans/" + plan + "/obstacles?open=true")
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(scene.leader
                        .read("/tasks/" + task + "/obstacles")
                        .get(0)
                        .get("resolution")
                        .asString())
                .isEqualTo("Đã tạm ứng kinh phí");
        assertProblem(
                scene.leader.post("/obstacles/" + id + "/escalation", 1, "{\"reason\":\"x\"}"),
                409,
                "obstacle-resolved");
        Obstacle told = obstacles.findById(id).orElseThrow();
        assertThat(PendingEvents.of(told, mongo)).hasSize(2);
    }

    @Test
    void itGoesUpTheTreeByCommand() {
        String id = raised(scene.head);

        assertThat(scene.head.post("/obstacles/" + id + "/escalation", 0, "{\"reason\":\"Vượt thẩm quyền\"}"))
                .hasStatusOk();
        JsonNode shown = scene.leader.read("/obstacles/" + id);
        assertThat(shown.get("level").asString())
                .as("no district between since July 2025")
                .isEqualTo("PROVINCE");
        assertThat(shown.get("ownerUnit").asString()).isEqualTo(Scene.PROVINCE);
        assertThat(shown.at("/escalations/0/reason").asString()).isEqualTo("Vượt thẩm quyền");
        assertProblem(
                scene.otherHead.post("/obstacles/" + id + "/resolution", 1, "{\"text\":\"x\"}"), 403, "forbidden");

        assertThat(scene.leader.post("/obstacles/" + id + "/escalation", 1, "{\"reason\":\"Xin ý kiến Bộ\"}"))
                .hasStatusOk();
        assertThat(scene.leader.read("/obstacles/" + id).get("level").asString())
                .isEqualTo("COUNTRY");
        assertProblem(
                scene.leader.post("/obstacles/" + id + "/escalation", 2, "{\"reason\":\"x\"}"),
                409,
                "obstacle-at-the-top");
    }

    @Test
    void itGoesUpByItselfWhenItsTimeRunsOutButNotBeyondTheProvince() {
        String id = raised(scene.head);
        clock.run();
        assertThat(scene.leader.read("/obstacles/" + id).get("escalations"))
                .as("not yet")
                .isEmpty();

        timeRunsOut(id);
        clock.run();
        clock.run();

        JsonNode shown = scene.leader.read("/obstacles/" + id);
        assertThat(shown.get("level").asString()).isEqualTo("PROVINCE");
        assertThat(shown.get("escalations")).hasSize(1);
        assertThat(shown.at("/escalations/0/by").asString()).isEqualTo("system");
        assertThat(shown.at("/escalations/0/reason").isNull()).isTrue();

        timeRunsOut(id);
        clock.run();
        assertThat(scene.leader.read("/obstacles/" + id).get("level").asString())
                .isEqualTo("PROVINCE");
        assertThat(scene.leader.read("/obstacles/" + id).get("overdue").asBoolean())
                .isTrue();
    }

    @Test
    void whatACrashLeftUntoldIsToldByTheClock() {
        Obstacle untold = Obstacle.raise(
                "untold-" + task,
                plan,
                new ObstacleText("Thiếu xe", null, List.of(task), null, null),
                "ct-18859",
                Scene.COMMUNE,
                new Obstacle.Responsible(
                        vn.pcmt.contract.plan.ObstacleLevel.COMMUNE,
                        Scene.COMMUNE,
                        null,
                        Instant.now().minusSeconds(60),
                        Instant.now().plusSeconds(86_400)),
                false);
        obstacles.insert(untold);

        clock.run();
        clock.run();

        assertThat(scene.read(task).get("blocked").asBoolean()).isTrue();
        assertThat(scene.read(task).at("/detail/blockages")).hasSize(1);
        assertThat(obstacles.findById(untold.id()).orElseThrow().isTold()).isTrue();
    }

    @Test
    void onlyWhoCarriesOutRaisesAndOnlyWhoIsResponsibleResolves() {
        assertProblem(raise(scene.stranger), 403, "forbidden");
        assertProblem(raise(scene.auditor), 403, "forbidden");
        assertProblem(raise(scene.admin), 403, "forbidden");
        String id = raised(scene.as("bc-18859", Scene.COMMUNE, OfficerRole.COMMUNE_REPORTER));

        for (Api other : List.of(scene.stranger, scene.auditor, scene.admin, scene.decides, scene.officer)) {
            assertProblem(other.post("/obstacles/" + id + "/resolution", 0, "{\"text\":\"x\"}"), 403, "forbidden");
            assertProblem(other.post("/obstacles/" + id + "/escalation", 0, "{\"reason\":\"x\"}"), 403, "forbidden");
        }
    }

    @Test
    void nobodyIsBotheredFromAcrossTheTree() {
        MvcTestResult neighbour =
                scene.head.create("/plans/" + plan + "/obstacles", """
                {"title":"Thiếu kinh phí","tasks":["%s"],"ownerUnit":"%s"}
                """.formatted(task, Scene.OTHER_COMMUNE));
        assertProblem(neighbour, 422, "obstacle-refused");
        assertThat(fields(neighbour)).containsExactly("/ownerUnit unit-not-in-line");

        MvcTestResult inSomebodysName = scene.head.create(
                "/plans/" + plan + "/obstacles", """
                {"title":"Thiếu kinh phí","tasks":["%s"],"ownerUnit":"%s","owner":"%s"}
                """.formatted(task, Scene.COMMUNE, scene.accountable));
        assertProblem(inSomebodysName, 422, "obstacle-refused");
        assertThat(fields(inSomebodysName)).containsExactly("/owner officer-of-another-unit");
        assertThat(scene.leader
                        .read("/plans/" + plan + "/obstacles")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        String other = scene.assignedTask();
        MvcTestResult refused = scene.leader.create("/plans/" + plan + "/obstacles", """
                {"title":"Gọi 0912345678","tasks":["%s"],"ownerUnit":"18883@2021-01-01","owner":"nobody"}
                """.formatted(other));

        assertProblem(refused, 422, "obstacle-refused");
        assertThat(fields(refused))
                .containsExactlyInAnyOrder(
                        "/title personal-data",
                        "/tasks/0 dependency-unknown",
                        "/ownerUnit unit-abolished",
                        "/owner officer-unknown");
        assertProblem(
                scene.leader.create("/plans/" + scene.plan() + "/obstacles", "{\"title\":\"Dự thảo\"}"),
                409,
                "plan-not-issued");
        assertProblem(
                scene.leader.post("/obstacles/none/resolution", 0, "{\"text\":\"x\"}"), 404, "obstacle-not-found");
    }

    @Test
    void theSameCommandAgainGetsTheFirstAnswer() {
        String key = Api.key();
        String body = "{\"title\":\"Thiếu xe\",\"tasks\":[\"" + task + "\"]}";
        for (int again = 0; again < 2; again++) {
            assertThat(scene.head.send(HttpMethod.POST, "/plans/" + plan + "/obstacles", key, null, body))
                    .hasStatus(201);
        }
        assertThat(scene.leader
                        .read("/plans/" + plan + "/obstacles")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        String id = scene.leader
                .read("/plans/" + plan + "/obstacles")
                .at("/items/0/id")
                .asString();
        assertProblem(
                scene.head.post("/obstacles/" + id + "/resolution", 5, "{\"text\":\"x\"}"), 412, "stale-revision");
    }

    private String raised(Api caller) {
        MvcTestResult raised = raise(caller);
        assertThat(raised).hasStatus(201);
        return Api.json(raised).get("id").asString();
    }

    private MvcTestResult raise(Api caller) {
        return caller.create(
                "/plans/" + plan + "/obstacles", "{\"title\":\"Chưa có kinh phí\",\"tasks\":[\"" + task + "\"]}");
    }

    private void timeRunsOut(String id) {
        Instant past = Instant.now().minusSeconds(60);
        mongo.updateFirst(
                query(where("_id").is(id)),
                new Update().set("responsible.dueAt", past).set("actAt", past),
                Obstacle.COLLECTION);
    }
}
