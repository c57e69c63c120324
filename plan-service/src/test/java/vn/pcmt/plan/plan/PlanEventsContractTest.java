package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private static final Instant ISSUED = Instant.parse("2023-05-26T08:00:00Z");

    @Autowired
    private MongoTemplate mongo;

    @Test
    void anIssuedPlanAndItsRequirementAreToldAsAgreed() {
        Plan plan = issued();

        assertThat(PendingEvents.of(plan, mongo))
                .containsExactly(PendingEvents.golden("plan.issued.v1"), PendingEvents.golden("requirement.set.v1"));
    }

    @Test
    void anAmendmentIsToldAsAgreedAndThenTheRequirementThatItChanged() {
        Plan plan = issued();

        amend(plan);

        var events = PendingEvents.of(plan, mongo);
        assertThat(events).hasSize(4);
        assertThat(events.get(2)).isEqualTo(PendingEvents.golden("plan.amended.v1"));
        assertThat(events.get(3).at("/requirement/lastPeriod").asString()).isEqualTo("2025-12");
    }

    @Test
    void theEndIsToldAsAgreed() {
        Plan plan = issued();
        amend(plan);

        plan.close(
                new ClosingTerms("2025-12", null),
                plan.text().requirements(),
                "lanhdao",
                Instant.parse("2026-01-20T02:00:00Z"));

        assertThat(PendingEvents.of(plan, mongo))
                .as("no requirement ends earlier than it did anyway")
                .hasSize(5)
                .last()
                .isEqualTo(PendingEvents.golden("plan.closed.v1"));
    }

    private static Plan issued() {
        Plan plan = Plan.draft(
                "0197c2a4-5b00-7000-8000-000000000001",
                text("2023-06-30", null),
                true,
                new Plan.Origin("0197c2a4-5b00-7000-8000-0000000000aa", 2, "44@2025-07-01"));
        plan.issue("lanhdao", ISSUED);
        return plan;
    }

    private static void amend(Plan plan) {
        PlanText amended = text("2023-07-05", "2025-12");
        plan.amend(
                new AmendmentText("140/KH-UBND", LocalDate.of(2023, 6, 10), "Kéo dài đợt cao điểm", amended),
                RequirementChanges.of(
                        plan.text().requirements(), amended.requirements(), LocalDate.of(2023, 6, 10), 14),
                "lanhdao",
                Instant.parse("2023-06-10T02:00:00Z"));
    }

    private static PlanText text(String to, @Nullable String lastPeriod) {
        return new PlanText(
                PlanKind.CAMPAIGN,
                "Tháng hành động phòng, chống ma túy năm 2023",
                "125/KH-UBND",
                "UBND tỉnh Quảng Trị",
                LocalDate.of(2023, 5, 26),
                LocalDate.of(2023, 6, 1),
                LocalDate.parse(to),
                SCOPE,
                List.of("Luật Phòng, chống ma túy năm 2021"),
                List.of(new RequirementText(
                        "bao-cao-thang",
                        "PCMT-THANG",
                        Frequency.MONTHLY,
                        SCOPE,
                        "2025-08",
                        lastPeriod,
                        new RequirementText.Deadline(2, null, LocalTime.of(17, 0), null))),
                List.of(new Statement(Statement.Subject.DUTIES, "Tổ chức đồng bộ, tiết kiệm.")),
                null,
                new BodyText("44@2025-07-01", "UBND tỉnh Quảng Trị"),
                List.of(new PlanText.PeakText("Đợt cao điểm", LocalDate.of(2023, 6, 15), LocalDate.parse(to))),
                List.of(new PlanText.PartnerText("Sở An ninh tỉnh Sa Vẳn Na Khệt", "Lào")),
                List.of("Mỗi người dân là một chiến sĩ, mỗi gia đình là một pháo đài"),
                List.of("Thôn, bản không có tội phạm và tệ nạn ma túy"));
    }
}
