package vn.pcmt.plan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.plan.Api.PROVINCE;
import static vn.pcmt.plan.Api.assertRefused;
import static vn.pcmt.plan.Api.json;

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
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;
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

    private Api leader;
    private Api reporter;
    private Api admin;

    @BeforeEach
    void connect() {
        leader = Api.leader(http);
        reporter = Api.reporter(http);
        admin = Api.admin(http);
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
        JsonNode plans = reporter.read("/plans?status=ISSUED&size=200&template=" + template);
        assertThat(plans.get("total").asInt()).isEqualTo(communes());
        JsonNode one = reporter.read("/plans?template=" + template + "&unit=19429@2025-07-01")
                .at("/items/0");
        assertThat(one.at("/plan/title").asString()).isEqualTo("Kế hoạch năm 2026 của Xã Khe Sanh");
        assertThat(one.at("/plan/issuer").asString()).isEqualTo("UBND Xã Khe Sanh");
        assertThat(one.at("/plan/lead/unitKey").asString()).isEqualTo("19429@2025-07-01");
        assertThat(one.at("/plan/lead/name").asString()).isEqualTo("Công an Xã Khe Sanh");
        assertThat(one.at("/plan/requirements/0/scope/0").asString()).isEqualTo("19429@2025-07-01");
        assertThat(one.at("/plan/statements/0/text").asString()).isEqualTo("Xã Khe Sanh tổ chức ký cam kết.");
        assertThat(one.at("/origin/version").asInt()).isEqualTo(1);
        assertThat(leader.read("/plan-templates/" + template + "/deviations")
                        .get("deviating")
                        .asInt())
                .isZero();
    }

    @Test
    void whatDeviatesFromTheTemplateIsListedFieldByField() {
        String template = template();
        finished(distribute(template, "{'units':['19429@2025-07-01','19432@2025-07-01']}"));
        JsonNode one = leader.read("/plans?template=" + template + "&unit=19429@2025-07-01")
                .at("/items/0");
        String id = one.get("id").asString();
        String amended = one.get("plan").toString().replace("ký cam kết", "ký cam kết từng hộ");
        assertThat(leader.post(
                        "/plans/" + id + "/amendments",
                        leader.version("/plans/" + id),
                        "{'on':'2026-02-01','reason':'Sát địa bàn','plan':" + amended + "}"))
                .hasStatus(200);
        assertThat(leader.put("/plan-templates/" + template, 0, TEMPLATE.replace("ký cam kết", "ký lại cam kết")))
                .hasStatus(200);

        JsonNode deviations = leader.read("/plan-templates/" + template + "/deviations");

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
        assertThat(leader.read("/plans?template=" + template).get("total").asInt())
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
        assertThat(leader.read("/plans?template=" + template).get("total").asInt())
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

        assertThat(leader.read("/plan-distributions/" + id).get("done").isNull())
                .isTrue();
    }

    @Test
    void theSameDistributionTwiceIsOne() {
        String template = template();
        String key = UUID.randomUUID().toString();
        String body = "{'units':['19429@2025-07-01'],'issue':false}";

        MvcTestResult first = admin.send(HttpMethod.POST, "/plan-templates/" + template + "/plans", key, null, body);
        MvcTestResult again = admin.send(HttpMethod.POST, "/plan-templates/" + template + "/plans", key, null, body);

        assertThat(first).hasStatus(202);
        assertThat(json(again).get("id")).isEqualTo(json(first).get("id"));
        finished(json(first).get("id").asString());
        JsonNode plans = leader.read("/plans?template=" + template);
        assertThat(plans.get("total").asInt()).isEqualTo(1);
        assertThat(plans.at("/items/0/status").asString()).isEqualTo("DRAFT");
        assertRefused(
                admin.send(
                        HttpMethod.POST,
                        "/plan-templates/" + template + "/plans",
                        key,
                        null,
                        body.replace("19429", "19432")),
                409,
                "idempotency-key-reused");
    }

    @Test
    void whatIsWrongIsRefusedBeforeAnythingIsMade() {
        String template = template();
        String path = "/plan-templates/" + template + "/plans";

        assertRefused(
                leader.create(path, "{'units':['19429@2025-07-01','99999@2025-07-01','19429@2025-07-01']}"),
                422,
                "distribution-refused",
                "/units/1 unit-unknown",
                "/units/2 unit-repeated");
        assertRefused(leader.create(path, "{}"), 422, "distribution-refused", "/units units-or-area");
        assertRefused(
                leader.create(path, "{'under':'465@2021-01-01','parent':'none'}"),
                422,
                "distribution-refused",
                "/under no-communes-under",
                "/parent parent-unknown");
        assertRefused(
                leader.create(
                        "/plan-templates",
                        TEMPLATE.replace("'scope':['{unit}'],\n 'lead'", "'scope':['VN'],\n 'lead'")),
                422,
                "template-refused",
                "/plan/scope template-needs-unit");
        assertRefused(
                leader.create("/plan-templates", TEMPLATE.replace("'2026-01'}", "'2026-14'}")),
                422,
                "template-refused",
                "/plan/requirements/0/firstPeriod month-malformed");
        assertRefused(leader.create("/plan-templates/none/plans", "{}"), 404, "template-not-found");
    }

    @Test
    void onlyLeadersIssueAndOnlyReviewersAndAboveRead() {
        String template = template();
        String path = "/plan-templates/" + template;

        assertRefused(reporter.create("/plan-templates", TEMPLATE), 403, "forbidden");
        assertRefused(reporter.get(path), 403, "forbidden");
        assertRefused(reporter.get(path + "/deviations"), 403, "forbidden");
        assertRefused(admin.create(path + "/plans", "{'under':'" + PROVINCE + "'}"), 403, "forbidden");
        assertThat(admin.get(path)).hasStatus(200);
        assertThat(admin.get("/plan-templates")).hasStatus(200).bodyText().contains(template);
        assertRefused(leader.put(path, 7, TEMPLATE.replace("2026", "2027")), 412, "stale-revision");
    }

    /** 78, and what other suites on the same store have added. */
    private int communes() {
        int communes = units.communesUnder(PROVINCE).size();
        assertThat(communes).isGreaterThanOrEqualTo(78);
        return communes;
    }

    private String template() {
        MvcTestResult created = leader.create("/plan-templates", TEMPLATE);
        assertThat(created).hasStatus(201);
        return json(created).get("id").asString();
    }

    private String distribute(String template, String body) {
        MvcTestResult accepted = leader.create("/plan-templates/" + template + "/plans", body);
        assertThat(accepted).hasStatus(202);
        return json(accepted).get("id").asString();
    }

    private JsonNode finished(String distribution) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> leader.read("/plan-distributions/" + distribution), progress -> !progress.get("done")
                        .isNull());
    }
}
