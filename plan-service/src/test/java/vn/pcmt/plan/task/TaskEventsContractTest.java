package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;

@OnStore
class TaskEventsContractTest {
    private static final String TASK = "0197c2a4-5b00-7000-8000-000000000021";
    private static final String PLAN = "0197c2a4-5b00-7000-8000-000000000002";
    private static final String OBSTACLE = "0197c2a4-5b00-7000-8000-000000000031";

    @Autowired
    private MongoTemplate mongo;

    @Test
    void theLifeOfATaskIsToldAsAgreed() {
        Task task = Task.draft(TASK, PLAN, text(null), true, Instant.parse("2026-02-25T02:00:00Z"));
        task.assign("lanhdao", at("2026-02-26T02:00:00Z"));
        task.block(OBSTACLE, LocalDate.parse("2026-03-03"), "bc-18859", at("2026-03-03T02:00:00Z"));
        task.free(OBSTACLE, LocalDate.parse("2026-03-05"), "lanhdao", at("2026-03-05T02:00:00Z"));
        task.progress(40, "Đã kiểm tra 4 trên 10 đơn vị", "canbo", at("2026-03-10T02:00:00Z"));
        task.add(
                new Evidence(
                        1,
                        "canbo",
                        Instant.parse("2026-03-18T01:00:00Z"),
                        new KeptFile("65f7a0000000000000000001", "a.pdf", "application/pdf", 10, "00", Scan.CLEAN),
                        null),
                at("2026-03-18T01:00:00Z"));
        task.complete("canbo", at("2026-03-18T02:00:00Z"));
        task.sendBack("Báo cáo thiếu kết quả của ba xã biên giới", "lanhdao", at("2026-03-19T02:00:00Z"));
        task.complete("canbo", at("2026-03-20T02:00:00Z"));
        task.confirm("lanhdao", at("2026-03-24T02:00:00Z"));

        List<JsonNode> told = PendingEvents.of(task, mongo);

        assertThat(told).hasSize(8);
        assertThat(told.get(0)).isEqualTo(PendingEvents.golden("task.assigned.v1"));
        assertThat(told.get(1)).isEqualTo(PendingEvents.golden("task.amended.v1"));
        assertThat(told.get(3)).isEqualTo(PendingEvents.golden("task.progressed.v1"));
        assertThat(told.get(4)).isEqualTo(PendingEvents.golden("task.completed.v1"));
        assertThat(told.get(5)).isEqualTo(PendingEvents.golden("task.returned.v1"));
        assertThat(told.get(7)).isEqualTo(PendingEvents.golden("task.confirmed.v1"));
    }

    @Test
    void aWithdrawalIsToldAsAgreed() {
        ProofText proof = new ProofText("CA01", "44@2025-07-01", "2026-03", new BigDecimal("12.5"), null);
        Task task = Task.draft(TASK, PLAN, text(proof), true, Instant.parse("2026-02-25T02:00:00Z"));
        task.assign("lanhdao", at("2026-02-26T02:00:00Z"));

        task.withdraw("Nhập vào nhiệm vụ II.4", "lanhdao", at("2026-03-05T02:00:00Z"));

        assertThat(PendingEvents.of(task, mongo).getLast()).isEqualTo(PendingEvents.golden("task.withdrawn.v1"));
    }

    @Test
    void nobodyHearsOfADraft() {
        Task task = Task.draft(TASK, PLAN, text(null), true, Instant.parse("2026-02-25T02:00:00Z"));
        task.amend(text(null), List.of(), "lanhdao", at("2026-02-26T02:00:00Z"));
        task.withdraw("Thừa", "lanhdao", at("2026-02-26T02:00:00Z"));

        assertThat(PendingEvents.of(task, mongo)).isEmpty();
    }

    private static TaskText text(@Nullable ProofText proof) {
        return new TaskText(
                "II.3",
                "Kiểm tra công tác phòng, chống ma túy tại cơ sở",
                null,
                "canbo",
                "lanhdao",
                new BodyText("44@2025-07-01", "Tỉnh Quảng Trị"),
                List.of(
                        new BodyText("18859@2025-07-01", "Phường Đồng Thuận"),
                        new BodyText(null, "Bộ Chỉ huy Bộ đội Biên phòng tỉnh")),
                LocalDate.parse("2026-03-02"),
                LocalDate.parse("2026-03-15"),
                null,
                proof == null ? "Báo cáo kết quả kiểm tra" : null,
                proof,
                List.of("0197c2a4-5b00-7000-8000-000000000020"));
    }

    private static TaskCalendar at(String now) {
        return TaskCalendarTest.on(now);
    }
}
