package vn.pcmt.plan.description;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.PROVINCE;
import static vn.pcmt.plan.Api.assertStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.ApiExamples;
import vn.pcmt.plan.Api;

/** Sends every request that the description shows as an example, in the order of a plan's life. */
@DescribedOnStore
class ApiExamplesTest {
    private static final String KHE_SANH = "19429@2025-07-01";

    @Autowired
    private MockMvcTester http;

    private final ApiExamples example = new ApiExamples("vn/pcmt/plan/api/");
    private Api leader;
    private Api admin;
    private Api officer;
    private Api head;
    private Api reviewer;

    @BeforeEach
    void callers() {
        leader = Api.leader(http);
        admin = Api.admin(http);
        officer = leader.as("canbo", PROVINCE, OfficerRole.OFFICER);
        head = leader.as("ct-19429", KHE_SANH, OfficerRole.COMMUNE_HEAD);
        reviewer = leader.as("duyet", PROVINCE, OfficerRole.REVIEWER);
    }

    @Test
    void everyExampleIsARequestThatIsCarriedOut() {
        people();
        units();
        String plan = plan();
        String task = taskAndTarget(plan);
        committee(plan);
        issueAndAmend(plan);
        carryOut(task);
        obstacle(plan);
        explanation();
        evaluation(plan);
        assessment(plan);
        template();
        done(leader.act("/plans/" + plan, "/close", example.of("plans/_/close/post.json")));
        done(admin.act("/officers/canbo", "/departure", example.of("officers/_/departure/post.json")));

        assertThat(example.notSent()).isEmpty();
    }

    private void people() {
        done(admin.csv("/officers/import", example.of("officers/import/post.csv")));
        made(admin.create("/officers", example.of("officers/post.json")));
        write(admin, "/officers/canbo", "", "officers/_/put.json");
        write(admin, "/officers/canbo", "/leaves", "officers/_/leaves/put.json");
    }

    private void units() {
        made(admin.create("/units", example.of("units/post.json")));
        write(admin, "/units/19990@2026-03-01", "", "units/_/put.json");
        done(admin.csv("/units/import", example.of("units/import/post.csv")));
        made(admin.create("/reorganisations", example.of("reorganisations/post.json")));
    }

    private String plan() {
        String plan = leader.created("/plans", example.of("plans/post.json"));
        write(leader, "/plans/" + plan, "", "plans/_/put.json");
        return plan;
    }

    private String taskAndTarget(String plan) {
        String task = leader.created("/plans/" + plan + "/tasks", example.of("plans/_/tasks/post.json"));
        write(leader, "/tasks/" + task, "", "tasks/_/put.json");
        done(leader.create("/tasks/" + task + "/slip-preview", example.of("tasks/_/slip-preview/post.json")));
        String target = leader.created("/plans/" + plan + "/targets", example.of("plans/_/targets/post.json"));
        write(leader, "/targets/" + target, "", "targets/_/put.json");
        done(leader.act("/targets/" + target, "/withdrawal", example.of("targets/_/withdrawal/post.json")));
        return task;
    }

    private void committee(String plan) {
        String committee = leader.created("/plans/" + plan + "/committees", example.of("plans/_/committees/post.json"));
        write(leader, "/committees/" + committee, "", "committees/_/put.json");
    }

    private void issueAndAmend(String plan) {
        done(leader.issue(plan));
        done(leader.act("/plans/" + plan, "/amendments", example.of("plans/_/amendments/post.json")));
        made(leader.create(
                "/plans/" + plan + "/budget/2026/entries", example.of("plans/_/budget/_/entries/post.json")));
    }

    private void carryOut(String id) {
        String task = "/tasks/" + id;
        done(officer.act(task, "/progress", example.of("tasks/_/progress/post.json")));
        done(officer.act(task, "/evidence", example.of("tasks/_/evidence/post.json")));
        done(officer.act(task, "/completion", ""));
        done(leader.act(task, "/return", example.of("tasks/_/return/post.json")));
        done(leader.act(task, "/withdrawal", example.of("tasks/_/withdrawal/post.json")));
    }

    private void obstacle(String plan) {
        String id = leader.created("/plans/" + plan + "/obstacles", example.of("plans/_/obstacles/post.json"));
        done(head.act("/obstacles/" + id, "/escalation", example.of("obstacles/_/escalation/post.json")));
        done(leader.act("/obstacles/" + id, "/resolution", example.of("obstacles/_/resolution/post.json")));
    }

    private void explanation() {
        String id = leader.created("/explanations", example.of("explanations/post.json"));
        done(head.act("/explanations/" + id, "/answer", example.of("explanations/_/answer/post.json")));
        done(leader.act("/explanations/" + id, "/return", example.of("explanations/_/return/post.json")));
    }

    private void evaluation(String plan) {
        write(officer, "/plans/" + plan + "/evaluation", "", "plans/_/evaluation/put.json");
        String model = leader.created("/plans/" + plan + "/models", example.of("plans/_/models/post.json"));
        made(leader.create("/models/" + model + "/adoptions", example.of("models/_/adoptions/post.json")));
    }

    private void assessment(String plan) {
        String id = head.created("/plans/" + plan + "/assessments", example.of("plans/_/assessments/post.json"));
        String path = "/assessments/" + id;
        write(head, path, "", "assessments/_/put.json");
        done(head.act(path, "/submission", ""));
        done(reviewer.act(path, "/return", example.of("assessments/_/return/post.json")));
        done(head.act(path, "/submission", ""));
        done(reviewer.act(path, "/confirmation", example.of("assessments/_/confirmation/post.json")));
        made(leader.create("/assessment-criteria", example.of("assessment-criteria/post.json")));
    }

    private void template() {
        String id = leader.created("/plan-templates", example.of("plan-templates/post.json"));
        assertThat(leader.create("/plan-templates/" + id + "/plans", example.of("plan-templates/_/plans/post.json")))
                .hasStatus(202);
        write(leader, "/plan-templates/" + id, "", "plan-templates/_/put.json");
    }

    private void write(Api by, String path, String part, String name) {
        done(by.put(path + part, by.version(path), example.of(name)));
    }

    private static void made(MvcTestResult result) {
        assertStatus(result, 201);
    }

    private static void done(MvcTestResult result) {
        assertStatus(result, 200);
    }
}
