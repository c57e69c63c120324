package vn.pcmt.plan.history;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertRefused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.EventTypes;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.plan.CommitteeSet;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.contract.plan.PlanAmended;
import vn.pcmt.contract.plan.PlanAmendment;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.contract.plan.PlanState;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.plan.TargetWithdrawn;
import vn.pcmt.plan.Api;
import vn.pcmt.plan.OnStore;

@OnStore
class HistoryTest {
    private static final String PLAN = "{'kind':'AREA','title':'Kế hoạch 233','issuer':'UBND tỉnh Quảng Trị',"
            + "'issuedOn':'2026-01-02','scope':['44@2025-07-01']}";

    @Autowired
    private MockMvcTester http;

    @Autowired
    private RecordHistory record;

    @Autowired
    private MongoTemplate mongo;

    private Api leader;
    private Api reporter;
    private String plan;
    private List<PlanEvent> past;

    /** Issued on 2 March, amended on 10 July; a committee of 15 on 5 March, of 16 from 20 July; a target until 18 July. */
    @BeforeEach
    void aPlanWithAPast() {
        leader = Api.leader(http);
        reporter = Api.reporter(http);
        plan = leader.issued(PLAN);
        String committee = UUID.randomUUID().toString();
        TargetState target = target();
        past = new ArrayList<>(List.of(
                new PlanIssued(1, day("2026-03-02"), "lanhdao", state("Kế hoạch 233", null)),
                new CommitteeSet(1, day("2026-03-05"), "lanhdao", committee(committee, 15)),
                new TargetSet(1, day("2026-03-06"), "lanhdao", target),
                new PlanAmended(
                        2,
                        day("2026-07-10"),
                        "lanhdao",
                        state("Kế hoạch 233 sửa đổi", LocalDate.of(2026, 12, 31)),
                        new PlanAmendment(1, null, LocalDate.of(2026, 7, 10), "Theo tình hình", List.of())),
                new TargetWithdrawn(2, day("2026-07-18"), "lanhdao", target, "Trùng chỉ tiêu"),
                new CommitteeSet(2, day("2026-07-20"), "quantri", committee(committee, 16))));
    }

    @Test
    void everythingIsReadAsItWasAtTheEndOfADay() {
        past.forEach(this::hear);

        JsonNode july = reporter.read("/plans/" + plan + "/history?asOf=2026-07-15");
        assertThat(july.at("/plan/state/title").asString()).isEqualTo("Kế hoạch 233 sửa đổi");
        assertThat(july.at("/plan/type").asString()).isEqualTo("plan.amended.v1");
        assertThat(july.at("/parts/COMMITTEE/0/state/size").asInt()).isEqualTo(15);
        assertThat(july.at("/parts/TARGET").size()).isEqualTo(1);
        JsonNode march = reporter.read("/plans/" + plan + "/history?asOf=2026-03-04");
        assertThat(march.at("/plan/state/title").asString()).isEqualTo("Kế hoạch 233");
        assertThat(march.at("/parts").size()).isZero();
        JsonNode before = reporter.read("/plans/" + plan + "/history?asOf=2026-03-01");
        assertThat(before.at("/plan").isNull()).isTrue();
    }

    @Test
    void whatHappensOnADayBelongsToThatDayInVietnam() {
        hear(new PlanIssued(1, Instant.parse("2026-03-02T16:59:59Z"), "lanhdao", state("Kế hoạch 233", null)));
        hear(new PlanAmended(
                2,
                Instant.parse("2026-03-02T17:00:00Z"),
                "lanhdao",
                state("Hôm sau", null),
                new PlanAmendment(1, null, LocalDate.of(2026, 3, 3), "Nửa đêm", List.of())));

        assertThat(reporter.read("/plans/" + plan + "/history?asOf=2026-03-02")
                        .at("/plan/state/title")
                        .asString())
                .isEqualTo("Kế hoạch 233");
        assertThat(reporter.read("/plans/" + plan + "/history?asOf=2026-03-03")
                        .at("/plan/state/title")
                        .asString())
                .isEqualTo("Hôm sau");
    }

    @Test
    void aDayOfNoTimeOfOursIsNone() {
        past.forEach(this::hear);

        for (String query : List.of(
                "?asOf=+999999999-12-31", "/changes?from=-999999999-01-01", "/changes?from=2026-01-01&to=9999-12-31")) {
            assertRefused(reporter.get("/plans/" + plan + "/history" + query), 400, "malformed-parameter");
        }
    }

    @Test
    void whatWasWithdrawnIsLeftOutUnlessAskedFor() {
        past.forEach(this::hear);

        JsonNode august = reporter.read("/plans/" + plan + "/history?asOf=2026-08-01");
        assertThat(august.at("/parts/TARGET").size()).isZero();
        assertThat(august.at("/parts/COMMITTEE/0/state/size").asInt()).isEqualTo(16);
        JsonNode all = reporter.read("/plans/" + plan + "/history?asOf=2026-08-01&includeWithdrawn=true");
        assertThat(all.at("/parts/TARGET/0/gone").asBoolean()).isTrue();
    }

