package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;
import static vn.pcmt.plan.Api.json;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class TaskControllerTest {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private Tasks tasks;

    @Autowired
    private FollowPlan followPlan;

    @Autowired
    private DependencyTurn turn;

    @Autowired
    private MongoTemplate mongo;

    private Scene scene;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
    }

    @Test
    void aPlanIsNotIssuedBeforeEveryTaskHasAllSix() {
        String plan = scene.plan();
        String empty = scene.leader.created("/plans/" + plan + "/tasks", "{\"code\":\"II.1\"}");
        scene.task(plan, "II.2", "2026-03-02", "2026-03-13");

        MvcTestResult refused = scene.leader.post("/plans/" + plan + "/issue", 0, "");

        assertProblem(refused, 422, "plan-not-issuable");
        assertThat(fields(refused))
                .containsExactlyInAnyOrder(
                        "/tasks/" + empty + "/accountable accountable-missing",
                        "/tasks/" + empty + "/title work-missing",
                        "/tasks/" + empty + "/lead lead-missing",
                        "/tasks/" + empty + "/decider decider-missing",
                        "/tasks/" + empty + "/start start-missing",
                        "/tasks/" + empty + "/deadline deadline-missing",
                        "/tasks/" + empty + "/result result-missing");
        assertThat(json(refused).toString()).contains("Rõ người", "II.1");
        assertThat(scene.read(empty).at("/detail/missing")).hasSize(7);

        assertThat(scene.leader.put("/tasks/" + empty, 0, scene.body("II.1", "2026-03-02", "2026-03-06")))
                .hasStatusOk();
        scene.issue(plan);
        assertThat(scene.read(empty).get("status").asString()).isEqualTo("ASSIGNED");
        assertThat(tasks.findById(empty).orElseThrow().outbox().version())
                .as("task.assigned")
                .isEqualTo(1);
    }

    @Test
    void aTaskIsCarriedOutReturnedDoneAgainAndConfirmed() {
        String task = scene.assignedTask();
        String path = "/tasks/" + task;
        long assigned = scene.version(path);

        assertThat(scene.officer.post(path + "/progress", assigned, "{\"percent\":40,\"note\":\"4 trên 10 xã\"}"))
                .hasStatusOk();
        assertProblem(scene.officer.post(path + "/completion", assigned + 1, ""), 409, "evidence-missing");
        addPdf(scene.officer, task, assigned + 1, "bao-cao.pdf");
        assertThat(scene.officer.post(path + "/completion", assigned + 2, "")).hasStatusOk();
        assertThat(scene.decides.post(path + "/return", assigned + 3, "{\"reason\":\"Thiếu ba xã\"}"))
                .hasStatusOk();
        JsonNode returned = scene.read(task);
        assertThat(returned.get("status").asString()).isEqualTo("RETURNED");
        assertThat(returned.get("progress").asInt()).isEqualTo(40);
        assertThat(returned.at("/detail/verdict/reason").asString()).isEqualTo("Thiếu ba xã");
        assertThat(scene.head.post(path + "/completion", assigned + 4, ""))
                .as("the head of the unit that leads")
                .hasStatusOk();
        assertThat(scene.decides.post(path + "/confirmation", assigned + 5, "")).hasStatusOk();

        JsonNode confirmed = scene.read(task);
        assertThat(confirmed.get("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.get("progress").asInt()).isEqualTo(100);
        assertThat(confirmed.at("/detail/evidence/0/name").asString()).isEqualTo("bao-cao.pdf");
        assertThat(confirmed.at("/lead/name").asString()).isEqualTo("Phường Đồng Thuận");
        assertThat(tasks.findById(task).orElseThrow().outbox().version())
                .as("assigned, progressed, completed, returned, completed, confirmed")
                .isEqualTo(6);
        assertProblem(
                scene.leader.post(path + "/withdrawal", assigned + 6, "{\"reason\":\"Muộn\"}"), 409, "task-ended");
    }

    @Test
    void onlyWhoCarriesOutReportsAndOnlyWhoDecidesDecides() {
        String task = scene.assignedTask();
        String path = "/tasks/" + task;
        long version = scene.version(path);

        for (Api other :
                List.of(scene.decides, scene.leader, scene.admin, scene.otherHead, scene.stranger, scene.auditor)) {
            assertProblem(other.post(path + "/progress", version, "{\"percent\":10}"), 403, "forbidden");
            assertProblem(other.post(path + "/completion", version, ""), 403, "forbidden");
            assertProblem(pdf(other, task, version, "a.pdf"), 403, "forbidden");
        }
        addPdf(scene.officer, task, version, "a.pdf");
        assertThat(scene.officer.post(path + "/completion", version + 1, "")).hasStatusOk();
        for (Api other : List.of(scene.officer, scene.leader, scene.admin, scene.head, scene.stranger, scene.auditor)) {
            assertProblem(other.post(path + "/confirmation", version + 2, ""), 403, "forbidden");
            assertProblem(other.post(path + "/return", version + 2, "{\"reason\":\"x\"}"), 403, "forbidden");
        }
        for (Api other : List.of(scene.officer, scene.decides, scene.head, scene.admin)) {
            assertProblem(other.put(path, version + 2, scene.body("1", "2026-03-02", "2026-03-13")), 403, "forbidden");
            assertProblem(other.post(path + "/withdrawal", version + 2, "{\"reason\":\"x\"}"), 403, "forbidden");
        }
        assertProblem(
                scene.officer.create("/plans/" + scene.plan() + "/tasks", scene.body("1", "2026-03-02", "2026-03-13")),
                403,
                "forbidden");
    }

    @Test
    void aTaskSaysWhatItsReaderMayDo() {
        String task = scene.assignedTask();
        String path = "/tasks/" + task;

        assertThat(may(scene.officer, path)).containsExactly("CARRY_OUT", "RAISE_OBSTACLE", "READ_EVIDENCE");
        assertThat(may(scene.leader, path)).containsExactly("WRITE", "RAISE_OBSTACLE", "READ_EVIDENCE");
        assertThat(may(scene.decides, path)).doesNotContain("DECIDE", "CARRY_OUT", "WRITE");
        assertThat(may(scene.stranger, path)).isEmpty();
        addPdf(scene.officer, task, scene.version(path), "a.pdf");
        scene.officer.act(path, "/completion", "");
        assertThat(may(scene.decides, path)).contains("DECIDE");
        assertThat(may(scene.officer, path)).doesNotContain("CARRY_OUT", "DECIDE");
    }

    private static List<String> may(Api caller, String path) {
        return caller.read(path)
                .at("/detail/may")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void duringAbsenceTheDeputyCarriesOutAndDecidesButNobodyConfirmsTheirOwnWork() {
        String task = scene.assignedTask();
        String path = "/tasks/" + task;
        Api deputy = scene.registered("thay", "OFFICER");
        Api otherDeputy = scene.registered("thay-qd", "OFFICER");
        assertProblem(deputy.act(path, "/progress", "{'percent':10}"), 403, "forbidden");

        scene.away(scene.accountable, scene.decider);
        assertProblem(scene.decides.act(path, "/progress", "{'percent':10}"), 403, "forbidden");
        scene.away(scene.accountable, scene.idOf("thay"));
        assertThat(deputy.act(path, "/progress", "{'percent':10}")).hasStatusOk();
        addPdf(deputy, task, scene.version(path), "a.pdf");
        assertThat(deputy.act(path, "/completion", "")).hasStatusOk();

        scene.away(scene.decider, scene.idOf("thay"));
        assertProblem(deputy.act(path, "/confirmation", ""), 403, "forbidden");
        scene.back(scene.accountable);
        assertProblem(deputy.act(path, "/confirmation", ""), 403, "forbidden");
        scene.away(scene.decider, scene.accountable);
        assertProblem(scene.officer.act(path, "/confirmation", ""), 403, "forbidden");
        scene.away(scene.decider, scene.idOf("thay-qd"));
        assertThat(otherDeputy.act(path, "/confirmation", "")).hasStatusOk();
        assertThat(scene.read(task).at("/detail/verdict/by").asString()).isEqualTo(scene.idOf("thay-qd"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"deadline\":\"2026-03-13\"', '\"deadline\":\"2026-03-01\"', /deadline, deadline-before-start",
        "'\"deadline\":\"2026-03-13\"', '\"deadline\":\"2027-01-04\"', /deadline, task-after-plan",
        "'\"start\":\"2026-03-02\"', '\"start\":\"2025-12-31\"', /start, task-before-plan",
        "'\"deadline\":\"2026-03-13\"', '\"deadline\":\"9999-12-31\"', /deadline, day-out-of-range",
        "'\"deadline\":\"2026-03-13\"', '\"deadline\":\"2026-03-13\",\"workingDays\":3', /workingDays, deadline-twice",
        "'18859@2025-07-01', '18883@2021-01-01', /lead/unitKey, unit-not-existing",
        "'18859@2025-07-01', '99999@2025-07-01', /lead/unitKey, unit-unknown",
        "'{\"name\":\"Bộ đội Biên phòng\"}', '{}', /coordinating/0, body-empty",
        "'{\"name\":\"Bộ đội Biên phòng\"}', '{\"unitKey\":\"18859@2025-07-01\"}', /coordinating/0, body-repeated",
        "'\"result\":\"Báo cáo\"', '\"result\":\"Gọi 0912345678\"', /result, personal-data",
        "'Kiểm tra địa bàn 1', 'Xác minh 045099012345', /title, personal-data",
        "'\"dependsOn\":[]', '\"dependsOn\":[\"nobody\"]', /dependsOn/0, dependency-unknown",
        "'\"result\":\"Báo cáo\"', '\"proof\":{\"indicator\":\"CA01\",\"area\":\"VN\",\"period\":\"2026-03\"}', /proof, proof-impossible",
    })
    void whatCannotBeIsRefusedAtOnce(String right, String wrong, String pointer, String code) {
        String plan = scene.plan();
        String body = scene.body("1", "2026-03-02", "2026-03-13");
        assertThat(body).contains(right);

        MvcTestResult refused = scene.leader.create("/plans/" + plan + "/tasks", body.replace(right, wrong));

        assertProblem(refused, 422, "task-refused");
        assertThat(fields(refused)).contains(pointer + " " + code);
        assertThat(scene.leader.read("/plans/" + plan + "/tasks").get("total").asInt())
                .isZero();
    }

    @Test
    void anOfficerWhoLeftIsRefusedAndOneWhoLeavesLaterIsShown() {
        String task = scene.assignedTask();
        assertThat(scene.read(task).at("/accountable/inOffice").asBoolean()).isTrue();

        scene.leaves(scene.accountable);

        assertThat(scene.read(task).at("/accountable/inOffice").asBoolean()).isFalse();
        MvcTestResult refused =
                scene.leader.create("/plans/" + scene.plan() + "/tasks", scene.body("1", "2026-03-02", "2026-03-13"));
        assertThat(fields(refused)).containsExactly("/accountable officer-gone");
        MvcTestResult nobody = scene.leader.create(
                "/plans/" + scene.plan() + "/tasks",
                scene.body("1", "2026-03-02", "2026-03-13").replace(scene.accountable, scene.decider));
        assertThat(fields(nobody)).containsExactly("/decider decider-is-accountable");
    }

    @Test
    void aDeadlineMayBeGivenInWorkingDays() {
        String plan = scene.plan();
        String task = scene.leader.created(
                "/plans/" + plan + "/tasks",
                scene.body("1", "2026-02-12", "2026-03-13")
                        .replace("\"deadline\":\"2026-03-13\"", "\"workingDays\":2"));

        // Thursday 12 February; Friday is one, then comes Tết, and Monday 23 is two.
        assertThat(scene.read(task).get("deadline").asString()).isEqualTo("2026-02-23");
        assertThat(scene.read(task).get("workingDays").asInt()).isEqualTo(2);
        assertThat(scene.read(task).get("deadlineAt").asString()).isEqualTo("2026-02-23T10:00:00Z");
    }

    @Test
    void aCircleIsRefusedWithItsWholePath() {
        String plan = scene.plan();
        String first = scene.task(plan, "1", "2026-03-02", "2026-03-06");
        String second = scene.task(plan, "2", "2026-03-09", "2026-03-13", first);
        String third = scene.task(plan, "3", "2026-03-16", "2026-03-20", second);

        MvcTestResult refused =
                scene.leader.put("/tasks/" + first, 0, scene.body("1", "2026-03-02", "2026-03-06", third));

        assertProblem(refused, 422, "task-refused");
        assertThat(json(refused).at("/errors/0/message").asString()).contains("1 → 3 → 2 → 1");
        assertProblem(
                scene.leader.put("/tasks/" + first, 0, scene.body("1", "2026-03-02", "2026-03-06", first)),
                422,
                "task-refused");
        assertThat(scene.read(first).get("dependsOn")).isEmpty();
    }

    @Test
    void aSlipIsSeenBeforeItIsSavedAndDependantsFollowOnlyIfAsked() {
        String plan = scene.plan();
        String first = scene.task(plan, "1", "2026-03-02", "2026-03-06");
        String second = scene.task(plan, "2", "2026-03-09", "2026-03-11", first);
        String third = scene.task(plan, "3", "2026-03-12", "2026-03-13", second);
        scene.issue(plan);

        MvcTestResult preview = scene.stranger.send(
                HttpMethod.POST, "/tasks/" + first + "/slip-preview", null, null, "{\"deadline\":\"2026-03-10\"}");
        assertThat(preview).hasStatusOk();
        JsonNode seen = json(preview);
        assertThat(seen.get("movedBy").asInt()).isEqualTo(2);
        assertThat(seen.at("/dependants/0/newDeadline").asString()).isEqualTo("2026-03-13");
        assertThat(seen.at("/dependants/1/newStart").asString()).isEqualTo("2026-03-16");
        assertThat(seen.at("/dependants/1/newDeadline").asString()).isEqualTo("2026-03-17");
        assertThat(seen.at("/dependants/1/accountable/id").asString()).isEqualTo(scene.accountable);
        assertThat(seen.get("bodies").toString()).isEqualTo("[\"Phường Đồng Thuận\"]");
        assertThat(scene.read(second).get("deadline").asString())
                .as("nothing saved")
                .isEqualTo("2026-03-11");

        long version = scene.version("/tasks/" + first);
        assertThat(scene.leader.put("/tasks/" + first, version, scene.body("1", "2026-03-02", "2026-03-09")))
                .hasStatusOk();
        assertThat(scene.read(second).get("deadline").asString()).as("alone").isEqualTo("2026-03-11");
        assertThat(scene.read(second).at("/detail/waitsTooLong/0").asString()).isEqualTo(first);

        String key = Api.key();
        String body = scene.body("1", "2026-03-02", "2026-03-11");
        for (int again = 0; again < 2; again++) {
            assertThat(scene.leader.send(
                            HttpMethod.PUT, "/tasks/" + first + "?shiftDependants=true", key, version + 1, body))
                    .hasStatusOk();
        }
        assertThat(scene.version("/tasks/" + first)).isEqualTo(version + 2);
        assertThat(scene.read(second).get("start").asString()).isEqualTo("2026-03-11");
        assertThat(scene.read(second).get("deadline").asString()).isEqualTo("2026-03-13");
        assertThat(scene.read(third).get("deadline").asString()).isEqualTo("2026-03-17");
        assertThat(tasks.findById(second).orElseThrow().outbox().version())
                .as("assigned and amended once")
                .isEqualTo(2);
        assertThat(tasks.findById(first).orElseThrow().shift()).isNull();
    }

    @Test
    void aSlipBeyondThePlanIsRefusedAsAWhole() {
        String plan = scene.plan();
        String first = scene.task(plan, "1", "2026-12-01", "2026-12-10");
        String second = scene.task(plan, "2", "2026-12-11", "2026-12-30", first);
        scene.issue(plan);
        long version = scene.version("/tasks/" + first);

        MvcTestResult refused = scene.leader.put(
                "/tasks/" + first + "?shiftDependants=true", version, scene.body("1", "2026-12-01", "2026-12-14"));

        assertProblem(refused, 422, "slip-crosses-plan");
        assertThat(fields(refused)).containsExactly("/dependants/" + second + " task-after-plan");
        assertThat(scene.read(first).get("deadline").asString()).isEqualTo("2026-12-10");
        assertThat(scene.read(second).get("deadline").asString()).isEqualTo("2026-12-30");
    }

    @Test
    void twoEditorsAtOnceAndRepeatedCommandsAreToldApart() {
        String task = scene.assignedTask();
        long version = scene.version("/tasks/" + task);
        String key = Api.key();
        String note = "{\"percent\":30}";

        for (int again = 0; again < 2; again++) {
            assertThat(scene.officer.send(HttpMethod.POST, "/tasks/" + task + "/progress", key, version, note))
                    .hasStatusOk();
        }
        assertProblem(
                scene.officer.send(HttpMethod.POST, "/tasks/" + task + "/progress", key, version, "{\"percent\":31}"),
                409,
                "idempotency-key-reused");
        assertProblem(scene.officer.post("/tasks/" + task + "/progress", version, note), 412, "stale-revision");
        assertProblem(
                scene.officer.send(HttpMethod.POST, "/tasks/" + task + "/progress", null, version, note),
                428,
                "idempotency-key-required");
        assertProblem(
                scene.officer.post("/tasks/" + task + "/progress", version + 1, "{\"percent\":101}"),
                422,
                "invalid-request");
        assertProblem(
                scene.officer.post(
                        "/tasks/" + task + "/progress", version + 1, "{\"percent\":9,\"note\":\"sinh năm 1990\"}"),
                422,
                "text-refused");
        assertThat(tasks.findById(task).orElseThrow().outbox().version()).isEqualTo(2);
    }

    @Test
    void aPlanWithUnconfirmedTasksIsClosedOnlyWhenItIsSaidWhatBecomesOfThem() {
        String task = scene.assignedTask();
        String plan = scene.read(task).get("planId").asString();
        long version = scene.version("/plans/" + plan);

        MvcTestResult refused = scene.leader.post("/plans/" + plan + "/close", version, "{\"lastPeriod\":\"2026-11\"}");
        assertProblem(refused, 409, "plan-not-closable");
        assertThat(fields(refused)).containsExactly("/tasks/" + task + " task-still-open");

        assertThat(scene.leader.post(
                        "/plans/" + plan + "/close",
                        version,
                        "{\"lastPeriod\":\"2026-11\",\"openTasks\":\"WITHDRAW\"}"))
                .hasStatusOk();
        assertThat(scene.read(task).get("status").asString()).isEqualTo("WITHDRAWN");
        assertProblem(
                scene.leader.create("/plans/" + plan + "/tasks", scene.body("2", "2026-03-02", "2026-03-06")),
                409,
                "plan-closed");
    }

    @Test
    void aTaskAddedToAPlanInForceIsCompleteAndInForceAtOnce() {
        String plan = scene.plan();
        scene.issue(plan);

        assertProblem(scene.leader.create("/plans/" + plan + "/tasks", "{\"title\":\"Thiếu\"}"), 422, "task-refused");
        String task = scene.task(plan, "1", "2026-03-02", "2026-03-06");

        assertThat(scene.read(task).get("status").asString()).isEqualTo("ASSIGNED");
        assertProblem(
                scene.admin.create("/plans/" + plan + "/tasks", scene.body("2", "2026-03-02", "2026-03-06")),
                403,
                "forbidden");
    }

    @Test
    void whatACrashLeftOfAnIssuedPlanIsFoundBySweeping() {
        String plan = scene.plan();
        scene.issue(plan);
        Task left = Task.draft(
                "left-" + plan,
                plan,
                TaskFixture.text("9", "2026-03-02", "2026-03-06"),
                false,
                java.time.Instant.now());
        tasks.insert(left);

        followPlan.sweep();
        followPlan.sweep();

        Task found = tasks.findById(left.id()).orElseThrow();
        assertThat(found.stage()).isEqualTo(TaskStage.ASSIGNED);
        assertThat(found.outbox().version()).isEqualTo(1);
    }

    @Test
    void aSlipThatACrashInterruptedIsFinishedAndLeavesAloneWhatSomebodyChanged() {
        String plan = scene.plan();
        String first = scene.task(plan, "1", "2026-03-02", "2026-03-06");
        String second = scene.task(plan, "2", "2026-03-09", "2026-03-11", first);
        String changed = scene.task(plan, "3", "2026-03-10", "2026-03-11", first);
        scene.issue(plan);
        // What is in the store after the write of the task that slipped, before the first dependant followed.
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(first)),
                new Update()
                        .set(
                                "shift",
                                new Task.Shift(
                                        "lanhdao", List.of(move(second, "2026-03-09"), move(changed, "2026-03-09")))),
                Task.COLLECTION);

        followPlan.sweep();
        followPlan.sweep();

        assertThat(scene.read(second).get("start").asString()).isEqualTo("2026-03-16");
        assertThat(tasks.findById(second).orElseThrow().outbox().version())
                .as("assigned, amended once")
                .isEqualTo(2);
        assertThat(scene.read(changed).get("start").asString()).isEqualTo("2026-03-10");
        assertThat(tasks.findById(first).orElseThrow().shift()).isNull();
    }

    private static Task.Move move(String task, String start) {
        return new Task.Move(
                task,
                LocalDate.parse(start),
                LocalDate.parse("2026-03-11"),
                LocalDate.parse("2026-03-16"),
                LocalDate.parse("2026-03-18"));
    }

    @Test
    void theOrderOfTasksIsChangedByOneCommandAtATime() {
        String plan = scene.plan();
        String first = scene.task(plan, "1", "2026-03-02", "2026-03-06");
        String second = scene.task(plan, "2", "2026-03-09", "2026-03-11");
        String body = scene.body("2", "2026-03-09", "2026-03-11", first);
        turn.take(plan, "another-command");

        assertProblem(scene.leader.put("/tasks/" + second, 0, body), 409, "dependencies-in-change");
        turn.release(plan, "another-command");

        assertThat(scene.leader.put("/tasks/" + second, 0, body)).hasStatusOk();
    }

    @Test
    void draftsAreForTheirWritersAlone() {
        String plan = scene.plan();
        String task = scene.task(plan, "1", "2026-03-02", "2026-03-06");

        assertThat(scene.admin.get("/tasks/" + task)).hasStatusOk();
        assertProblem(scene.officer.get("/tasks/" + task), 404, "plan-not-found");
        assertProblem(scene.officer.get("/plans/" + plan + "/tasks"), 404, "plan-not-found");
        assertProblem(scene.officer.get("/tasks/none"), 404, "task-not-found");
    }

    private MvcTestResult pdf(Api caller, String task, long version, String name) {
        return caller.send(
                HttpMethod.POST,
                "/tasks/" + task + "/evidence?name=" + java.net.URLEncoder.encode(name, StandardCharsets.UTF_8),
                Api.key(),
                version,
                SampleFiles.PDF,
                MediaType.APPLICATION_OCTET_STREAM);
    }

    private void addPdf(Api caller, String task, long version, String name) {
        assertThat(pdf(caller, task, version, name)).hasStatusOk();
    }
}
