package vn.pcmt.plan.unit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.ReorganisationKind;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.OnStore;

/** Units in the store under test. */
@OnStore
class UnitsTest {
    private static final Caller ADMIN = new Caller("quantri", "Quản trị", Set.of(OfficerRole.ADMIN), null);
    private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

    @Autowired
    private Units units;

    @Autowired
    private Reorganisations reorganisations;

    @Autowired
    private ReorganiseUnits reorganiseUnits;

    @Autowired
    private RegisterUnit registerUnit;

    @Autowired
    private ReorganisationTurn turn;

    @Autowired
    private LoadUnits loadUnits;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Clock clock;

    @Test
    void aUnitComesBackAsItWasStored() {
        register("78001");

        AdministrativeUnit stored = unit("78001@2026-01-01");

        assertThat(stored.revision()).isZero();
        assertThat(stored.state().latitude()).isEqualTo(new BigDecimal("16.500"));
        assertThat(stored.state().validFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(stored.state().kind()).isEqualTo(UnitKind.COMMUNE);
        assertThat(stored.outbox().version()).isEqualTo(1);
    }

    @Test
    void aDayIsStoredAsMidnightUtcWhereverTheProcessRuns() {
        Document stored = mongo.getCollection(AdministrativeUnit.COLLECTION)
                .find(new Document("_id", "18859@2025-07-01"))
                .first();

        assertThat(stored).isNotNull();
        assertThat(stored.getEmbedded(List.of("state", "validFrom"), Date.class))
                .isEqualTo(Date.from(Instant.parse("2025-07-01T00:00:00Z")));
    }

    @Test
    void theLaterOfTwoWritersIsRefused() {
        register("78002");
        AdministrativeUnit first = unit("78002@2026-01-01");
        AdministrativeUnit second = unit("78002@2026-01-01");
        first.reorganise(merger("m-writers", "78099", "78002"), leads("78002", "a"), "quantri", clock.instant());
        second.reorganise(merger("m-writers", "78099", "78002"), leads("78002", "b"), "quantri", clock.instant());

        units.save(first);

        assertThatThrownBy(() -> units.save(second)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void aReorganisationCutShortAfterItsRecordIsFinishedAtTheNextStart() {
        register("78011");
        register("78012");
        cutShort(merger("m-cut-1", "78013", "78011", "78012"));

        reorganiseUnits.resume(clock.instant());

        assertMerged("m-cut-1", "78013", "78011", "78012");
    }

    @Test
    void aReorganisationCutShortBetweenItsUnitsIsFinishedAtTheNextStart() {
        register("78021");
        register("78022");
        Reorganisation merger = merger("m-cut-2", "78023", "78021", "78022");
        ReorganisationRecord record = cutShort(merger);
        List<String> path = List.of("78023@2026-02-01", "44@2025-07-01", "VN");
        units.insert(AdministrativeUnit.register(
                successor("78023"), DAY, path.subList(1, 3), "m-cut-2", "quantri", record.at()));
        AdministrativeUnit first = unit("78021@2026-01-01");
        first.reorganise(
                merger,
                Map.of("78021@2026-01-01", List.of(new UnitState.Successor(BigDecimal.ONE, path))),
                "quantri",
                record.at());
        units.save(first);

        reorganiseUnits.resume(clock.instant());

        assertMerged("m-cut-2", "78023", "78021", "78022");
        assertThat(unit("78021@2026-01-01").outbox().version())
                .as("registered and reorganised, each once")
                .isEqualTo(2);
    }

    @Test
    void whoComesNextFinishesTheUnfinishedFirst() {
        register("78031");
        register("78032");
        cutShort(merger("m-cut-3", "78033", "78031"));

        reorganiseUnits.handle(merger("m-next", "78034", "78032"), ADMIN, new IdempotencyKey("key-next-1"));

        assertMerged("m-cut-3", "78033", "78031");
        assertMerged("m-next", "78034", "78032");
    }

    @Test
    void anotherReorganisationWaitsForItsTurn() {
        register("78041");
        turn.take("m-somewhere-else");
        try {
            assertThatThrownBy(() -> reorganiseUnits.handle(
                            merger("m-waits", "78042", "78041"), ADMIN, new IdempotencyKey("key-waits-1")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("reorganisation-in-progress");
            assertThat(unit("78041@2026-01-01").state().validTo()).isNull();
        } finally {
            turn.release("m-somewhere-else");
        }
    }

    @Test
    void loadingAgainChangesNothing() {
        Map<String, Long> before = versions();

        loadUnits.run(new org.springframework.boot.DefaultApplicationArguments());

        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aLoadCutShortIsTakenUpWhereItStopped() {
        Map<String, Long> before = versions();
        // As if the process had died between the last unit and the marks of two steps.
        for (String step : List.of("2025-07-01-18859", "2025-07-01-districts")) {
            ReorganisationRecord done = reorganisations.findById(step).orElseThrow();
            reorganisations.save(done.begun(done.moved(), done.at()));
        }

        loadUnits.run(new org.springframework.boot.DefaultApplicationArguments());

        assertThat(versions()).isEqualTo(before);
        assertThat(reorganisations.underWay()).isEmpty();
    }

    private Map<String, Long> versions() {
        return units.findAll().stream()
                .collect(toMap(unit -> unit.state().key(), unit -> unit.outbox().version()));
    }

    private ReorganisationRecord cutShort(Reorganisation wanted) {
        return reorganisations.insert(ReorganisationRecord.planned(wanted, null, "quantri", clock.instant())
                .begun(List.of(), clock.instant()));
    }

    private void assertMerged(String id, String into, String... from) {
        List<String> path = List.of(into + "@2026-02-01", "44@2025-07-01", "VN");
        assertThat(reorganisations.findById(id).orElseThrow().status())
                .isEqualTo(ReorganisationRecord.Status.IN_EFFECT);
        assertThat(unit(into + "@2026-02-01").state().path()).isEqualTo(path);
        for (String code : from) {
            UnitState old = unit(code + "@2026-01-01").state();
            assertThat(old.validTo()).isEqualTo(DAY);
            assertThat(old.today()).containsExactly(new UnitState.Successor(BigDecimal.ONE, path));
        }
    }

    private static Map<String, List<UnitState.Successor>> leads(String code, String to) {
        return Map.of(code + "@2026-01-01", List.of(new UnitState.Successor(BigDecimal.ONE, List.of(to, "VN"))));
    }

    private AdministrativeUnit unit(String key) {
        return units.findById(key).orElseThrow();
    }

    private void register(String code) {
        registerUnit.handle(
                successor(code), LocalDate.of(2026, 1, 1), ADMIN, new IdempotencyKey("key-register-" + code));
    }

    private static NewUnit successor(String code) {
        return new NewUnit(
                code,
                "Xã Thử " + code,
                UnitKind.COMMUNE,
                "44@2025-07-01",
                false,
                100,
                new BigDecimal("16.500"),
                new BigDecimal("107.1"));
    }

    private static Reorganisation merger(String id, String into, String... from) {
        List<String> keys =
                List.of(from).stream().map(code -> code + "@2026-01-01").toList();
        return new Reorganisation(id, DAY, ReorganisationKind.MERGE, keys, successor(into));
    }
}
