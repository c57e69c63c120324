package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.plan.plan.PlanFixture.aPlan;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.kit.web.IdempotencyKey;

class PlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void nobodyHearsOfADraft() {
        Plan plan = Plan.draft("p1", aPlan().text(), false);
        plan.edit(aPlan().titled("Kế hoạch sửa").text());

        assertThat(plan.status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(plan.outbox().version()).isZero();
        assertThat(plan.text().title()).isEqualTo("Kế hoạch sửa");
    }

    @Test
    void issuingTellsOfThePlanAndOfEachRequirement() {
        Plan plan = Plan.draft(
                "p1",
                aPlan().requiring("a", "2026-01").requiring("b", "2026-02").text(),
                false);

        plan.issue("lanhdao", NOW);

        assertThat(plan.status()).isEqualTo(PlanStatus.ISSUED);
        // plan.issued, then requirement.set twice
        assertThat(plan.outbox().version()).isEqualTo(3);
    }

    @Test
    void anIssuedPlanIsNeitherEditedNorIssuedAgain() {
        Plan plan = Plan.draft("p1", aPlan().text(), false);
        plan.issue("lanhdao", NOW);

        assertThatThrownBy(() -> plan.issue("lanhdao", NOW)).hasMessageContaining("plan-not-draft");
        assertThatThrownBy(() -> plan.edit(aPlan().titled("Khác").text())).hasMessageContaining("plan-not-draft");
        assertThat(plan.outbox().version()).isEqualTo(1);
        assertThat(plan.text().title()).isEqualTo(aPlan().text().title());
    }

    @Test
    void closingTellsUpToWhenReportsAreOwed() {
        Plan plan = Plan.draft("p1", aPlan().requiring("a", "2026-01").text(), false);
        assertThatThrownBy(() -> close(plan)).hasMessageContaining("plan-not-issued");
        plan.issue("lanhdao", NOW);

        close(plan);

        assertThat(plan.status()).isEqualTo(PlanStatus.CLOSED);
        // plan.issued and requirement.set, then plan.closed and requirement.set with the last period
        assertThat(plan.outbox().version()).isEqualTo(4);
        assertThat(plan.text().requirements().getFirst().lastPeriod()).isEqualTo("2026-11");
        assertThatThrownBy(() -> close(plan)).hasMessageContaining("plan-not-issued");
    }

    @Test
    void anIdIsAUuidOfVersion5ThatCallerAndKeyDecide() {
        String id = PlanIds.of("lanhdao", new IdempotencyKey("key-number-1"));

        assertThat(java.util.UUID.fromString(id).version()).isEqualTo(5);
        assertThat(java.util.UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(PlanIds.of("lanhdao", new IdempotencyKey("key-number-1"))).isEqualTo(id);
        assertThat(PlanIds.of("quantri", new IdempotencyKey("key-number-1"))).isNotEqualTo(id);
        assertThat(PlanIds.of("lanhdao", new IdempotencyKey("key-number-2"))).isNotEqualTo(id);
    }

    private static void close(Plan plan) {
        List<RequirementText> ending = plan.text().requirements().stream()
                .map(one -> one.upTo(new PeriodId(one.frequency(), "2026-11")))
                .toList();
        plan.close(new ClosingTerms("2026-11", null), ending, "lanhdao", NOW);
    }
}
