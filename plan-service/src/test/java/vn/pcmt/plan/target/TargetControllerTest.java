package vn.pcmt.plan.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.plan.Api.assertProblem;
import static vn.pcmt.plan.Api.assertRefused;
import static vn.pcmt.plan.Api.json;
import static vn.pcmt.plan.Api.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;
import vn.pcmt.plan.plan.PlanDirectory;

@OnStore
class TargetControllerTest {
    private static final String PROVINCE = "44@2025-07-01";
    private static final String PLAN = """
        {"kind":"ANNUAL","title":"Kế hoạch năm 2026","issuer":"BCĐ 138 tỉnh Quảng Trị",
         "from":"2026-01-01","to":"2026-12-31","scope":["44@2025-07-01"]}
        """;
    private static final String TARGET = """
        {"title":"Số vụ phát hiện tăng từ 5%","indicator":{"template":"PCMT-THANG","code":"GC01"},
         "baseline":{"kind":"SAME_PERIOD_LAST_YEAR"},"goal":{"kind":"PERCENT_CHANGE","value":5},
         "direction":"UP","firstPeriod":"2026-01","lastPeriod":"2026-12","perUnit":true}
        """;

    @Autowired
    private MockMvcTester http;

    private Api leader;
    private Api admin;
    private Api reporter;
    private Api other;

    @BeforeEach
    void callers() {
        leader = Api.as(http, "lanhdao", PROVINCE, LEADER);
        admin = Api.as(http, "quantri", PROVINCE, ADMIN);
        reporter = Api.as(http, "bc-18859", "18859@2025-07-01", COMMUNE_REPORTER);
        other = Api.as(http, "bc-18862", "18862@2025-07-01", COMMUNE_REPORTER);
    }

    @Autowired
    private Targets targets;

    @Autowired
    private TargetReadings readings;

    @Autowired
    private FollowPlans follow;

    @Autowired
    private PlanDirectory plans;

    @Autowired
    private TargetSettings settings;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aTargetOfADraftIsToldWhenThePlanIsIssued() {
        String plan = plan();
        MvcTestResult added = add(plan, admin, key(), TARGET);
        assertThat(added).hasStatus(201);
        String id = json(added).get("id").asString();
        assertThat(target(id).outbox().version())
                .as("a draft is nobody else's business")
                .isZero();
        assertProblem(reporter.get("/targets/" + id), 404, "plan-not-found");

        issue(plan);

        assertThat(target(id).isDraft()).isFalse();
        assertThat(target(id).outbox().version()).isEqualTo(1);
        JsonNode shown = json(reporter.get("/targets/" + id));
        assertThat(shown.get("status").asString()).isEqualTo("NOT_DUE");
        assertThat(shown.at("/target/goal/value").asInt()).isEqualTo(5);
        follow.sweep();
        assertThat(target(id).outbox().version()).as("told once").isEqualTo(1);
    }

