package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PlanKind;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class PlanEventsContractTest {
    private static final List<String> SCOPE = List.of("44@2025-07-01");

    @Autowired
    private MongoTemplate mongo;

    @Test
    void anIssuedPlanAndItsRequirementAreToldAsAgreed() {
        PlanText text = new PlanText(
                PlanKind.CAMPAIGN,
                "Tháng hành động phòng, chống ma túy năm 2023",
                "125/KH-UBND",
                "UBND tỉnh Quảng Trị",
                LocalDate.of(2023, 5, 26),
                LocalDate.of(2023, 6, 1),
                LocalDate.of(2023, 6, 30),
                SCOPE,
                List.of(),
                List.of(new RequirementText("bao-cao-thang", "PCMT-THANG", Frequency.MONTHLY, SCOPE, "2025-08", null)),
                List.of(),
                null);
        Plan plan = Plan.draft("0197c2a4-5b00-7000-8000-000000000001", text, true);

        plan.issue("lanhdao", Instant.parse("2023-05-26T08:00:00Z"));

        assertThat(PendingEvents.of(plan, mongo))
                .containsExactly(PendingEvents.golden("plan.issued.v1"), PendingEvents.golden("requirement.set.v1"));
    }

    @Test
    void closingSetsTheLastPeriodOfWhatWasOpen() {
        PlanText text = PlanFixture.aPlan()
                .requiring("open", "2026-01")
                .requiring("ended", "2026-01", "2026-06", "VN")
                .text();
        Plan plan = Plan.draft("p1", text, false);
        plan.issue("lanhdao", Instant.parse("2026-01-05T08:00:00Z"));

        plan.close(new ClosingTerms("2026-11", null), "lanhdao", Instant.parse("2026-11-22T08:00:00Z"));

        assertThat(PendingEvents.of(plan, mongo).subList(3, 5))
                .extracting(event -> event.at("/requirement/id").asString() + " up to "
                        + event.at("/requirement/lastPeriod").asString())
                .containsExactly("open up to 2026-11", "ended up to 2026-06");
    }
}
