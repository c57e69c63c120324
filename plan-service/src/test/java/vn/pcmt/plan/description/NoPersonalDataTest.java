package vn.pcmt.plan.description;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.PROVINCE;
import static vn.pcmt.plan.Api.assertStatus;
import static vn.pcmt.plan.Api.fields;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.ApiExamples;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** Nobody can be named by a number in what a plan, its parts or its template say: the examples, each with one word more. */
@OnStore
class NoPersonalDataTest {
    private static final String KHE_SANH = "19429@2025-07-01";

    @Autowired
    private MockMvcTester http;

    private final ApiExamples example = new ApiExamples("vn/pcmt/plan/api/");
    private Api leader;
    private Api head;

    @BeforeEach
    void callers() {
        leader = Api.leader(http);
        head = leader.as("ct-19429", KHE_SANH, OfficerRole.COMMUNE_HEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "/plans, plans/post.json, /title",
        "/plans, plans/post.json, /issuer",
        "/plans, plans/post.json, /legalBases/0",
        "/plans, plans/post.json, /statements/0/text",
        "/plans, plans/post.json, /peaks/0/name",
        "/plans, plans/post.json, /partners/0/name",
        "/plans, plans/post.json, /slogans/0",
        "/plans, plans/post.json, /models/0",
        "/plan-templates, plan-templates/post.json, /name",
        "/plan-templates, plan-templates/post.json, /plan/title",
    })
    void neitherInAPlanNorInATemplate(String path, String name, String pointer) {
        refused(leader.create(path, saying(name, pointer)), pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "/amendments, plans/_/amendments/post.json, /reason",
        "/amendments, plans/_/amendments/post.json, /plan/statements/0/text",
        "/committees, plans/_/committees/post.json, /name",
        "/committees, plans/_/committees/post.json, /members/0/title",
        "/committees, plans/_/committees/post.json, /members/0/body/name",
        "/targets, plans/_/targets/post.json, /title",
        "/tasks, plans/_/tasks/post.json, /title",
        "/obstacles, plans/_/obstacles/post.json, /title",
        "/models, plans/_/models/post.json, /name",
        "/models, plans/_/models/post.json, /description",
        "/budget/2026/entries, plans/_/budget/_/entries/post.json, /note",
    })
    void norInAPartOfAPlan(String part, String name, String pointer) {
        String plan = "/plans/" + leader.issued(example.of("plans/post.json"));
        String body = saying(name, pointer);

        refused(part.equals("/amendments") ? leader.act(plan, part, body) : leader.create(plan + part, body), pointer);
    }

    @ParameterizedTest
    @CsvSource({"/lessons/0", "/recipients/0", "/situation"})
    void norInAnEvaluation(String pointer) {
        String evaluation = "/plans/" + leader.issued(example.of("plans/post.json")) + "/evaluation";

        refused(
                leader.put(evaluation, leader.version(evaluation), saying("plans/_/evaluation/put.json", pointer)),
                pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "'', assessments/_/put.json, /scores/0/note",
        "'', assessments/_/put.json, /scores/1/evidence/0",
        "/return, assessments/_/return/post.json, /reason",
        "/return, assessments/_/return/post.json, /remarks/0/text",
        "/confirmation, assessments/_/confirmation/post.json, /adjustments/0/why",
    })
    void norInASelfAssessment(String command, String name, String pointer) {
        String plan = leader.issued(example.of("plans/post.json"));
        String assessment = "/assessments/"
                + head.created("/plans/" + plan + "/assessments", example.of("plans/_/assessments/post.json"));
        Api reviewer = leader.as("duyet", PROVINCE, OfficerRole.REVIEWER);
        String body = saying(name, pointer);

        refused(
                command.isEmpty()
                        ? head.put(assessment, head.version(assessment), body)
                        : reviewer.post(assessment + command, head.version(assessment), body),
                pointer);
    }

    /** An example with a telephone number in one of its texts. */
    private String saying(String name, String pointer) {
        JsonNode body = JsonMapper.shared().readTree(example.of(name));
        JsonPointer at = JsonPointer.compile(pointer);
        String text = body.at(at).asString() + " 0912345678";
        JsonPointer last = at.last();
        switch (body.at(at.head())) {
            case ObjectNode object -> object.put(last.getMatchingProperty(), text);
            case ArrayNode list ->
                list.set(last.getMatchingIndex(), JsonMapper.shared().valueToTree(text));
            default -> throw new IllegalArgumentException(pointer);
        }
        return body.toString();
    }

    private static void refused(MvcTestResult result, String pointer) {
        assertStatus(result, 422);
        assertThat(fields(result)).contains(pointer + " personal-data");
    }
}
