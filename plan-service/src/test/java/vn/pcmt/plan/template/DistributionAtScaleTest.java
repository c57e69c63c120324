package vn.pcmt.plan.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.plan.Api.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

/** As many units as the country has, beside those of Quảng Trị. */
@OnStore
class DistributionAtScaleTest {
    private static final Logger LOG = LoggerFactory.getLogger(DistributionAtScaleTest.class);
    private static final int COUNTRY = 3321;
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final String AREA = "99@2025-07-01";
    private static final String TEMPLATE = """
            {'name':'Kế hoạch năm của cấp xã','plan':{'kind':'ANNUAL','title':'Kế hoạch năm 2026 của {unit}',
             'issuer':'UBND {unit}','issuedOn':'2026-01-05','scope':['{unit}'],
             'requirements':[{'id':'thang','template':'PCMT-THANG','frequency':'MONTHLY','scope':['{unit}'],
             'firstPeriod':'2026-01'}]}}""";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate mongo;

    private Api leader;

    @BeforeEach
    void aCountryOfUnits() {
        leader = Api.leader(http);
        List<Document> units = new ArrayList<>();
        IntStream.range(0, COUNTRY).forEach(number -> units.add(unit("%05d".formatted(90_000 + number))));
        mongo.getCollection("units").insertMany(units);
    }

    @AfterEach
    void isNoMore() {
        mongo.remove(Query.query(Criteria.where("state.path").is(AREA)), "units");
        mongo.remove(Query.query(Criteria.where("origin").ne(null)), "plans");
    }

    @Test
    void onePlanIsIssuedToEachUnitOfTheCountry() {
        MvcTestResult created = leader.create("/plan-templates", TEMPLATE);
        String template = json(created).get("id").asString();
        long started = System.nanoTime();

        MvcTestResult accepted = leader.create("/plan-templates/" + template + "/plans", "{'under':'" + AREA + "'}");

        assertThat(accepted).hasStatus(202);
        String id = json(accepted).get("id").asString();
        JsonNode done = await().atMost(Duration.ofSeconds(60))
                .until(() -> leader.read("/plan-distributions/" + id), progress -> !progress.get("done")
                        .isNull());
        LOG.info("{} plans issued in {} ms", COUNTRY, (System.nanoTime() - started) / 1_000_000);
        assertThat(done.get("failed").size()).isZero();
        assertThat(mongo.count(Query.query(Criteria.where("origin.template").is(template)), "plans"))
                .isEqualTo(COUNTRY);
        long asked = System.nanoTime();
        assertThat(leader.read("/plan-templates/" + template + "/deviations")
                        .get("plans")
                        .asInt())
                .isEqualTo(COUNTRY);
        LOG.info("Compared with their template in {} ms", (System.nanoTime() - asked) / 1_000_000);
    }

    private Document unit(String code) {
        String key = code + "@" + SINCE;
        List<String> path = List.of(key, AREA, UnitState.COUNTRY_KEY);
        UnitState state = new UnitState(
                key,
                code,
                "Xã số " + code,
                UnitKind.COMMUNE,
                SINCE,
                null,
                false,
                null,
                null,
                null,
                path,
                List.of(new UnitState.Successor(BigDecimal.ONE, path)));
        Document stored = new Document();
        mongo.getConverter().write(state, stored);
        stored.remove("_class");
        return new Document("_id", key)
                .append("version", 0L)
                .append("state", stored)
                .append(
                        "outbox",
                        new Document("version", 1L).append("hasPending", false).append("pending", List.of()))
                .append("receipts", new Document("items", List.of()))
                .append("_class", "unit");
    }
}
