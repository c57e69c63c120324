package vn.pcmt.plan.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.plan.TargetBaseline;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetGoal;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class TargetEventsContractTest {

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aTargetSetAndGivenUpIsToldAsAgreed() {
        TargetText text = new TargetText(
                "Số vụ phạm tội về ma túy phát hiện, bắt giữ tăng từ 5% trở lên so với năm trước",
                new TargetText.Measured("PCMT-THANG", "GC01"),
                new TargetText.Compared(TargetBaseline.Kind.SAME_PERIOD_LAST_YEAR, null, null, null),
                new TargetText.Goal(TargetGoal.Kind.PERCENT_CHANGE, BigDecimal.valueOf(5)),
                TargetDirection.UP,
                "2026-01",
                "2026-12",
                List.of(new TargetText.Milestone("2026-06", new BigDecimal("120.5"))),
                List.of(),
                true);
        Target target = Target.draft(
                "0197c2a4-5b00-7000-8000-000000000031", "0197c2a4-5b00-7000-8000-000000000001", text, true);

        target.follow(List.of("44@2025-07-01"), "lanhdao", Instant.parse("2026-01-05T08:00:00Z"));
        target.withdraw("Kế hoạch điều chỉnh", "lanhdao", Instant.parse("2026-03-02T08:00:00Z"));

        assertThat(PendingEvents.of(target, mongo))
                .containsExactly(PendingEvents.golden("target.set.v1"), PendingEvents.golden("target.withdrawn.v1"));
    }
}
