package vn.pcmt.notification.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.AssessmentConfirmed;
import vn.pcmt.contract.plan.AssessmentSubmitted;
import vn.pcmt.contract.plan.CommitteeSet;
import vn.pcmt.contract.plan.ExplanationAccepted;
import vn.pcmt.contract.plan.ExplanationAnswered;
import vn.pcmt.contract.plan.ExplanationRequested;
import vn.pcmt.contract.plan.ExplanationReturned;
import vn.pcmt.contract.plan.ObstacleEscalated;
import vn.pcmt.contract.plan.ObstacleRaised;
import vn.pcmt.contract.plan.ObstacleResolved;
import vn.pcmt.contract.plan.PlanClosed;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.TargetSet;
import vn.pcmt.contract.plan.TaskAssigned;
import vn.pcmt.contract.plan.TaskCompleted;
import vn.pcmt.contract.plan.TaskConfirmed;
import vn.pcmt.contract.plan.TaskReturned;
import vn.pcmt.contract.plan.TaskWithdrawn;
import vn.pcmt.contract.view.CoverageLow;
import vn.pcmt.contract.view.CoverageRestored;
import vn.pcmt.contract.view.DeadLettersCleared;
import vn.pcmt.contract.view.DeadLettersParked;
import vn.pcmt.contract.view.FigureJumped;
import vn.pcmt.contract.view.FigureSettled;
import vn.pcmt.contract.view.TargetAtRisk;
import vn.pcmt.contract.view.TargetMeasured;
import vn.pcmt.contract.view.TargetMet;
import vn.pcmt.contract.view.TargetMissed;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** What events as agreed make somebody owe. */
@EngineSuite
class DebtsTest {

    private static final DebtSettings SETTINGS = new DebtSettings(5, 15, 5, 1, Duration.ofHours(24));

    private final PlanDebts plans = new PlanDebts(SETTINGS);
    private final TargetDebts targets = new TargetDebts(SETTINGS);

