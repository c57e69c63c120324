package vn.pcmt.plan.officer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.OnStore;

/** Two commands on one officer that were both read before either was saved. */
@OnStore
class ChangeOfficerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final IdempotencyKey KEY = new IdempotencyKey("race-00000001");

    private final Caller admin = new Caller("quantri", "Quản trị", Set.of(OfficerRole.ADMIN), "44@2025-07-01");

    @Autowired
    private ChangeOfficer change;

    @Autowired
    private Officers officers;

    @Test
    void theSameCommandTwiceAtOnceIsCarriedOutOnceAndAnsweredAlike() {
        String id = inOffice("can-bo-dua-1");
        AtomicInteger changes = new AtomicInteger();
        Consumer<Officer> other = officer -> officer.leave(TODAY, "quantri", NOW);

        long answer = change.handle(id, admin, KEY, "print", new ExpectedVersion(0), officer -> {
            if (changes.getAndIncrement() == 0) {
                assertThat(change.handle(id, admin, KEY, "print", new ExpectedVersion(0), other))
                        .isEqualTo(1);
            }
            other.accept(officer);
        });

        assertThat(answer).isEqualTo(1);
        assertThat(officers.findById(id).orElseThrow().outbox().version())
                .as("registered and left, once")
                .isEqualTo(2);
    }

    @Test
    void anotherCommandAtOnceIsStale() {
        String id = inOffice("can-bo-dua-2");
        IdempotencyKey otherKey = new IdempotencyKey("race-00000002");

        assertThatThrownBy(() -> change.handle(id, admin, KEY, "print", new ExpectedVersion(0), officer -> {
                    change.handle(
                            id,
                            admin,
                            otherKey,
                            "other",
                            new ExpectedVersion(0),
                            first -> first.leave(TODAY, "quantri", NOW));
                    officer.leave(TODAY, "quantri", NOW);
                }))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("stale-revision"));
    }

    private String inOffice(String id) {
        OfficerDetails details =
                new OfficerDetails("Cán bộ", "Cán bộ", "18880@2025-07-01", Set.of(OfficerRole.COMMUNE_REPORTER), null);
        officers.save(Officer.register(details.of(id), "quantri", NOW));
        return id;
    }
}
