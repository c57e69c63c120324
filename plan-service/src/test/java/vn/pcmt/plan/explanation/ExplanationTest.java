package vn.pcmt.plan.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.fields;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.plan.ExplainedFigure;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;
import vn.pcmt.plan.task.Scene;

@OnStore
class ExplanationTest {
    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    private Scene scene;
    private String period;

    @BeforeEach
    void setUp() {
        scene = new Scene(http);
        // Of its own for every test: a figure is known by indicator, area and period.
        period = "P" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void anAnswerStaysPinnedToTheFigureItExplains() {
        String id = asked();
        String path = "/explanations/" + id;

        assertThat(scene.head.post(path + "/answer", 0, "{\"text\":\"Do rà soát lại danh sách\"}"))
                .hasStatusOk();
        assertProblem(scene.head.post(path + "/answer", 1, "{\"text\":\"Thêm\"}"), 409, "explanation-answered");
        assertThat(scene.leader.post(path + "/return", 1, "{\"reason\":\"Nêu rõ nguyên nhân\"}"))
                .hasStatusOk();
        assertThat(scene.head.post(path + "/answer", 2, "{\"text\":\"Bốn trường hợp đã chuyển đi\"}"))
                .hasStatusOk();
        assertThat(scene.leader.post(path + "/acceptance", 3, "")).hasStatusOk();

        JsonNode pinned = scene.leader
                .read("/explanations?figure=CA01,18859@2025-07-01," + period)
                .at("/items/0");
        assertThat(pinned.at("/pinned/text").asString()).isEqualTo("Bốn trường hợp đã chuyển đi");
        assertThat(pinned.at("/figure/value").decimalValue()).isEqualByComparingTo("3.25");
        assertThat(pinned.at("/answers/0/returned/reason").asString()).isEqualTo("Nêu rõ nguyên nhân");
        assertThat(pinned.get("status").asString()).isEqualTo("ACCEPTED");
        assertProblem(scene.leader.post(path + "/return", 4, "{\"reason\":\"x\"}"), 409, "explanation-not-answered");
        assertThat(scene.leader
                        .read("/explanations?figure=CA01,18880@2025-07-01," + period)
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aSlipIsExplainedByTheUnitThatLeadsOrTheAccountableOfficer() {
        String task = scene.assignedTask();
        String id = scene.leader.created(
                "/explanations", "{\"task\":\"" + task + "\",\"question\":\"Vì sao chậm?\",\"workingDays\":2}");
        JsonNode shown = scene.head.read("/explanations/" + id);
        assertThat(shown.get("unitKey").asString()).isEqualTo(Scene.COMMUNE);
        assertThat(shown.get("plan").asString())
                .isEqualTo(scene.read(task).get("planId").asString());

        assertThat(scene.officer.post("/explanations/" + id + "/answer", 0, "{\"text\":\"Do mưa lũ\"}"))
                .hasStatusOk();
        assertThat(scene.leader.read("/explanations?task=" + task).get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void leadersAskTheUnitAnswersAndOthersDoNotEvenRead() {
        for (Api other : List.of(scene.head, scene.stranger, scene.admin, scene.decides, scene.auditor)) {
            assertProblem(other.create("/explanations", question(period)), 403, "forbidden");
        }
        String id = asked();
        for (Api other : List.of(scene.otherHead, scene.stranger, scene.leader, scene.admin, scene.auditor)) {
            assertProblem(other.post("/explanations/" + id + "/answer", 0, "{\"text\":\"x\"}"), 403, "forbidden");
        }
        assertThat(scene.head.read("/explanations/" + id).get("may").toString()).isEqualTo("[\"ANSWER\"]");
        assertThat(scene.leader.read("/explanations/" + id).get("may")).isEmpty();
        scene.head.post("/explanations/" + id + "/answer", 0, "{\"text\":\"Do rà soát\"}");
        assertThat(scene.head.read("/explanations/" + id).get("may")).isEmpty();
        assertThat(scene.leader.read("/explanations/" + id).get("may").toString())
                .isEqualTo("[\"DECIDE\"]");
        for (Api other : List.of(scene.head, scene.stranger, scene.admin, scene.decides, scene.auditor)) {
            assertProblem(other.post("/explanations/" + id + "/acceptance", 1, ""), 403, "forbidden");
            assertProblem(other.post("/explanations/" + id + "/return", 1, "{\"reason\":\"x\"}"), 403, "forbidden");
        }
        assertProblem(scene.stranger.get("/explanations/" + id), 403, "forbidden");
        assertProblem(scene.stranger.get("/explanations?unit=" + Scene.COMMUNE), 403, "forbidden");
        assertThat(scene.stranger
                        .read("/explanations?figure=CA01,18859@2025-07-01," + period)
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(scene.auditor.get("/explanations/" + id)).hasStatusOk();
    }

    @Test
    void whatCannotBeIsRefused() {
        MvcTestResult nothing = scene.leader.create(
                "/explanations",
                "{\"question\":\"Vì sao?\",\"unitKey\":\"18859@2025-07-01\",\"dueOn\":\"2020-01-02\"}");
        assertProblem(nothing, 422, "explanation-refused");
        assertThat(fields(nothing)).containsExactlyInAnyOrder("/figure figure-or-task", "/dueOn day-past");
        MvcTestResult unknown = scene.leader.create("/explanations", """
                {"task":"none","plan":"none","question":"Hỏi ông sinh năm 1970","unitKey":"18883@2021-01-01"}
                """);
        assertThat(fields(unknown))
                .containsExactlyInAnyOrder(
                        "/task task-unknown",
                        "/plan plan-unknown",
                        "/unitKey unit-abolished",
                        "/question personal-data");
        String id = asked();
        assertProblem(
                scene.head.post("/explanations/" + id + "/answer", 0, "{\"text\":\"CCCD 045099012345\"}"),
                422,
                "text-refused");
        assertProblem(scene.head.post("/explanations/" + id + "/answer", 9, "{\"text\":\"x\"}"), 412, "stale-revision");
        assertProblem(scene.leader.get("/explanations/none"), 404, "explanation-not-found");
    }

    @Test
    void theLifeOfAnExplanationIsToldAsAgreed() {
        Explanation explanation = explanation("0197c2a4-5b00-7000-8000-000000000002");
        explanation.answer("Do rà soát lại danh sách", "bc-18859", Instant.parse("2026-03-03T02:00:00Z"));
        explanation.sendBack("Nêu rõ nguyên nhân", "lanhdao", Instant.parse("2026-03-04T02:00:00Z"));
        assertThat(PendingEvents.of(explanation, mongo))
                .containsExactly(
                        PendingEvents.golden("explanation.requested.v1"),
                        PendingEvents.golden("explanation.answered.v1"),
                        PendingEvents.golden("explanation.returned.v1"));

        Explanation alone = explanation(null);
        alone.answer("Do rà soát lại danh sách", "bc-18859", Instant.parse("2026-03-03T02:00:00Z"));
        alone.sendBack("Nêu rõ nguyên nhân", "lanhdao", Instant.parse("2026-03-04T02:00:00Z"));
        alone.answer(
                "Do bốn trường hợp được chuyển về nơi cư trú mới, có biên bản bàn giao",
                "ct-18859",
                Instant.parse("2026-03-05T02:00:00Z"));
        alone.accept("lanhdao", Instant.parse("2026-03-06T02:00:00Z"));
        assertThat(PendingEvents.of(alone, mongo).getLast()).isEqualTo(PendingEvents.golden("explanation.accepted.v1"));
    }

    private static Explanation explanation(@Nullable String plan) {
        return Explanation.request(
                "0197c2a4-5b00-7000-8000-000000000041",
                new Explanation.Asked(
                        plan,
                        new ExplainedFigure("CA01", "18859@2025-07-01", "2026-02", new BigDecimal("3.25")),
                        null,
                        "Vì sao số liệu tháng 2 giảm một nửa?",
                        "18859@2025-07-01",
                        "lanhdao",
                        Instant.parse("2026-03-02T02:00:00Z"),
                        Instant.parse("2026-03-05T10:00:00Z")),
                true);
    }

    private String asked() {
        return scene.leader.created("/explanations", question(period));
    }

    private static String question(String period) {
        return """
                {"figure":{"indicator":"CA01","area":"18859@2025-07-01","period":"%s","value":3.25},
                 "question":"Vì sao giảm?","unitKey":"18859@2025-07-01"}
                """.formatted(period);
    }
}