    @BeforeEach
    void theOfficersOfTheProvince() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.officer("lanhdao", "44@2025-07-01", OfficerRole.LEADER));
    }

    @Test
    void aTaskIsOwedByItsAccountableOfficerUntilItIsDoneAndThenByWhoDecides() {
        assertThat(told(TaskAssigned.class)).containsExactly("TASK OPEN canbo 2026-03-16T10:00:00Z");
        assertThat(told(TaskCompleted.class))
                .containsExactly(
                        "TASK CLOSED canbo 2026-03-16T10:00:00Z", "CONFIRMATION OPEN lanhdao 2026-03-25T10:00:00Z");
        assertThat(told(TaskConfirmed.class)).allMatch(debt -> debt.contains(" CLOSED "));
        assertThat(told(TaskReturned.class))
                .anyMatch(debt -> debt.startsWith("TASK RETURNED canbo"))
                .anyMatch(debt -> debt.startsWith("CONFIRMATION CLOSED lanhdao"));
        assertThat(of(TaskReturned.class).getFirst().returned()).isNotBlank();
        assertThat(of(TaskWithdrawn.class).getFirst().silent()).isTrue();
    }

    @Test
    void anExplanationIsOwedByTheUnitAndItsAcceptanceByWhoAsked() {
        assertThat(told(ExplanationRequested.class)).containsExactly("EXPLANATION OPEN null 2026-03-05T10:00:00Z");
        assertThat(told(ExplanationAnswered.class))
                .containsExactly(
                        "EXPLANATION CLOSED null 2026-03-05T10:00:00Z",
                        "CONFIRMATION OPEN lanhdao 2026-03-10T10:00:00Z");
        assertThat(told(ExplanationReturned.class)).anyMatch(debt -> debt.startsWith("EXPLANATION RETURNED"));
        assertThat(told(ExplanationAccepted.class)).allMatch(debt -> debt.contains(" CLOSED "));
    }

    @Test
    void whatAnExplanationIsAskedForIsNoTitle() {
        String question =
                GoldenEvents.event(ExplanationAnswered.class).explanation().question();
        assertThat(of(ExplanationAnswered.class)).hasSize(2).allSatisfy(debt -> {
            assertThat(debt.subject().title()).isNull();
            assertThat(debt.subject().question()).isEqualTo(question);
        });
    }

    @Test
    void anObstacleIsOwedByWhoHasToRemoveItAtTheLevelItStandsAt() {
        assertThat(told(ObstacleRaised.class)).containsExactly("OBSTACLE OPEN ct-18859 2026-03-06T10:00:00Z");
        assertThat(owed(of(ObstacleEscalated.class).getFirst()).unitKey())
                .isNotEqualTo(owed(of(ObstacleRaised.class).getFirst()).unitKey());
        assertThat(told(ObstacleResolved.class)).allMatch(debt -> debt.contains(" CLOSED "));
    }

    @Test
    void aPlanThatRunsOutIsToBeEvaluatedThreeWeeksLater() {
        assertThat(told(PlanIssued.class)).containsExactly("EVALUATION OPEN null 2023-07-21T10:00:00Z");
        assertThat(told(PlanClosed.class)).allMatch(debt -> debt.contains(" CLOSED "));
        assertThat(owed(of(PlanIssued.class).getFirst()).unitKey()).isEqualTo("44@2025-07-01");
    }

    @Test
    void aSelfAssessmentIsToBeConfirmed() {
        assertThat(told(AssessmentSubmitted.class)).containsExactly("CONFIRMATION OPEN null 2025-12-09T10:00:00Z");
        assertThat(of(AssessmentSubmitted.class).getFirst().period())
                .isEqualTo(String.valueOf(GoldenEvents.event(AssessmentSubmitted.class)
                        .assessment()
                        .year()));
        assertThat(told(AssessmentConfirmed.class)).allMatch(debt -> debt.contains(" CLOSED "));
    }

    @Test
    void targetsAndCommitteesAreOwedByNobody() {
        assertThat(of(TargetSet.class)).isEmpty();
        assertThat(of(CommitteeSet.class)).isEmpty();
    }

    @Test
    void aTargetAtRiskAsksForAnAnswerAndThatItsFiguresMovedIsNoNews() {
        Debt risk = targets.of(GoldenEvents.event(TargetAtRisk.class)).orElseThrow();
        assertThat(risk.opening()).isEqualTo(AlertKind.AT_RISK);
        assertThat(owed(risk).unitKey()).isEqualTo("18859@2025-07-01");
        assertThat(owed(risk).dueAt()).isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
        assertThat(targets.of(GoldenEvents.event(TargetMissed.class))
                        .orElseThrow()
                        .opening())
                .isEqualTo(AlertKind.MISSED);
        assertThat(describe(targets.of(GoldenEvents.event(TargetMet.class)).orElseThrow()))
                .contains(" CLOSED ");
        TargetAtRisk event = GoldenEvents.event(TargetAtRisk.class);
        assertThat(targets.of(new TargetMeasured(9, event.at(), event.reading())))
                .isEmpty();
    }

    @Test
    void whatChangedSuddenlyAndWhatAnAreaLacksAreLookedIntoUntilTheyAreOver() {
        Debt jumped = targets.of(GoldenEvents.event(FigureJumped.class)).orElseThrow();
        Debt settled = targets.of(GoldenEvents.event(FigureSettled.class)).orElseThrow();
        assertThat(describe(jumped)).startsWith("FIGURE OPEN ");
        assertThat(owed(jumped).unitKey()).isEqualTo("44@2025-07-01");
        assertThat(jumped.subject().title()).isEqualTo("CA09, 2026-10");
        assertThat(describe(settled)).startsWith("FIGURE CLOSED ");
        assertThat(settled.id()).isEqualTo(jumped.id());
        assertThat(settled.version()).isGreaterThan(jumped.version());

        Debt low = targets.of(GoldenEvents.event(CoverageLow.class)).orElseThrow();
        Debt restored = targets.of(GoldenEvents.event(CoverageRestored.class)).orElseThrow();
        assertThat(describe(low)).startsWith("COVERAGE OPEN ");
        assertThat(describe(restored)).startsWith("COVERAGE CLOSED ");
        assertThat(restored.id()).isEqualTo(low.id());
    }

    @Test
    void eventsThatAServiceCouldNotProcessAreOwedUntilAllAreDealtWith() {
        Debt parked = targets.of(GoldenEvents.event(DeadLettersParked.class)).orElseThrow();
        Debt cleared = targets.of(GoldenEvents.event(DeadLettersCleared.class)).orElseThrow();
        assertThat(describe(parked)).startsWith("DEAD_LETTERS OPEN ");
        assertThat(parked.subject().title()).isEqualTo("report-service");
        assertThat(describe(cleared)).startsWith("DEAD_LETTERS CLOSED ");
        assertThat(cleared.id()).isEqualTo(parked.id());
        assertThat(cleared.version()).isGreaterThan(parked.version());
    }

    @Test
    void whatMovedInSeveralAreasIsLookedIntoRightAboveThem() {
        ServiceOnStore.directory().apply(Events.commune("19429", "Xã thử"));
        Debt low = targets.of(GoldenEvents.event(CoverageLow.class)).orElseThrow();
        assertThat(owed(low).unitKey()).isEqualTo("44@2025-07-01");
        assertThat(low.subject().title()).isEqualTo("PCMT-THANG, 2026-10, Kế hoạch chuyển hóa địa bàn biên giới");

        String each = new String(GoldenEvents.json("target.at-risk.v1"), UTF_8);
        TargetAtRisk atRisk = (TargetAtRisk) EventCodec.decode(
                "target.at-risk.v1",
                each.replaceFirst("\"unit\": \"[^\"]+\"", "\"unit\": null")
                        .replaceFirst("\"areas\": \\[[^]]*]", "\"areas\": [\"19429@2025-07-01\", \"19441@2025-07-01\"]")
                        .getBytes(UTF_8));
        Debt together = targets.of(atRisk).orElseThrow();
        assertThat(owed(together).unitKey()).as("of a target for both together").isEqualTo("44@2025-07-01");
    }

    private List<Debt> of(Class<? extends PlanEvent> type) {
        return plans.of(GoldenEvents.event(type));
    }

    private List<String> told(Class<? extends PlanEvent> type) {
        return of(type).stream().map(DebtsTest::describe).toList();
    }

    private static String describe(Debt debt) {
        return debt.subject().owes() + " " + debt.state() + " " + debt.subject().owner() + " "
                + owed(debt).dueAt();
    }

    /** What comes of a debt where nothing else is known of the matter. */
    private static Obligation owed(Debt debt) {
        ServiceOnStore.mongo().remove(new Query(), "obligations");
        ServiceOnStore.apply(debt);
        return ServiceOnStore.obligations().find(debt.id()).orElseThrow();
    }
}