    @Test
    void twoDaysAreComparedWithWhoChangedWhatAndWhen() {
        past.forEach(this::hear);

        JsonNode items = reporter.read("/plans/" + plan + "/history/changes?from=2026-07-01&to=2026-07-31")
                .get("items");

        assertThat(items.size()).isEqualTo(3);
        assertThat(items.at("/0/kind").asString()).isEqualTo("PLAN");
        assertThat(items.at("/0/what").asString()).isEqualTo("CHANGED");
        assertThat(items.at("/0/fields/0/field").asString()).isEqualTo("title");
        assertThat(items.at("/0/fields/0/before").asString()).isEqualTo("Kế hoạch 233");
        assertThat(items.at("/0/fields/0/after").asString()).isEqualTo("Kế hoạch 233 sửa đổi");
        assertThat(items.at("/0/fields/1/field").asString()).isEqualTo("to");
        assertThat(items.at("/1/kind").asString()).isEqualTo("COMMITTEE");
        assertThat(items.at("/1/fields/0/field").asString()).isEqualTo("size");
        assertThat(items.at("/1/fields/0/actor").asString()).isEqualTo("quantri");
        assertThat(items.at("/1/fields/0/at").asString()).isEqualTo("2026-07-20T02:00:00Z");
        assertThat(items.at("/2/kind").asString()).isEqualTo("TARGET");
        assertThat(items.at("/2/what").asString()).isEqualTo("REMOVED");
        JsonNode spring = reporter.read("/plans/" + plan + "/history/changes?from=2026-03-04&to=2026-03-31")
                .get("items");
        assertThat(spring.findValuesAsString("what")).containsExactly("ADDED", "ADDED");
    }

    @Test
    void duplicatesAndAnyOrderLeaveTheSameHistory() {
        List<PlanEvent> twice = new ArrayList<>(past);
        twice.addAll(past);
        Collections.shuffle(twice, new Random(7));

        twice.forEach(this::hear);

        assertThat(mongo.count(Query.query(Criteria.where("planId").is(plan)), HistoryEntry.class))
                .isEqualTo(past.size());
        assertThat(reporter.read("/plans/" + plan + "/history?asOf=2026-07-31")
                        .at("/parts/COMMITTEE/0/state/size")
                        .asInt())
                .isEqualTo(16);
    }

    @Test
    void everyEventOfPlansHasAStateToKeep() {
        EventTypes.of(Topic.PLAN_EVENTS).forEach(type -> {
            PlanEvent event = (PlanEvent) GoldenEvents.event(type);

            HistoryEntry entry = HistoryEntry.of(envelope(event));

            assertThat(entry.aggregateId()).isEqualTo(event.aggregateId());
            assertThat(entry.json().path("id").asString()).isEqualTo(event.aggregateId());
        });
    }

    @Test
    void aDraftHasNoHistoryForOthersAndDaysHaveAnOrder() {
        String draft = leader.created("/plans", PLAN);

        assertRefused(reporter.get("/plans/" + draft + "/history"), 404, "plan-not-found");
        assertThat(leader.read("/plans/" + draft + "/history").at("/plan").isNull())
                .isTrue();
        assertRefused(
                reporter.get("/plans/" + plan + "/history/changes?from=2026-07-31&to=2026-07-01"),
                422,
                "history-days-reversed",
                "/to period-reversed");
    }

    private void hear(PlanEvent event) {
        record.on(envelope(event));
    }

    private static EventEnvelope<PlanEvent> envelope(PlanEvent event) {
        return new EventEnvelope<>(UUID.randomUUID(), "/plan-service", event.at(), null, event);
    }

    /** Nine in the morning in Vietnam. */
    private static Instant day(String day) {
        return Instant.parse(day + "T02:00:00Z");
    }

    private PlanState state(String title, @Nullable LocalDate to) {
        return new PlanState(
                plan,
                PlanKind.AREA,
                title,
                null,
                "UBND tỉnh Quảng Trị",
                null,
                null,
                to,
                List.of("44@2025-07-01"),
                List.of(),
                false,
                null);
    }

    private CommitteeState committee(String id, int size) {
        return new CommitteeState(
                id,
                plan,
                CommitteeState.Kind.STEERING_COMMITTEE,
                "Ban Chỉ đạo",
                null,
                null,
                size,
                null,
                null,
                List.of(),
                List.of(),
                false);
    }

    private TargetState target() {
        TargetState golden = GoldenEvents.event(TargetSet.class).target();
        return new TargetState(
                UUID.randomUUID().toString(),
                plan,
                golden.title(),
                golden.indicator(),
                golden.baseline(),
                golden.goal(),
                golden.direction(),
                golden.firstPeriod(),
                golden.lastPeriod(),
                golden.trajectory(),
                golden.scope(),
                golden.perUnit(),
                golden.sample());
    }
}
