package vn.pcmt.notification.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.notification.obligation.Owed.aReport;
import static vn.pcmt.notification.obligation.Owed.vietnam;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.pcmt.notification.calendar.TestHours;
import vn.pcmt.notification.obligation.Chase.Decision;
import vn.pcmt.notification.obligation.Chase.Scope;

/** The report is due on Monday 16 November 2026 at 17.00 and opened on Sunday 15 November at midnight. */
class ChaseTest {

    private final Chase chase = new Chase(Owed.settings(), Owed.toldOnce(), TestHours.quiet());

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-15T00:00:00 |                               | 2026-11-16T06:30:00 | Friday's reminder was missed and waits for the next window
            2026-11-16T06:29:59 |                               | 2026-11-16T06:30:00 | still quiet
            2026-11-16T06:30:00 | REMINDER~20261116T1700.before-PT24H | 2026-11-16T07:30:00 | reminded when the window opens
            2026-11-16T07:29:59 | REMINDER~20261116T1700.before-PT24H | 2026-11-16T07:30:00 | the morning's reminder is not due
            2026-11-16T07:30:00 | REMINDER~20261116T1700.day    | 2026-11-16T17:00:00 | only the later of two that are due
            2026-11-16T16:59:59 | REMINDER~20261116T1700.day    | 2026-11-16T17:00:00 | the last second before the deadline
            2026-11-16T17:00:00 | OVERDUE~20261116T1700         |                     | overdue from the deadline on
            2026-11-16T20:59:59 | OVERDUE~20261116T1700         |                     | the last second of the window
            2026-11-16T21:00:00 |                               | 2026-11-17T06:30:00 | held in the night
            2026-11-17T06:30:00 | OVERDUE~20261116T1700         |                     | told in the morning
            """)
    void saysWhatIsDue(String now, String told, String next, String because) {
        Decision decision = chase.decide(aReport().build(), vietnam(now), Scope.EVERYTHING, Notes.Muted.NOTHING);

        assertThat(decision.raise())
                .as(because)
                .extracting(Occasion::key)
                .containsExactlyElementsOf(told == null ? List.of() : List.of(told));
        assertThat(decision.nextActionAt()).as(because).isEqualTo(next == null ? null : vietnam(next));
    }

    @Test
    void saysEverythingOnce() {
        Decision first =
                chase.decide(aReport().build(), vietnam("2026-11-16T17:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);
        Decision again = chase.decide(
                aReport().after(first).build(), vietnam("2026-11-20T09:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);

        assertThat(first.raise()).hasSize(1);
        assertThat(again.raise()).isEmpty();
        assertThat(again.nextActionAt()).isNull();
    }

    @Test
    void saysNothingAboutWhatIsIn() {
        Obligation submitted = aReport().submitted("2026-11-15T09:00:00").build();

        for (String now : new String[] {"2026-11-16T07:30:00", "2026-11-16T17:00:00", "2026-12-01T09:00:00"}) {
            Decision decision = chase.decide(submitted, vietnam(now), Scope.EVERYTHING, Notes.Muted.NOTHING);
            assertThat(decision.raise()).isEmpty();
            assertThat(decision.nextActionAt()).isNull();
        }
    }

    @Test
    void tellsAReturnAtOnceEvenAtNightAndOnASunday() {
        Obligation returned = aReport()
                .submitted("2026-11-15T09:00:00")
                .returned("2026-11-15T22:00:00", "Mục 2 chưa khớp")
                .build();

        Decision decision = chase.decide(returned, vietnam("2026-11-15T22:00:01"), Scope.RETURNS, Notes.Muted.NOTHING);

        assertThat(decision.raise()).singleElement().satisfies(occasion -> {
            assertThat(occasion.key()).isEqualTo("RETURNED~v3");
            assertThat(occasion.reason()).isEqualTo("Mục 2 chưa khớp");
            assertThat(occasion.overtaken()).isFalse();
        });
        assertThat(decision.nextActionAt()).as("the rest is still due").isEqualTo(vietnam("2026-11-15T22:00:01"));
    }

    @Test
    void tellsThatOpeningsDoNotFitAtOnceAndThatTheyFitAgain() {
        Owed report = aReport().submitted("2026-11-15T09:00:00").flagged("2026-11-20T22:00:00", "CA01", "CA09");

        Decision flagged =
                chase.decide(report.build(), vietnam("2026-11-20T22:00:01"), Scope.RETURNS, Notes.Muted.NOTHING);
        Decision again = chase.decide(
                report.after(flagged).build(), vietnam("2026-11-21T09:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);
        Decision settled = chase.decide(
                report.flagged("2026-11-22T09:00:00").build(),
                vietnam("2026-11-22T09:00:01"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(flagged.raise()).singleElement().satisfies(occasion -> {
            assertThat(occasion.key()).isEqualTo("FLAGGED~v3");
            assertThat(occasion.reason()).isEqualTo("CA01, CA09");
            assertThat(occasion.overtaken()).isFalse();
        });
        assertThat(again.raise()).isEmpty();
        assertThat(settled.raise()).extracting(Occasion::key).containsExactly("CLOSED~FLAGGED.v3");
    }

    @Test
    void tellsOfAFlagOfTodayEvenIfTheObligationWasSetAside() {
        Owed old = aReport()
                .submitted("2026-11-15T09:00:00")
                .flagged("2026-11-20T09:00:00", "CA01")
                .firstSeen("2027-02-01T09:00:00");
        Decision aside =
                chase.decide(old.build(), vietnam("2027-02-01T09:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);

        Decision today = chase.decide(
                old.after(aside).flagged("2027-02-02T09:00:00", "CA09").build(),
                vietnam("2027-02-02T09:00:01"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(aside.raise()).isEmpty();
        assertThat(today.raise()).extracting(Occasion::key).containsExactly("FLAGGED~v4");
    }

    @Test
    void chasesAgainWhatWasReturnedBeforeTheDeadline() {
        Owed returned = aReport().submitted("2026-11-15T09:00:00").returned("2026-11-15T10:00:00", "thiếu mục 3");

        assertThat(chase.decide(returned.build(), vietnam("2026-11-16T17:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING)
                        .raise())
                .extracting(Occasion::key)
                .containsExactly("RETURNED~v3", "OVERDUE~20261116T1700");
    }

    @Test
    void doesNotCallOverdueWhatWasInAtTheDeadlineAndReturnedAfterwards() {
        Owed returned = aReport().submitted("2026-11-15T09:00:00").returned("2026-11-18T10:00:00", "thiếu mục 3");

        assertThat(chase.decide(returned.build(), vietnam("2026-11-19T09:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING)
                        .raise())
                .extracting(Occasion::key)
                .containsExactly("RETURNED~v3");
    }

    @Test
    void saysThatItIsSettledOnlyAfterAComplaint() {
        Owed report = aReport();
        report.after(
                chase.decide(report.build(), vietnam("2026-11-16T17:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING));

        Decision settled = chase.decide(
                report.submitted("2026-11-17T09:00:00").build(),
                vietnam("2026-11-17T09:00:01"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(settled.raise()).extracting(Occasion::key).containsExactly("CLOSED~OVERDUE.20261116T1700");
        assertThat(chase.decide(
                                report.after(settled).build(),
                                vietnam("2026-11-18T09:00:00"),
                                Scope.EVERYTHING,
                                Notes.Muted.NOTHING)
                        .raise())
                .isEmpty();
    }

    @Test
    void tellsEveryReturnAndItsEndEvenIfItReadsThemAllAtOnce() {
        Obligation report = aReport()
                .submitted("2026-11-15T09:00:00")
                .returned("2026-11-15T10:00:00", "một")
                .submitted("2026-11-15T11:00:00")
                .returned("2026-11-15T12:00:00", "hai")
                .submitted("2026-11-15T13:00:00")
                .build();

        Decision decision = chase.decide(report, vietnam("2026-11-15T14:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);

        assertThat(decision.raise())
                .extracting(Occasion::key)
                .containsExactly("RETURNED~v3", "RETURNED~v5", "CLOSED~RETURNED.v3", "CLOSED~RETURNED.v5");
        assertThat(decision.raise()).extracting(Occasion::overtaken).containsExactly(true, true, true, false);
    }

    @Test
    void givesANewDeadlineNewReminders() {
        Owed report = aReport();
        report.after(
                chase.decide(report.build(), vietnam("2026-11-16T17:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING));

        Decision decision = chase.decide(
                report.dueAt("2026-11-20T17:00:00").build(),
                vietnam("2026-11-17T09:00:00"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(decision.raise()).isEmpty();
        assertThat(decision.nextActionAt()).isEqualTo(vietnam("2026-11-19T17:00:00"));
    }

    @Test
    void letsWhatIsOverdueWhenFirstSeenSettleBeforeItIsChased() {
        Obligation late = aReport().firstSeen("2026-11-18T09:00:00").build();

        Decision early = chase.decide(late, vietnam("2026-11-18T09:14:59"), Scope.EVERYTHING, Notes.Muted.NOTHING);
        Decision then = chase.decide(late, vietnam("2026-11-18T09:15:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);

        assertThat(early.raise()).isEmpty();
        assertThat(early.nextActionAt()).isEqualTo(vietnam("2026-11-18T09:15:00"));
        assertThat(then.raise()).extracting(Occasion::key).containsExactly("OVERDUE~20261116T1700");
    }

    @ParameterizedTest(name = "looked at {0}: suppressed {1}")
    @CsvSource({"2026-12-16T17:00:00, false", "2026-12-16T17:00:01, true"})
    void doesNotChaseWhatIsTooOldWhenFirstSeen(String now, boolean suppressed) {
        Obligation old = aReport().firstSeen(now).build();

        Decision decision = chase.decide(old, vietnam(now), Scope.EVERYTHING, Notes.Muted.NOTHING);

        assertThat(decision.suppression() != null).isEqualTo(suppressed);
        assertThat(decision.recordSuppression()).isEqualTo(suppressed);
        assertThat(decision.raise()).isEmpty();
    }

    @Test
    void keepsChasingWhatGrewOldWhileItWasChased() {
        Owed report = aReport();
        report.after(
                chase.decide(report.build(), vietnam("2026-11-16T17:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING));

        Decision decision = chase.decide(
                report.submitted("2027-01-20T09:00:00").build(),
                vietnam("2027-01-20T09:00:01"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(decision.suppression()).isNull();
        assertThat(decision.raise()).extracting(Occasion::key).containsExactly("CLOSED~OVERDUE.20261116T1700");
    }

    @Test
    void tellsOfAReturnOfTodayEvenIfTheObligationWasSetAside() {
        Owed old = aReport()
                .submitted("2026-11-15T09:00:00")
                .returned("2026-11-18T09:00:00", "cũ")
                .submitted("2026-11-19T09:00:00")
                .firstSeen("2027-02-01T09:00:00");
        Decision aside =
                chase.decide(old.build(), vietnam("2027-02-01T09:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING);
        assertThat(aside.raise()).isEmpty();
        assertThat(aside.recordSuppression()).isTrue();

        Decision today = chase.decide(
                old.after(aside).returned("2027-02-02T09:00:00", "mới").build(),
                vietnam("2027-02-02T09:00:01"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(today.raise()).extracting(Occasion::key).containsExactly("RETURNED~v5");
    }

    @Test
    void looksAgainAtAnExtendedDeadlineThatHadBeenTooOld() {
        Owed old = aReport().firstSeen("2027-02-01T09:00:00");
        old.after(chase.decide(old.build(), vietnam("2027-02-01T09:00:00"), Scope.EVERYTHING, Notes.Muted.NOTHING));

        Decision decision = chase.decide(
                old.dueAt("2027-02-26T17:00:00").build(),
                vietnam("2027-02-23T09:00:00"),
                Scope.EVERYTHING,
                Notes.Muted.NOTHING);

        assertThat(decision.suppression()).isNull();
        assertThat(decision.nextActionAt()).isEqualTo(vietnam("2027-02-25T17:00:00"));
    }
}
