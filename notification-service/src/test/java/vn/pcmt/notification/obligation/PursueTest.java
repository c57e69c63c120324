package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.obligation.Owed.aReport;
import static vn.pcmt.notification.obligation.Owed.vietnam;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.notification.calendar.TestHours;
import vn.pcmt.notification.obligation.Chase.Decision;
import vn.pcmt.notification.obligation.Chase.Scope;
import vn.pcmt.notification.routing.Level;

/**
 * What is due on Monday 16 November 2026 at 17.00 is not done, by the rules that are built in: it comes before the head
 * after one working day, before the reviewers after two more, before the Steering Committee after another three, and who
 * owes it is told again every second working day, three times.
 */
class PursueTest {

    private final Chase chase = new Chase(Owed.settings(), Owed.builtIn(), TestHours.quiet());
    private final Owed report = aReport();

    @Test
    void goesUpItsChainInWorkingTimeAndTellsWhoOwesItAgain() {
        assertThat(at("2026-11-16T17:00:00")).containsExactly("OVERDUE~20261116T1700");
        assertThat(at("2026-11-17T16:59:59")).isEmpty();
        assertThat(at("2026-11-17T17:00:00")).containsExactly("ESCALATED~20261116T1700.1");
        assertThat(at("2026-11-18T17:00:00")).containsExactly("OVERDUE~20261116T1700.again-1");
        assertThat(at("2026-11-19T17:00:00")).containsExactly("ESCALATED~20261116T1700.2");
        assertThat(at("2026-11-20T17:00:00")).containsExactly("OVERDUE~20261116T1700.again-2");
        assertThat(at("2026-11-22T12:00:00")).as("a Sunday").isEmpty();
        assertThat(at("2026-11-25T09:00:00"))
                .as("Tuesday and Wednesday come together")
                .containsExactly("ESCALATED~20261116T1700.3", "OVERDUE~20261116T1700.again-3");
        assertThat(at("2027-03-01T09:00:00")).as("then it is enough").isEmpty();
    }

    @Test
    void saysBeforeWhomItComesAndWhenItIsLookedAtNext() {
        at("2026-11-16T17:00:00");

        Decision decision = decide("2026-11-17T17:00:00");

        assertThat(decision.raise()).singleElement().satisfies(step -> {
            assertThat(step.level()).isEqualTo(Level.HEAD);
            assertThat(step.reason()).isEqualTo(Pursue.OVERDUE);
        });
        assertThat(decision.nextActionAt()).isEqualTo(vietnam("2026-11-18T17:00:00"));
    }

    @Test
    void stopsWhenItIsDoneAndTellsTheHeadWhoHadHeardOfIt() {
        at("2026-11-16T17:00:00");
        at("2026-11-17T17:00:00");
        report.submitted("2026-11-18T08:00:00");

        assertThat(at("2026-11-18T08:00:01"))
                .containsExactlyInAnyOrder("CLOSED~OVERDUE.20261116T1700", "CLOSED~ESCALATED.20261116T1700.1");
        assertThat(at("2026-12-18T08:00:01")).isEmpty();
    }

    @Test
    void aPromiseKeepsItFromGoingUpUntilThePromisedDayIsOver() {
        at("2026-11-16T17:00:00");
        report.promised("2026-11-19", "2026-11-17T09:00:00");

        assertThat(at("2026-11-17T17:00:00")).isEmpty();
        assertThat(at("2026-11-19T20:59:00")).as("the promised day").isEmpty();
        Decision broken = decide("2026-11-20T06:30:00");
        assertThat(broken.raise()).extracting(Occasion::key).contains("ESCALATED~20261116T1700.1");
        assertThat(broken.raise()).first().extracting(Occasion::reason).isEqualTo(Pursue.PROMISE_BROKEN);
        report.after(broken);
        assertThat(at("2026-11-20T06:30:01"))
                .as("a broken promise takes it up one step only")
                .isEmpty();
        assertThat(at("2026-11-24T06:30:00")).contains("ESCALATED~20261116T1700.2");
    }

    @Test
    void aPromiseMadeBeforeTheDeadlineHoldsAfterItToo() {
        report.promised("2026-11-18", "2026-11-13T09:00:00");

        assertThat(at("2026-11-16T17:00:00")).containsExactly("OVERDUE~20261116T1700");
        assertThat(at("2026-11-18T17:00:00")).isEmpty();
        assertThat(at("2026-11-19T06:30:00")).contains("ESCALATED~20261116T1700.1");
    }

    @Test
    void noPromiseHoldsForLongerThanTenWorkingDaysNorAThirdOne() {
        at("2026-11-16T17:00:00");
        report.promised("2027-11-19", "2026-11-17T09:00:00");
        assertThat(at("2026-11-30T09:00:00")).isEmpty();
        assertThat(at("2026-12-01T09:00:00")).contains("ESCALATED~20261116T1700.1");
        report.promised("2026-12-04", "2026-12-01T10:00:00").promised("2026-12-05", "2026-12-01T11:00:00");
        assertThat(at("2026-12-03T09:00:00")).contains("ESCALATED~20261116T1700.2");
    }

    @Test
    void nothingIsMadeUpForInAFloodAfterWeeksInWhichNobodyWasThereToTell() {
        report.firstSeen("2026-11-15T00:00:00");

        assertThat(at("2026-12-14T09:00:00")).containsExactly("OVERDUE~20261116T1700");
        assertThat(at("2026-12-15T08:59:59")).isEmpty();
        assertThat(at("2026-12-15T09:00:00")).containsExactly("ESCALATED~20261116T1700.1");
    }

