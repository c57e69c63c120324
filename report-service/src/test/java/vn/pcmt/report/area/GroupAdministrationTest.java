package vn.pcmt.report.area;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanClosed;
import vn.pcmt.contract.plan.PlanDetails;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.unit.UnitStock;

@OnStore
class GroupAdministrationTest {

    private static final String PROVINCE = "16@2025-07-01";
    private static final String ONE = "16001@2025-07-01";
    private static final String OTHER = "16002@2025-07-01";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private FollowPlans plans;

    private Person admin;
    private String code;

    @BeforeEach
    void twoCommunes() {
        UnitStock.put(
                store,
                SampleUnits.province(PROVINCE),
                SampleUnits.commune("16001", PROVINCE),
                SampleUnits.commune("16002", PROVINCE));
        admin = Person.of(http, "quantri", PROVINCE, ADMIN);
        code = "nhom-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void whatAGroupWasStaysOnRecord() {
        assertThat(create(text(ONE), "k1")).hasStatus(201);
        assertThat(put(0, text(ONE, OTHER), "k2")).hasStatus(200);

        MvcTestResult read = admin.get("/api/v1/area-groups/" + code);
        assertThat(Person.version(read)).isEqualTo(1);
        assertThat(json(read).at("/today").size()).isEqualTo(2);
        var editions = json(admin.get("/api/v1/area-groups/" + code + "/editions"));
        assertThat(editions.size()).isEqualTo(2);
        assertThat(editions.at("/0/text/members").size()).isEqualTo(1);
        assertThat(editions.at("/1/by").asString()).isEqualTo("quantri");
    }

    @Test
    void theSameCommandTwiceIsOneAndAnOldVersionIsRefused() {
        assertThat(create(text(ONE), "k1")).hasStatus(201);
        assertThat(create(text(ONE), "k1")).hasStatus(201);
        refused(create(text(OTHER), "k3"), 409, "area-group-exists");
        assertThat(put(0, text(OTHER), "k2")).hasStatus(200);
        assertThat(put(0, text(OTHER), "k2")).hasStatus(200);
        refused(put(0, text(ONE), "k4"), 412, "stale-revision");
        refused(create(text(ONE), "k2"), 409, "idempotency-key-reused");
    }

    @Test
    void everyFaultIsNamedWithItsPlace() {
        assertThat(json(refused(create(text("99@1999-01-01", ONE, ONE), "k1"), 422, "area-group-refused"))
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.at("/pointer").asString()))
                .containsExactly("/members/0", "/members/2");
        refused(create(text(), "k1"), 422, "area-group-refused");
        Map<String, Object> phone = text(ONE);
        phone.put("nameVi", "Gọi 0912345678");
        refused(create(phone, "k1"), 422, "area-group-refused");
        refused(admin.get("/api/v1/area-groups/" + code), 404, "area-group-unknown");
    }

    @Test
    void aRetiredGroupIsNotOfferedAndStaysReadable() {
        create(text(ONE), "k1");
        assertThat(keys(admin)).contains("group:" + code);
        Map<String, Object> retired = text(ONE);
        retired.put("retired", true);
        put(0, retired, "k2");
        assertThat(keys(admin)).doesNotContain("group:" + code);
        assertThat(admin.get("/api/v1/area-groups/" + code)).hasStatus(200);
    }

    @Test
    void groupsAndPlansAreReadPageByPageAndEachIsOnOne() {
        create(text(ONE), "k1");
        for (int i = 0; i < 3; i++) {
            tell(new PlanIssued(1, Instant.EPOCH, "bch", state("trang-" + code + i, List.of(ONE), false)));
        }
        List<String> all = keys(admin);
        List<String> paged = new ArrayList<>();
        for (int page = 0; page * 2 < all.size(); page++) {
            var some = json(admin.get("/api/v1/area-groups?size=2&page=" + page));
            assertThat(some.at("/total").asInt()).isEqualTo(all.size());
            some.at("/items")
                    .valueStream()
                    .forEach(one -> paged.add(one.at("/key").asString()));
        }
        assertThat(paged).containsExactlyElementsOf(all).contains("group:" + code, "plan:trang-" + code + "2");
    }

    @Test
    void onlyAdministratorsWriteAndEverybodyWithATokenReads() {
        Person leader = Person.of(http, "lanhdao", PROVINCE, LEADER);
        refused(
                leader.send(
                        HttpMethod.POST,
                        "/api/v1/area-groups",
                        0,
                        code + "k0",
                        Map.of("code", code, "text", text(ONE))),
                403,
                "forbidden");
        create(text(ONE), "k1");
        refused(leader.put("/api/v1/area-groups/" + code, 0, text(OTHER)), 403, "forbidden");
        assertThat(leader.get("/api/v1/area-groups/" + code)).hasStatus(200);
        assertThat(http.get().uri("/api/v1/area-groups")).hasStatus(401);
        assertThat(http.post().uri("/api/v1/area-groups")).hasStatus(401);
    }

    @Test
    void theAreasOfAPlanAreAGroupWhateverOrderItsEventsComeIn() {
        String plan = "ke-hoach-" + code;
        tell(new PlanIssued(2, Instant.EPOCH, "bch", state(plan, List.of(ONE, OTHER), false)));
        tell(new PlanIssued(1, Instant.EPOCH, "bch", state(plan, List.of(ONE), false)));
        assertThat(keys(admin)).contains("plan:" + plan);
        assertThat(json(admin.get("/api/v1/areas/plan:" + plan + "/totals?period=2025-08"))
                        .at("/group/areas")
                        .valueStream()
                        .map(area -> area.asString()))
                .containsExactly(ONE, OTHER);

        tell(new PlanClosed(3, Instant.EPOCH, "bch", state(plan, List.of(ONE, OTHER), true), null));
        assertThat(keys(admin)).doesNotContain("plan:" + plan);
        assertThat(admin.get("/api/v1/areas/plan:" + plan + "/totals?period=2025-08"))
                .hasStatus(200);
    }

    private void tell(PlanStateEvent event) {
        plans.on(new EventEnvelope<>(UUID.randomUUID(), "/plan-service", event.at(), null, event));
    }

    private static PlanState state(String id, List<String> scope, boolean closed) {
        return new PlanState(
                id,
                PlanKind.values()[0],
                "Kế hoạch thử",
                null,
                "UBND tỉnh",
                null,
                null,
                null,
                scope,
                List.of(),
                false,
                new PlanDetails(
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        0,
                        closed ? java.time.LocalDate.EPOCH : null));
    }

    private static List<String> keys(Person reader) {
        return json(reader.get("/api/v1/area-groups?size=200"))
                .at("/items")
                .valueStream()
                .map(group -> group.at("/key").asString())
                .toList();
    }

    private MvcTestResult create(Map<String, Object> text, String key) {
        return admin.send(HttpMethod.POST, "/api/v1/area-groups", 0, code + key, Map.of("code", code, "text", text));
    }

    private MvcTestResult put(long version, Map<String, Object> text, String key) {
        return admin.send(HttpMethod.PUT, "/api/v1/area-groups/" + code, version, code + key, text);
    }

    private static Map<String, Object> text(String... members) {
        return new HashMap<>(
                Map.of("nameVi", "Nhóm thử", "nameEn", "A trial", "members", List.of(members), "retired", false));
    }
}
