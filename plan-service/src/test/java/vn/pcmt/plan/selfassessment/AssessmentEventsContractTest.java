package vn.pcmt.plan.selfassessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.plan.OnStore;
import vn.pcmt.plan.PendingEvents;
import vn.pcmt.plan.selfassessment.Assessment.Adjustment;

@OnStore
class AssessmentEventsContractTest {
    private static final String PLAN = "0197c2a4-5b00-7000-8000-000000000001";
    private static final Instant SUBMITTED = Instant.parse("2025-12-02T02:00:00Z");

    private final Criteria criteria = ScoringTest.threeCriteria();
    private final CriteriaVersion version =
            new CriteriaVersion(1, criteria, null, null, "system", Instant.EPOCH, false);

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aSubmittedAndReturnedAssessmentIsToldAsAgreed() {
        Assessment assessment = draft();

        assessment.submit(criteria, "ct-18859", SUBMITTED);
        assessment.giveBack(
                "Thiếu minh chứng của tiêu chí DT1",
                List.of(),
                criteria,
                "duyet",
                Instant.parse("2025-12-03T02:00:00Z"));

        assertThat(PendingEvents.of(assessment, mongo))
                .containsExactly(
                        PendingEvents.golden("assessment.submitted.v1"),
                        PendingEvents.golden("assessment.returned.v1"));
    }

    @Test
    void aConfirmedAssessmentIsToldAsAgreed() {
        Assessment assessment = draft();
        assessment.submit(criteria, "ct-18859", SUBMITTED.minusSeconds(3600));
        assessment.giveBack("Bổ sung", List.of(), criteria, "duyet", SUBMITTED.minusSeconds(1800));
        assessment.submit(criteria, "ct-18859", SUBMITTED);

        assessment.confirm(
                List.of(new Adjustment("DT1", new BigDecimal("7"), "Còn một điểm phức tạp")),
                criteria,
                "duyet",
                Instant.parse("2025-12-10T02:00:00Z"));

        assertThat(PendingEvents.of(assessment, mongo))
                .last()
                .isEqualTo(PendingEvents.golden("assessment.confirmed.v1"));
    }

    private Assessment draft() {
        return Assessment.draft(
                PLAN,
                "18859@2025-07-01",
                2025,
                version,
                List.of(
                        score("PT1", "18", "120/BC-UBND"),
                        score("QL1", "9.5", "PCMT-THANG~18859@2025-07-01~2025-08"),
                        score("DT1", "8", "15/BC-CAX")),
                false);
    }

    private static Score score(String criterion, String points, String evidence) {
        return new Score(criterion, new BigDecimal(points), List.of(evidence), null, null, null);
    }
}
