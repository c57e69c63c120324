package vn.pcmt.plan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.plan.PlanApi.ADMIN_TOKEN;
import static vn.pcmt.plan.PlanApi.LEADER_TOKEN;
import static vn.pcmt.plan.PlanApi.PROVINCE;
import static vn.pcmt.plan.PlanApi.REPORTER_TOKEN;
import static vn.pcmt.plan.PlanApi.assertRefused;
import static vn.pcmt.plan.PlanApi.json;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PlanApi;
import vn.pcmt.plan.plan.MakePlans;
import vn.pcmt.plan.plan.PlanText;
import vn.pcmt.plan.unit.UnitDirectory;

@OnStore
class DistributionTest {
    private static final String TEMPLATE = """
            {'name':'Kế hoạch năm của cấp xã','plan':{'kind':'ANNUAL','title':'Kế hoạch năm 2026 của {unit}',
             'issuer':'UBND {unit}','issuedOn':'2026-01-05','from':'2026-01-01','to':'2099-12-31','scope':['{unit}'],
             'lead':{'unitKey':'{unit}','name':'Công an {unit}'},
             'requirements':[{'id':'thang','template':'PCMT-THANG','frequency':'MONTHLY','scope':['{unit}'],
             'firstPeriod':'2026-01'}],
             'statements':[{'about':'DUTIES','text':'{unit} tổ chức ký cam kết.'}]}}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private UnitDirectory units;

    @Autowired
    private CarryOutDistribution carryOut;

    @Autowired
    private MakePlans plans;

    private PlanApi api;

    @BeforeEach
    void connect() {
        api = new PlanApi(http);
    }

    /** Other suites on the same store look for their plans among the first few hundred. */
    @AfterEach
    void leaveNoneBehind() {
        mongo.remove(Query.query(Criteria.where("origin").ne(null)), "plans");
    }

    @Test
    void onePlanIsIssuedToEachOfSeventyEightUnits() {
        String template = template();

        String distribution = distribute(template, "{'under':'" + PROVINCE + "'}");

        JsonNode done = finished(distribution);
        assertThat(done.get("total").asInt()).isEqualTo(communes());
        assertThat(done.get("failed").size()).isZero();
        JsonNode plans = api.read("/plans?status=ISSUED&size=200&template=" + template, REPORTER_TOKEN);
        assertThat(plans.get("total").asInt()).isEqualTo(communes());
        JsonNode one = api.read("/plans?template=" + template + "&unit=19429@2025-07-01", REPORTER_TOKEN)
                .at("/items/0");
        assertThat(one.at("/plan/title").asString()).isEqualTo("Kế hoạch năm 2026 của Xã Khe Sanh");
        assertThat(one.at("/plan/issuer").asString()).isEqualTo("UBND Xã Khe Sanh");
        assertThat(one.at("/plan/lead/unitKey").asString()).isEqualTo("19429@2025-07-01");
        assertThat(one.at("/plan/lead/name").asString()).isEqualTo("Công an Xã Khe Sanh");
        assertThat(one.at("/plan/requirements/0/scope/0").asString()).isEqualTo("19429@2025-07-01");
        assertThat(one.at("/plan/statements/0/text").asString()).isEqualTo("Xã Khe Sanh tổ chức ký cam kết.");
        assertThat(one.at("/origin/version").asInt()).isEqualTo(1);
        assertThat(api.read("/plan-templates/" + template + "/deviations", LEADER_TOKEN)
                        .get("deviating")
                        .asInt())
                .isZero();
    }

    @Test
    void whatDeviatesFromTheTemplateIsListedFieldByField() {
        String template = template();
        finished(distribute(template, "{'units':['19429@2025-07-01','19432@2025-07-01']}"));
        JsonNode one = api.read("/plans?template=" + template + "&unit=19429@2025-07-01", LEADER_TOKEN)
                .at("/items/0");
        String id = one.get("id").asString();
        String amended = one.get("plan").toString().replace("ký cam kết", "ký cam kết từng hộ");
        assertThat(api.post(
                        "/plans/" + id + "/amendments",
                        LEADER_TOKEN,
                        api.tag("/plans/" + id),
                        "{'on':'2026-02-01','reason':'Sát địa bàn','plan':" + amended + "}"))
                .hasStatus(200);
        assertThat(api.put(
                        "/plan-templates/" + template,
                        LEADER_TOKEN,
                        "\"0\"",
                        TEMPLATE.replace("ký cam kết", "ký lại cam kết")))
                .hasStatus(200);

        JsonNode deviations = api.read("/plan-templates/" + template + "/deviations", LEADER_TOKEN);

        assertThat(deviations.get("plans").asInt()).isEqualTo(2);
        assertThat(deviations.get("deviating").asInt()).isEqualTo(1);
        assertThat(deviations.get("outdated").asInt()).isEqualTo(2);
        JsonNode first = deviations.at("/items/items/0");
        assertThat(first.get("planId").asString()).isEqualTo(id);
        assertThat(first.get("unitName").asString()).isEqualTo("Xã Khe Sanh");
        assertThat(first.get("amendments").asInt()).isEqualTo(1);
        assertThat(first.get("fields").toString())
                .contains("Xã Khe Sanh tổ chức ký cam kết.", "Xã Khe Sanh tổ chức ký cam kết từng hộ.");
    }

    @Test
    void oneUnitWhosePlanIsRefusedDoesNotStopTheOthers() {
        String template = template();

        JsonNode done = finished(distribute(template, "{'units':['465@2021-01-01','19432@2025-07-01']}"));

        assertThat(done.at("/failed").size()).isEqualTo(1);
        assertThat(done.at("/failed/0/unit").asString()).isEqualTo("465@2021-01-01");
        assertThat(done.at("/failed/0/code").asString()).isEqualTo("unit-outside-period");
        assertThat(api.read("/plans?template=" + template, LEADER_TOKEN)
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatACrashCutShortIsFinishedAndNothingIsMadeTwice() {
        String template = template();
        List<String> all =
                units.communesUnder(PROVINCE).stream().map(UnitState::key).toList();
        String id = UUID.randomUUID().toString();
        // A node died after 30 of 78 plans; its lease has just run out.
        PlanText text = new Rendering(JsonMapper.shared()
                        .readValue(TEMPLATE.replace('\'', '"'), TemplateText.class)
                        .plan())
                .of(units.find(all.getFirst()).orElseThrow(), null);
        all.subList(0, 30)
                .forEach(unit ->
                        plans.make(CarryOutDistribution.planId(id, unit), text, template, 1, unit, true, "lanhdao"));
        mongo.insert(new Distribution(
                id,
                "print",
                template,
                1,
                null,
                true,
                all,
                "lanhdao",
                Instant.now(),
                0,
                List.of(),
                null,
                Instant.EPOCH));

        carryOut.resume();

        assertThat(finished(id).get("failed").size()).isZero();
        assertThat(api.read("/plans?template=" + template, LEADER_TOKEN)
                        .get("total")
                        .asInt())
                .isEqualTo(communes());
    }

    @Test
    void anotherNodesWorkIsLeftAlone() {
        String template = template();
        String id = UUID.randomUUID().toString();
        mongo.insert(new Distribution(
                id,
                "print",
                template,
                1,
                null,
                true,
                List.of("19429@2025-07-01"),
                "lanhdao",
                Instant.now(),
                0,
                List.of(),
                null,
                Instant.now().plusSeconds(600)));

        carryOut.resume();

        assertThat(api.read("/plan-distributions/" + id, LEADER_TOKEN)
                        .get("done")
                        .isNull())
                .isTrue();
    }

    @Test
    void theSameDistributionTwiceIsOne() {
        String template = template();
        String key = UUID.randomUUID().toString();
        String body = "{'units':['19429@2025-07-01'],'issue':false}";

        MvcTestResult first = api.post("/plan-templates/" + template + "/plans", ADMIN_TOKEN, null, key, body);
        MvcTestResult again = api.post("/plan-templates/" + template + "/plans", ADMIN_TOKEN, null, key, body);

        assertThat(first).hasStatus(202);
        assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
        finished(json(first).get("id").asString());
        JsonNode plans = api.read("/plans?template=" + template, LEADER_TOKEN);
        assertThat(plans.get("total").asInt()).isEqualTo(1);
        assertThat(plans.at("/items/0/status").asString()).isEqualTo("DRAFT");
        assertRefused(
                api.post(
                        "/plan-templates/" + template + "/plans",
                        ADMIN_TOKEN,
                        null,
                        key,
                        body.replace("19429", "19432")),
                409,
                "idempotency-key-reused");
    }

    @Test
    void whatIsWrongIsRefusedBeforeAnythingIsMade() {
        String template = template();
        String path = "/plan-templates/" + template + "/plans";

        assertRefused(
                api.post(
                        path,
                        LEADER_TOKEN,
                        null,
                        "{'units':['19429@2025-07-01','99999@2025-07-01','19429@2025-07-01']}"),
                422,
                "distribution-refused",
                "/units/1 unit-unknown",
                "/units/2 unit-repeated");
        assertRefused(api.post(path, LEADER_TOKEN, null, "{}"), 422, "distribution-refused", "/units units-or-area");
        assertRefused(
                api.post(path, LEADER_TOKEN, null, "{'under':'465@2021-01-01','parent':'none'}"),
                422,
                "distribution-refused",
                "/under no-communes-under",
                "/parent parent-unknown");
        assertRefused(
                api.post(
                        "/plan-templates",
                        LEADER_TOKEN,
                        null,
                        TEMPLATE.replace("'scope':['{unit}'],\n 'lead'", "'scope':['VN'],\n 'lead'")),
                422,
                "template-refused",
                "/plan/scope template-needs-unit");
        assertRefused(
                api.post("/plan-templates", LEADER_TOKEN, null, TEMPLATE.replace("'2026-01'}", "'2026-14'}")),
                422,
                "template-refused",
                "/plan/requirements/0/firstPeriod month-malformed");
        assertRefused(api.post("/plan-templates/none/plans", LEADER_TOKEN, null, "{}"), 404, "template-not-found");
    }

    @Test
    void onlyLeadersIssueAndOnlyReviewersAndAboveRead() {
        String template = template();
        String path = "/plan-templates/" + template;

        assertRefused(api.post("/plan-templates", REPORTER_TOKEN, null, TEMPLATE), 403, "forbidden");
        assertRefused(api.get(path, REPORTER_TOKEN), 403, "forbidden");
        assertRefused(api.get(path + "/deviations", REPORTER_TOKEN), 403, "forbidden");
        assertRefused(api.post(path + "/plans", ADMIN_TOKEN, null, "{'under':'" + PROVINCE + "'}"), 403, "forbidden");
        assertThat(api.get(path, ADMIN_TOKEN)).hasStatus(200);
        assertThat(api.get("/plan-templates", ADMIN_TOKEN))
                .hasStatus(200)
                .bodyText()
                .contains(template);
        assertRefused(api.put(path, LEADER_TOKEN, "\"7\"", TEMPLATE.replace("2026", "2027")), 412, "stale-revision");
    }

    /** 78, and what other suites on the same store have added. */
    private int communes() {
        int communes = units.communesUnder(PROVINCE).size();
        assertThat(communes).isGreaterThanOrEqualTo(78);
        return communes;
    }

    private String template() {
        MvcTestResult created = api.post("/plan-templates", LEADER_TOKEN, null, TEMPLATE);
        assertThat(created).hasStatus(201);
        return json(created).get("id").asString();
    }

    private String distribute(String template, String body) {
        MvcTestResult accepted = api.post("/plan-templates/" + template + "/plans", LEADER_TOKEN, null, body);
        assertThat(accepted).hasStatus(202);
        return json(accepted).get("id").asString();
    }

    private JsonNode finished(String distribution) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.read("/plan-distributions/" + distribution, LEADER_TOKEN),
                        progress -> !progress.get("done").isNull());
    }
}
