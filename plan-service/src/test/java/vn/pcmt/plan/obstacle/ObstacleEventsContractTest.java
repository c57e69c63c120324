package vn.pcmt.plan.obstacle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.plan.ObstacleLevel;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class ObstacleEventsContractTest {
    @Autowired
    private MongoTemplate mongo;

    @Test
    void theLifeOfAnObstacleIsToldAsAgreed() {
        Obstacle obstacle = Obstacle.raise(
                "0197c2a4-5b00-7000-8000-000000000031",
                "0197c2a4-5b00-7000-8000-000000000002",
                new ObstacleText(
                        "Chưa có kinh phí đi kiểm tra",
                        "Dự toán quý I chưa được phân bổ",
                        List.of("0197c2a4-5b00-7000-8000-000000000021"),
                        null,
                        "ct-18859"),
                "bc-18859",
                "18859@2025-07-01",
                new Obstacle.Responsible(
                        ObstacleLevel.COMMUNE,
                        "18859@2025-07-01",
                        "ct-18859",
                        Instant.parse("2026-03-03T02:00:00Z"),
                        Instant.parse("2026-03-06T10:00:00Z")),
                true);
        obstacle.escalate(
                new Obstacle.Responsible(
                        ObstacleLevel.PROVINCE,
                        "44@2025-07-01",
                        null,
                        Instant.parse("2026-03-04T02:00:00Z"),
                        Instant.parse("2026-03-11T10:00:00Z")),
                "Vượt thẩm quyền của xã",
                "ct-18859");
        obstacle.resolve("Đã tạm ứng kinh phí", "lanhdao", Instant.parse("2026-03-05T02:00:00Z"));

        assertThat(PendingEvents.of(obstacle, mongo))
                .containsExactly(
                        PendingEvents.golden("obstacle.raised.v1"),
                        PendingEvents.golden("obstacle.escalated.v1"),
                        PendingEvents.golden("obstacle.resolved.v1"));
    }
}