    @Test
    void aTargetOfAPlanInForceIsToldAtOnceAndAgainWhenItIsSetAnewOrGivenUp() {
        String plan = plan();
        issue(plan);
        assertProblem(add(plan, admin, key(), TARGET), 403, "forbidden");
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();
        assertThat(target(id).outbox().version()).isEqualTo(1);

        assertThat(put(id, leader, key(), 0, TARGET.replace("\"value\":5", "\"value\":7")))
                .hasStatus(200);
        assertThat(target(id).outbox().version()).isEqualTo(2);
        assertProblem(put(id, leader, key(), 0, TARGET), 412, "stale-revision");
        assertProblem(put(id, reporter, key(), 1, TARGET), 403, "forbidden");

        assertThat(withdraw(id, leader, 1)).hasStatus(200);
        assertThat(target(id).outbox().version()).isEqualTo(3);
        assertProblem(withdraw(id, leader, 2), 409, "target-withdrawn");
        assertThat(json(reporter.get("/plans/" + plan + "/targets"))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(json(reporter.get("/plans/" + plan + "/targets?includeWithdrawn=true"))
                        .at("/items/0/withdrawn/reason")
                        .asString())
                .isEqualTo("Kế hoạch điều chỉnh");
    }

    @Test
    void theSameCommandAgainMakesNoSecondTarget() {
        String plan = plan();
        String key = key();
        String id = json(add(plan, leader, key, TARGET)).get("id").asString();

        assertThat(json(add(plan, leader, key, TARGET)).get("id").asString()).isEqualTo(id);
        assertProblem(add(plan, leader, key, TARGET.replace("5%", "6%")), 409, "idempotency-key-reused");
        assertThat(targets.findByPlanIdOrderById(plan)).hasSize(1);
    }

    @Test
    void theNewestReadingIsShownBesideTheTargetWhateverTheOrder() {
        String plan = plan();
        issue(plan);
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();

        tell("target.met.v1", plan, id);
        tell("target.on-track.v1", plan, id);
        tell("target.at-risk.v1", plan, id);
        tell("target.met.v1", plan, id);

        JsonNode shown = json(leader.get("/targets/" + id));
        assertThat(shown.get("status").asString())
                .as("version 4 after version 1")
                .isEqualTo("MET");
        assertThat(shown.at("/reading/actual").asInt()).isEqualTo(512);
        assertThat(shown.at("/units/0/unit").asString()).isEqualTo("18859@2025-07-01");
        assertThat(shown.at("/units/0/status").asString()).isEqualTo("AT_RISK");
        assertThat(json(reporter.get("/plans/" + plan + "/targets?status=MET"))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(json(reporter.get("/plans/" + plan + "/targets?status=MISSED"))
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void theFiguresOfACommuneAreForThoseItLiesUnder() {
        String plan = plan();
        issue(plan);
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();
        tell("target.met.v1", plan, id);
        tell("target.at-risk.v1", plan, id);

        assertThat(json(reporter.get("/targets/" + id)).get("units")).hasSize(1);
        assertThat(json(other.get("/targets/" + id)).get("units")).isEmpty();
    }

    @Test
    void aTargetThatNoLongerFitsItsPlanHoldsTheIssuingUp() {
        String plan = plan();
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();
        leader.put("/plans/" + plan, 0, PLAN.replace("2026-01-01", "2026-03-01"));

        MvcTestResult refused = leader.issue(plan);

        assertProblem(refused, 422, "plan-not-issuable");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/targets/" + id + "/firstPeriod");
    }

    @Test
    void aPlanIsNotAmendedAwayFromItsTargets() {
        String plan = plan();
        issue(plan);
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();

        MvcTestResult refused = amend(plan, PLAN.replace("2026-12-31", "2026-10-31"));

        assertRefused(refused, 422, "plan-refused", "/targets/" + id + "/lastPeriod target-outside-plan");
        assertThat(put(id, leader, key(), 0, TARGET.replace("2026-12", "2026-10")))
                .hasStatusOk();
        assertThat(amend(plan, PLAN.replace("2026-12-31", "2026-10-31"))).hasStatusOk();
    }

    @Test
    void aTargetOfTheWholePlanGoesWithItsScope() {
        String plan = plan();
        issue(plan);
        String whole = json(add(plan, leader, key(), TARGET)).get("id").asString();
        String own = json(add(
                        plan, leader, key(), TARGET.replace("\"perUnit\":true", "\"scope\":[\"18859@2025-07-01\"]")))
                .get("id")
                .asString();
        String two = PLAN.replace("[\"44@2025-07-01\"]", "[\"18859@2025-07-01\",\"18880@2025-07-01\"]");

        assertThat(amend(plan, two)).hasStatusOk();
        follow.sweep();

        assertThat(PendingEvents.of(target(whole), mongo)
                        .getLast()
                        .at("/target/scope")
                        .valueStream())
                .extracting(JsonNode::asString)
                .containsExactly("18859@2025-07-01", "18880@2025-07-01");
        assertThat(target(whole).outbox().version()).as("told anew, once").isEqualTo(2);
        assertThat(target(own).outbox().version()).as("has a scope of its own").isEqualTo(1);
    }

    @Test
    void aTargetThatACrashLeftBehindItsPlanIsFoundByTheNextSweep() {
        String plan = amendedPlan();
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();
        follow.sweep();

        leaveBehind(id);
        follow.sweep();

        assertThat(target(id).outbox().version()).as("told anew").isEqualTo(2);
    }

    @Test
    void aTargetWrittenWhileItsPlanIsAmendedFollowsItAtOnce() {
        String plan = amendedPlan();
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();
        leaveBehind(id);

        follow.catchUp(id);

        assertThat(target(id).outbox().version()).as("told anew").isEqualTo(2);
    }

    @Test
    void plansAmendedLongAgoAreLookedAtOnlyWhenTheProcessStarts() {
        String plan = amendedPlan();
        String id = json(add(plan, leader, key(), TARGET)).get("id").asString();
        FollowPlans tomorrow = tomorrow();
        tomorrow.sweep();
        leaveBehind(id);

        tomorrow.sweep();
        assertThat(target(id).outbox().version()).as("not looked at").isEqualTo(1);

        tomorrow().sweep();
        assertThat(target(id).outbox().version()).as("after a start").isEqualTo(2);
    }

    private FollowPlans tomorrow() {
        return new FollowPlans(targets, plans, mongo, settings, Clock.offset(Clock.systemUTC(), Duration.ofDays(1)));
    }

    private String amendedPlan() {
        String plan = plan();
        issue(plan);
        assertThat(amend(plan, PLAN.replace("[\"44@2025-07-01\"]", "[\"18859@2025-07-01\",\"18880@2025-07-01\"]")))
                .hasStatusOk();
        return plan;
    }

    /** As if nobody had told the target that its plan covers something else. */
    private void leaveBehind(String id) {
        mongo.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                Update.update("areas", List.of("44@2025-07-01")),
                Target.COLLECTION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "code":"GC01"              | "code":"GC99"             | /indicator/code     | indicator-unknown
        "template":"PCMT-THANG"    | "template":"X"            | /indicator/template | target-template-unknown
        "firstPeriod":"2026-01"    | "firstPeriod":"2026-13"   | /firstPeriod        | month-malformed
        "firstPeriod":"2026-01"    | "firstPeriod":"2025-12"   | /firstPeriod        | target-outside-plan
        "lastPeriod":"2026-12"     | "lastPeriod":"2027-02"    | /lastPeriod         | target-outside-plan
        "lastPeriod":"2026-12"     | "lastPeriod":"2025-12"    | /lastPeriod         | period-reversed
        "SAME_PERIOD_LAST_YEAR"    | "VALUE"                   | /baseline/value     | baseline-value-missing
        {"kind":"SAME_PERIOD_LAST_YEAR"} | null                | /baseline           | baseline-missing
        "PERCENT_CHANGE"           | "YEARLY_CHANGE"           | /baseline           | baseline-not-needed
        "value":5                  | "value":-101              | /goal/value         | fall-beyond-everything
        "perUnit":true             | "scope":["999@2025-07-01"] | /scope/0           | unit-unknown
        "perUnit":true             | "scope":["VN"]            | /scope/0            | unit-outside-plan
        "perUnit":true             | "trajectory":[{"period":"2027-01","value":1}] | /trajectory/0/period | milestone-outside
        "perUnit":true             | "trajectory":[{"period":"2027","value":1}] | /trajectory/0/period | milestone-outside
        "perUnit":true             | "trajectory":[{"period":"2026","value":1},{"period":"2026","value":2}] | /trajectory/1/period | milestone-repeated
        "perUnit":true             | "trajectory":[{"period":"2026","value":1},{"period":"2026-06","value":2}] | /trajectory/0/period | month-malformed
        {"kind":"SAME_PERIOD_LAST_YEAR"} | {"kind":"OWN_HISTORY","firstPeriod":"2025-01","lastPeriod":"2026-01"} | /baseline/lastPeriod | history-not-before
        """)
    void whatCannotBeMeasuredIsRefusedWithItsField(String from, String to, String pointer, String code) {
        String plan = plan();

        MvcTestResult refused = add(plan, leader, key(), TARGET.replace(from, to));

        assertProblem(refused, 422, "target-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(targets.findByPlanIdOrderById(plan)).isEmpty();
    }

    @Test
    void aTrajectoryByYearIsReadBackAsItWasSent() {
        String plan = leader.created("/plans", PLAN.replace("2026-12-31", "2030-12-31"));
        String byYear = """
            {"title":"Không còn điểm phức tạp","indicator":{"template":"PCMT-THANG","code":"GC11"},
             "goal":{"kind":"VALUE","value":0},"direction":"DOWN","firstPeriod":"2026-01","lastPeriod":"2030-06",
             "trajectory":[{"period":"2028","value":8},{"period":"2026","value":20},{"period":"2030","value":0}]}
            """;

        String id = leader.created("/plans/" + plan + "/targets", byYear);

        JsonNode trajectory = leader.read("/targets/" + id).at("/target/trajectory");
        assertThat(trajectory.findValuesAsString("period")).containsExactly("2028", "2026", "2030");
        assertThat(trajectory.findValuesAsString("value")).containsExactly("8", "20", "0");
    }

    @Test
    void aShareOfTasksWithoutTasksIsNotMet() {
        String plan = plan();
        String share = """
            {"title":"100% nhiệm vụ được xác nhận","goal":{"kind":"VALUE","value":100},"direction":"UP",
             "firstPeriod":"2026-01","lastPeriod":"2026-12"}
            """;
        String id = json(add(plan, leader, key(), share)).get("id").asString();

        JsonNode shown = json(leader.get("/targets/" + id));

        assertThat(shown.get("status").asString()).isIn("NOT_DUE", "INSUFFICIENT_DATA");
        assertThat(shown.at("/tasks/tasks").asInt()).isZero();
        assertProblem(add(plan, leader, key(), share.replace("\"value\":100", "\"value\":101")), 422, "target-refused");
    }

    @Test
    void anUnknownTargetIsNotFound() {
        assertProblem(leader.get("/targets/none"), 404, "target-not-found");
        assertProblem(put("none", leader, key(), 0, TARGET), 404, "target-not-found");
        assertProblem(add("none", leader, key(), TARGET), 404, "plan-not-found");
    }

    /** The golden event, about a target of this test. */
    private void tell(String token, String plan, String target) {
        ObjectNode event = (ObjectNode) JsonMapper.shared().readTree(GoldenEvents.json(token));
        ((ObjectNode) event.get("reading")).put("planId", plan).put("targetId", target);
        TargetReadingEvent told = (TargetReadingEvent)
                EventCodec.decode(token, JsonMapper.shared().writeValueAsBytes(event));
        readings.on(new EventEnvelope<>(UUID.randomUUID(), "/report-service", Instant.EPOCH, null, told));
    }

    private Target target(String id) {
        return targets.findById(id).orElseThrow();
    }

    private String plan() {
        return leader.created("/plans", PLAN);
    }

    private void issue(String plan) {
        assertThat(leader.issue(plan)).hasStatusOk();
    }

    private MvcTestResult add(String plan, Api by, String key, String body) {
        return by.send(HttpMethod.POST, "/plans/" + plan + "/targets", key, null, body);
    }

    private MvcTestResult amend(String plan, String text) {
        return leader.act(
                "/plans/" + plan, "/amendments", "{'on':'2026-03-02','reason':'Điều chỉnh','plan':" + text + "}");
    }

    private MvcTestResult withdraw(String id, Api by, long version) {
        return by.post("/targets/" + id + "/withdrawal", version, "{'reason':'Kế hoạch điều chỉnh'}");
    }

    private MvcTestResult put(String id, Api by, String key, long version, String body) {
        return by.send(HttpMethod.PUT, "/targets/" + id, key, version, body);
    }
}
