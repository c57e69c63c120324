package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.plan.OnStore;

@OnStore
class TaskListTest {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private Tasks tasks;

    private Scene scene;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
    }

    @Test
    void tasksAreFilteredOrderedAndPaged() {
        String plan = scene.plan();
        scene.task(plan, "3", "2026-03-02", "2026-03-20");
        scene.task(plan, "1", "2026-03-09", "2026-03-13");
        String past = scene.task(plan, "2", "2026-03-16", "2026-03-16");
        scene.leader.created(
                "/plans/" + plan + "/tasks",
                scene.body("4", "2026-12-01", "2026-12-31")
                        .replace("Kiểm tra địa bàn 4", "Tuyên truyền ở trường học")
                        .replace(Scene.COMMUNE, Scene.OTHER_COMMUNE));
        scene.issue(plan);

        assertThat(codes(plan, "")).as("by deadline").containsExactly("1", "2", "3", "4");
        assertThat(codes(plan, "?descending=true")).containsExactly("4", "3", "2", "1");
        assertThat(codes(plan, "?sort=START")).containsExactly("3", "1", "2", "4");
        assertThat(codes(plan, "?sort=CODE&page=1&size=3")).containsExactly("4");
        assertThat(codes(plan, "?dueBefore=2026-03-16")).containsExactly("1");
        assertThat(codes(plan, "?unit=" + Scene.OTHER_COMMUNE)).containsExactly("4");
        assertThat(codes(plan, "?officer=" + scene.accountable)).hasSize(4);
        assertThat(codes(plan, "?officer=nobody")).isEmpty();
        assertThat(codes(plan, "?late=true&size=10"))
                .as("deadlines of March are past")
                .containsExactly("1", "2", "3");
        assertThat(codes(plan, "?blocked=true")).isEmpty();
        assertThat(codes(plan, "?text=" + encoded("truyền Ở"))).containsExactly("4");
        assertThat(codes(plan, "?text=" + encoded("KIEM TRA DIA"))).containsExactly("1", "2", "3");
        assertThat(codes(plan, "?status=DONE&status=CONFIRMED")).isEmpty();
        assertThat(scene.stranger
                        .read("/task-search?size=200&text=" + encoded("tuyen truyen o truong"))
                        .get("items")
                        .findValuesAsString("planId"))
                .contains(plan);
        assertProblem(scene.stranger.get("/task-search?text=t"), 400, "malformed-parameter");
        assertProblem(scene.leader.get("/plans/" + plan + "/tasks?sort=NONE"), 422, "invalid-request");

        assertThat(scene.leader.post(
                        "/tasks/" + past + "/withdrawal", scene.version("/tasks/" + past), "{\"reason\":\"Thừa\"}"))
                .hasStatusOk();
        assertThat(codes(plan, "?status=WITHDRAWN")).as("seen at once").containsExactly("2");
    }

    @Test
    void everyoneFindsHisOwnTasksInAllPlans() {
        String task = scene.assignedTask();

        JsonNode mine = scene.officer.read("/tasks");
        assertThat(mine.get("total").asInt()).isEqualTo(1);
        assertThat(mine.at("/items/0/id").asString()).isEqualTo(task);
        assertThat(scene.decides.read("/tasks").get("total").asInt()).isZero();
        assertThat(scene.decides.read("/tasks?as=DECIDER").get("total").asInt()).isEqualTo(1);
        assertThat(scene.officer.read("/tasks?status=DONE").get("total").asInt())
                .isZero();
    }

    @Test
    void whatAUnitOwesIsFoundInAllPlansUntilItIsDone() {
        String led = scene.plan();
        scene.leader.created(
                "/plans/" + led + "/tasks",
                scene.body("9", "2026-12-01", "2026-12-31").replace(Scene.COMMUNE, Scene.OTHER_COMMUNE));
        String owes = "/units/" + Scene.OTHER_COMMUNE + "/tasks";
        assertThat(ofPlan(owes, led)).as("a draft is not owed").isEmpty();

        scene.issue(led);
        List<String> owed = ofPlan(owes, led);
        assertThat(owed).hasSize(1);
        assertThat(ofPlan("/units/" + Scene.COMMUNE + "/tasks", led))
                .as("led by another unit")
                .isEmpty();

        String task = "/tasks/" + owed.getFirst();
        assertThat(scene.leader.post(task + "/withdrawal", scene.version(task), "{\"reason\":\"Thừa\"}"))
                .hasStatusOk();
        assertThat(ofPlan(owes, led)).isEmpty();
    }

    private List<String> ofPlan(String path, String plan) {
        return scene.stranger
                .read(path + "?size=100")
                .get("items")
                .valueStream()
                .filter(task -> task.get("planId").asString().equals(plan))
                .map(task -> task.get("id").asString())
                .toList();
    }

    @Test
    void progressIsDerivedAndAParentFollowsItsChildren() {
        String parent = scene.plan();
        String own = scene.task(parent, "1", "2026-12-01", "2026-12-31");
        scene.issue(parent);
        String child = scene.plan(",\"parent\":\"" + parent + "\"");
        String first = scene.task(child, "1", "2026-03-02", "2026-03-06");
        String second = scene.task(child, "2", "2026-12-01", "2026-12-31");
        scene.issue(child);

        scene.officer.post("/tasks/" + own + "/progress", scene.version("/tasks/" + own), "{\"percent\":10}");
        scene.officer.post("/tasks/" + first + "/progress", scene.version("/tasks/" + first), "{\"percent\":75}");
        scene.officer.post("/tasks/" + second + "/progress", scene.version("/tasks/" + second), "{\"percent\":15}");

        JsonNode progress = scene.stranger.read("/plans/" + parent + "/progress");
        assertThat(progress.get("progress").decimalValue())
                .as("(10 + 75 + 15) / 3")
                .isEqualByComparingTo("33.3");
        assertThat(progress.at("/counts/total").asInt()).isEqualTo(3);
        assertThat(progress.at("/counts/late").asInt()).isEqualTo(1);
        assertThat(progress.at("/own/total").asInt()).isEqualTo(1);
        assertThat(progress.at("/children/0/progress").decimalValue()).isEqualByComparingTo("45");
        assertThat(scene.stranger.read("/plan-progress?plan=" + parent).get(0)).isEqualTo(progress);
        assertProblem(scene.stranger.get("/plan-progress?plan=" + parent + "&plan=none"), 404, "plan-not-found");

        scene.leader.post(
                "/tasks/" + second + "/withdrawal", scene.version("/tasks/" + second), "{\"reason\":\"Thừa\"}");
        assertThat(scene.stranger
                        .read("/plans/" + parent + "/progress")
                        .get("progress")
                        .decimalValue())
                .as("(10 + 75) / 2")
                .isEqualByComparingTo("42.5");
    }

    @Test
    void whatAnotherNodeWroteIsSeenToo() {
        String plan = scene.plan();
        scene.task(plan, "1", "2026-03-02", "2026-03-06");
        assertThat(codes(plan, "")).containsExactly("1");

        // Straight into the store, as another node would, by a clock some seconds behind.
        tasks.insert(Task.draft(
                "other-" + plan,
                plan,
                TaskFixture.text("2", "2026-03-02", "2026-03-09"),
                false,
                Instant.now().minusSeconds(10)));

        assertThat(codes(plan, "")).containsExactly("1", "2");
    }

    private List<String> codes(String plan, String query) {
        return scene.leader.read("/plans/" + plan + "/tasks" + query).get("items").values().stream()
                .map(item -> item.get("code").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
