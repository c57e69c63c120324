package vn.pcmt.plan;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.plan.PublishedEvents.Published;

/** The whole service on the store and the broker under test, started twice on the same data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EngineSuite
class PlanServiceIT {
    private static final Logger LOG = LoggerFactory.getLogger(PlanServiceIT.class);
    private static final List<Topic> TOPICS = List.of(Topic.UNIT_EVENTS, Topic.OFFICER_EVENTS, Topic.PLAN_EVENTS);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String PROVINCE = "44@2025-07-01";

    private static String[] arguments;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void startOnAnEmptyStore() {
        Map<String, String> properties = new HashMap<>(StoreUnderTest.properties());
        properties.putAll(BrokerUnderTest.properties());
        properties.putAll(TestTokens.properties());
        properties.put("server.port", "0");
        properties.put("pcmt.sample", "true");
        properties.put("logging.structured.format.console", "");
        arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        service = start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void theUnitsOfBothTimesAreInTheLog() {
        Map<String, UnitState> units = unitsInTheLog();

        assertThat(units).hasSize(78 + 265 + 17 + 3 + 1);
        List<UnitState> communes = units.values().stream()
                .filter(unit -> unit.kind().isCommuneLevel())
                .toList();
        assertThat(communes).filteredOn(unit -> unit.existsOn(TODAY)).hasSize(78);
        assertThat(communes).filteredOn(unit -> !unit.existsOn(TODAY)).hasSize(265);
        assertThat(units.values())
                .filteredOn(unit -> unit.kind() == UnitKind.DISTRICT)
                .hasSize(17);
        assertThat(units.values())
                .filteredOn(unit -> unit.kind() == UnitKind.PROVINCE)
                .hasSize(3);
    }

    @Test
    @Order(2)
    void everyOldCommuneIsExactlyOneOfTodays() {
        Map<String, UnitState> units = unitsInTheLog();
        List<UnitState> old = units.values().stream()
                .filter(unit -> unit.kind().isCommuneLevel() && !unit.existsOn(TODAY))
                .toList();

        assertThat(old).allSatisfy(unit -> {
            assertThat(unit.validTo()).isEqualTo(LocalDate.of(2025, 7, 1));
            assertThat(unit.today()).hasSize(1);
            assertThat(unit.today().getFirst().share()).isEqualByComparingTo(BigDecimal.ONE);
            List<String> path = unit.today().getFirst().path();
            assertThat(path).hasSize(3).endsWith(PROVINCE, "VN");
            assertThat(units.get(path.getFirst()).existsOn(TODAY)).isTrue();
        });
        assertThat(old.stream()
                        .collect(groupingBy(unit -> unit.today().getFirst().path())))
                .as("communes of today that have predecessors")
                .hasSize(78);
        assertThat(units.values())
                .filteredOn(unit -> unit.kind() == UnitKind.DISTRICT)
                .allSatisfy(unit -> assertThat(unit.today()).isEmpty());
        assertThat(units.get("45@2021-01-01").today())
                .containsExactly(new UnitState.Successor(BigDecimal.ONE, List.of(PROVINCE, "VN")));
    }

    @Test
    @Order(3)
    void theSampleOfficersAndPlansAreInTheLog() {
        List<Published> events = published();

        assertThat(events.stream().filter(one -> one.event() instanceof OfficerRegistered))
                .as("two in each of 78 communes and at the province, and five others there")
                .hasSize(163);
        List<PlanIssued> issued = PublishedEvents.of(PlanIssued.class, events);
        assertThat(issued)
                .as("the reporting regime, five programmes, a sub-plan and three projects")
                .hasSize(10)
                .allSatisfy(event -> assertThat(event.plan().sample()).isTrue());
        List<RequirementSet> required = PublishedEvents.of(RequirementSet.class, events).stream()
                .filter(set -> set.plan().kind() == PlanKind.REPORTING)
                .toList();
        assertThat(required)
                .extracting(set -> set.requirement().level())
                .as("of every commune, and of the province itself")
                .containsExactly(ReportingLevel.COMMUNE, ReportingLevel.PROVINCE);
        Requirement monthly = required.getFirst().requirement();
        assertThat(required.getFirst().plan().kind()).isEqualTo(PlanKind.REPORTING);
        assertThat(required.getFirst().version()).isEqualTo(2);
        assertThat(monthly.template()).isEqualTo("PCMT-THANG");
        assertThat(monthly.scope()).containsExactly(PROVINCE);
    }

    @Test
    @Order(3)
    void theStoriesOfTheFiveProgrammesArePlayedToTheirEnd() {
        assertThat(service.getBean(MongoOperations.class)
                        .getCollection("sample_stories")
                        .countDocuments())
                .isEqualTo(5);
    }

    @Test
    @Order(4)
    void versionsOfEveryAggregateHaveNoGaps() {
        published().stream()
                .collect(groupingBy(one -> one.topic() + " " + one.event().aggregateId()))
                .forEach((aggregate, events) -> assertThat(events.stream()
                                .map(one -> one.event().version())
                                .distinct())
                        .as(aggregate)
                        .containsExactlyElementsOf(Stream.iterate(1L, version -> version + 1)
                                .limit(events.stream()
                                        .mapToLong(one -> one.event().version())
                                        .max()
                                        .orElseThrow())
                                .toList()));
    }

    @Test
    @Order(5)
    void aSecondStartPublishesNothing() {
        int before = published().size();
        service.close();

        service = start();

        assertThat(published()).hasSize(before);
    }

    @Test
    @Order(6)
    void aPlanIssuedOverHttpReachesTheLog() throws IOException, InterruptedException {
        String token = TestTokens.bearer("lanhdao", PROVINCE, OfficerRole.LEADER);
        HttpResponse<String> created = send(HttpRequest.newBuilder(uri("/api/v1/plans"))
                .header("Authorization", token)
                .header("Idempotency-Key", "it-create-1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                    {"kind":"AREA","title":"Kế hoạch qua HTTP","issuer":"UBND tỉnh Quảng Trị",
                     "scope":["465@2021-01-01"],"requirements":[{"id":"thang","template":"PCMT-THANG",
                     "frequency":"MONTHLY","scope":["VN"],"firstPeriod":"2026-11"}]}
                    """)));
        assertThat(created.statusCode()).isEqualTo(201);
        String id = JsonMapper.shared().readTree(created.body()).get("id").asString();

        HttpResponse<String> issued = send(HttpRequest.newBuilder(uri("/api/v1/plans/" + id + "/issue"))
                .header("Authorization", token)
                .header("Idempotency-Key", "it-issue-1")
                .header("If-Match", created.headers().firstValue("ETag").orElseThrow())
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(issued.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(published().stream()
                        .map(Published::event)
                        .filter(event -> event.aggregateId().equals(id))
                        .map(event -> event.getClass().getSimpleName() + " " + event.version()))
                .containsExactly("PlanIssued 1", "RequirementSet 2"));
    }

    @Test
    @Order(7)
    void theServiceDescribesItselfWithoutAToken() throws IOException, InterruptedException {
        HttpResponse<String> description = send(HttpRequest.newBuilder(uri("/v3/api-docs")));

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(description.body()).get("paths").propertyNames())
                .contains(
                        "/api/v1/units",
                        "/api/v1/units/{key}",
                        "/api/v1/reorganisations",
                        "/api/v1/officers",
                        "/api/v1/officers/{id}",
                        "/api/v1/plans",
                        "/api/v1/plans/{id}/issue",
                        "/api/v1/plans/{id}/amendments",
                        "/api/v1/plans/{id}/scope",
                        "/api/v1/plans/{id}/committees",
                        "/api/v1/plans/{id}/history",
                        "/api/v1/plan-templates/{id}/plans");
        assertThat(send(HttpRequest.newBuilder(uri("/actuator/health/readiness")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(uri("/api/v1/units"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(8)
    void theServiceKeepsAsHistoryWhatItTold() throws IOException, InterruptedException {
        RequirementSet last = PublishedEvents.of(RequirementSet.class, published()).stream()
                .filter(set -> set.plan().kind() == PlanKind.REPORTING)
                .max(comparing(RequirementSet::version))
                .orElseThrow();
        String plan = last.aggregateId();
        String token = TestTokens.bearer("kiemtra", PROVINCE, OfficerRole.AUDITOR);

        HttpResponse<String> history = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> send(HttpRequest.newBuilder(uri("/api/v1/plans/" + plan + "/history"))
                                .header("Authorization", token)),
                        answer -> JsonMapper.shared()
                                        .readTree(answer.body())
                                        .at("/plan/version")
                                        .asInt(0)
                                == last.version());

        assertThat(history.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared()
                        .readTree(history.body())
                        .at("/plan/state/requirements/0/template")
                        .asString())
                .isEqualTo("PCMT-THANG");
    }

    private static ConfigurableApplicationContext start() {
        long started = System.nanoTime();
        ConfigurableApplicationContext context =
                PlanServiceApplication.application().run(arguments);
        LOG.info(
                "The service was ready after {} ms",
                Duration.ofNanos(System.nanoTime() - started).toMillis());
        return context;
    }

    private static Map<String, UnitState> unitsInTheLog() {
        Map<String, UnitState> units = new HashMap<>();
        Map<String, Long> versions = new HashMap<>();
        for (UnitEvent event : PublishedEvents.of(UnitEvent.class, published())) {
            if (event.version() > versions.getOrDefault(event.aggregateId(), 0L)) {
                versions.put(event.aggregateId(), event.version());
                units.put(event.aggregateId(), event.unit());
            }
        }
        return units;
    }

    /** Everything in the log once no document has an event waiting, without what the relay sent twice. */
    private static List<Published> published() {
        MongoTemplate mongo = service.getBean(MongoTemplate.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> Stream.of("units", "officers", "plans")
                .allMatch(collection ->
                        mongo.getCollection(collection).countDocuments(new Document("outbox.hasPending", true)) == 0));
        List<Published> all = PublishedEvents.read(TOPICS);
        return new ArrayList<>(all.stream()
                .collect(java.util.stream.Collectors.toMap(
                        one -> one.topic() + " " + one.event().aggregateId() + " "
                                + one.event().version(),
                        one -> one,
                        (first, again) -> first,
                        java.util.LinkedHashMap::new))
                .values());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port")) + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