    @Test
    void whatIsMutedIsDecidedAnewAtTheEndAndTheReminderMissedIsNotMadeUpFor() {
        Instant end = vietnam("2026-11-18T10:00:00");
        Notes.Muted until = occasion -> end;

        Decision muted = chase.decide(report.build(), vietnam("2026-11-16T17:00:00"), Scope.EVERYTHING, until);
        assertThat(muted.raise()).isEmpty();
        assertThat(muted.held()).extracting(Occasion::key).containsExactly("OVERDUE~20261116T1700");
        assertThat(muted.nextActionAt()).isEqualTo(end);
        report.after(muted);

        assertThat(at("2026-11-18T10:00:00")).containsExactly("OVERDUE~20261116T1700");
        assertThat(at("2026-11-19T10:00:00"))
                .as("counted from when it was told")
                .containsExactly("ESCALATED~20261116T1700.1");
    }

    @Test
    void whatWasMutedAndIsDoneByTheEndIsNeverTold() {
        Decision muted = chase.decide(
                report.build(),
                vietnam("2026-11-16T17:00:00"),
                Scope.EVERYTHING,
                occasion -> vietnam("2026-11-18T10:00:00"));
        report.after(muted).submitted("2026-11-17T08:00:00");

        assertThat(at("2026-11-18T10:00:00")).isEmpty();
    }

    @Test
    void aTaskIsToldWhenItIsGivenRemindedOfByWorkingDaysAndRestsWhileAnObstacleStandsInItsWay() {
        Owed task = aReport().is(ObligationKind.TASK, "cb-1").dueAt("2026-11-30T17:00:00");

        Decision given = decide(task, "2026-11-18T22:00:00");
        assertThat(given.raise()).as("not in the night").isEmpty();
        assertThat(given.nextActionAt()).isEqualTo(vietnam("2026-11-19T06:30:00"));
        assertThat(keys(task, "2026-11-19T06:30:00")).containsExactly("ASSIGNED~20261130T1700.cb-1");
        assertThat(keys(task, "2026-11-23T17:00:00")).containsExactly("REMINDER~20261130T1700.before-5d");
        task.resting(true);
        assertThat(decide(task, "2026-12-02T09:00:00").nextActionAt()).isNull();
        assertThat(keys(task, "2026-12-02T09:00:00")).isEmpty();
        task.resting(false);
        assertThat(keys(task, "2026-12-03T09:00:00")).containsExactly("OVERDUE~20261130T1700");
    }

    @Test
    void whatIsUrgentIsSaidAtNight() {
        Owed explanation =
                aReport().is(ObligationKind.EXPLANATION, "cb-1").urgent().dueAt("2026-11-18T23:00:00");

        assertThat(keys(explanation, "2026-11-18T21:30:00")).contains("ASSIGNED~20261118T2300.cb-1");
        assertThat(keys(explanation, "2026-11-18T23:00:00")).containsExactly("OVERDUE~20261118T2300");
    }

    @Test
    void whatIsPutOffIsSaidLater() {
        report.snoozed("2026-11-17T11:00:00");

        Decision putOff = decide("2026-11-16T17:00:00");

        assertThat(putOff.raise()).isEmpty();
        assertThat(putOff.nextActionAt()).isEqualTo(vietnam("2026-11-17T11:00:00"));
        assertThat(at("2026-11-17T11:00:00")).containsExactly("OVERDUE~20261116T1700");
    }

    @Test
    void whoItIsHandedOverToIsToldEvenAfterTheDeadline() {
        at("2026-11-16T17:00:00");
        report.handedTo("cb-2");

        assertThat(at("2026-11-17T08:00:00")).containsExactly("ASSIGNED~20261116T1700.cb-2");
        assertThat(at("2026-11-17T08:00:01")).isEmpty();
    }

    @Test
    void whoItIsGivenToAfterItWasHandedOverAnswersForItAndIsTold() {
        Owed task = aReport().is(ObligationKind.TASK, "cb-1").handedTo("cb-2");
        assertThat(keys(task, "2026-11-16T08:00:00")).contains("ASSIGNED~20261116T1700.cb-2");

        task.is(ObligationKind.TASK, "cb-3");

        assertThat(task.build().subject().owner()).isEqualTo("cb-3");
        assertThat(keys(task, "2026-11-16T09:00:00")).containsExactly("ASSIGNED~20261116T1700.cb-3");
    }

    @Test
    void whatWasSentBackAfterTheDeadlineIsChasedFromThreeWorkingDaysLater() {
        report.submitted("2026-11-15T09:00:00").returned("2026-11-18T10:00:00", "thiếu mục 3");
        at("2026-11-18T10:00:01");

        assertThat(at("2026-11-23T09:59:00")).isEmpty();
        assertThat(at("2026-11-23T10:00:00")).containsExactly("OVERDUE~20261123T1000");
        assertThat(at("2026-11-24T10:00:00")).containsExactly("ESCALATED~20261123T1000.1");
    }

    private List<String> at(String local) {
        return keys(report, local);
    }

    private List<String> keys(Owed owed, String local) {
        Decision decision = decide(owed, local);
        owed.after(decision);
        return decision.raise().stream().map(Occasion::key).toList();
    }

    private Decision decide(String local) {
        return decide(report, local);
    }

    private Decision decide(Owed owed, String local) {
        return chase.decide(owed.build(), vietnam(local), Scope.EVERYTHING, Notes.Muted.NOTHING);
    }
}
