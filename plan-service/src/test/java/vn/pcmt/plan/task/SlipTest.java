package vn.pcmt.plan.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Weeks of March 2026: 2 to 6, 9 to 13, 16 to 20 are worked. */
class SlipTest {
    private final TaskCalendar calendar = TaskCalendarTest.on("2026-03-02T02:00:00Z");

    @Test
    void aDependantMovesByTheWorkingDaysItsSlackCannotTake() {
        TaskFacts first = TaskFixture.draft("1", "2026-03-02", "2026-03-06");
        // Tuesday: between Friday and Tuesday only Monday is free.
        TaskFacts second = TaskFixture.draft("2", "2026-03-10", "2026-03-12", "1");

        Slip slip = slip(first, "2026-03-11", null, first, second);

        assertThat(slip.movedBy()).as("Monday, Tuesday, Wednesday").isEqualTo(3);
        assertThat(slip.following()).containsExactly(following(second, "2026-03-12", "2026-03-16", 2));
    }

    @Test
    void whatHasSlackEnoughIsListedAndStays() {
        TaskFacts first = TaskFixture.draft("1", "2026-03-02", "2026-03-06");
        TaskFacts second = TaskFixture.draft("2", "2026-03-16", "2026-03-18", "1");

        assertThat(slip(first, "2026-03-13", null, first, second).following())
                .containsExactly(following(second, "2026-03-16", "2026-03-18", 0));
    }

    @Test
    void aSlipRunsThroughAChainAndTheLongestWayCounts() {
        TaskFacts first = TaskFixture.draft("1", "2026-03-02", "2026-03-06");
        TaskFacts tight = TaskFixture.draft("2", "2026-03-09", "2026-03-11", "1");
        TaskFacts loose = TaskFixture.draft("3", "2026-03-11", "2026-03-11", "1");
        TaskFacts last = TaskFixture.draft("4", "2026-03-12", "2026-03-13", "2", "3");

        Slip slip = slip(first, "2026-03-10", "2026-03-16", last, loose, tight, first);

        assertThat(slip.following())
                .containsExactlyInAnyOrder(
                        following(tight, "2026-03-11", "2026-03-13", 2),
                        following(loose, "2026-03-11", "2026-03-11", 0),
                        new Slip.Following(
                                last,
                                LocalDate.parse("2026-03-12"),
                                LocalDate.parse("2026-03-13"),
                                LocalDate.parse("2026-03-16"),
                                LocalDate.parse("2026-03-17"),
                                2,
                                true));
        assertThat(slip.following().getLast().task()).isEqualTo(last);
    }

    @Test
    void anEarlierDeadlineMovesNobody() {
        TaskFacts first = TaskFixture.draft("1", "2026-03-02", "2026-03-06");
        TaskFacts second = TaskFixture.draft("2", "2026-03-09", "2026-03-11", "1");

        Slip slip = slip(first, "2026-03-04", null, first, second);

        assertThat(slip.movedBy()).isZero();
        assertThat(slip.following()).containsExactly(following(second, "2026-03-09", "2026-03-11", 0));
    }

    @Test
    void whatIsDoneOrEndedDoesNotMove() {
        TaskFacts first = TaskFixture.draft("1", "2026-03-02", "2026-03-06");
        TaskFacts done = TaskFixture.in(TaskStage.DONE, "2", "2026-03-09", "2026-03-11", "1");
        TaskFacts withdrawn = TaskFixture.in(TaskStage.WITHDRAWN, "3", "2026-03-09", "2026-03-11", "1");
        TaskFacts after = TaskFixture.draft("4", "2026-03-12", "2026-03-13", "2");

        Slip slip = slip(first, "2026-03-20", "2026-03-19", first, done, withdrawn, after);

        assertThat(slip.crossesPlanEnd()).isTrue();
        assertThat(slip.following()).containsExactly(following(after, "2026-03-12", "2026-03-13", 0));
    }

    @Test
    void aCircleThatShouldNotBeThereDoesNotHangIt() {
        TaskFacts first = TaskFixture.draft("1", "2026-03-02", "2026-03-06", "2");
        TaskFacts second = TaskFixture.draft("2", "2026-03-09", "2026-03-11", "1");

        assertThat(slip(first, "2026-03-09", null, first, second).following()).hasSize(1);
    }

    private Slip slip(TaskFacts task, String deadline, @Nullable String planEnd, TaskFacts... all) {
        return Slip.of(
                task,
                LocalDate.parse(deadline),
                List.of(all),
                planEnd == null ? null : LocalDate.parse(planEnd),
                calendar);
    }

    private static Slip.Following following(TaskFacts task, String newStart, String newDeadline, int by) {
        return new Slip.Following(
                task,
                java.util.Objects.requireNonNull(task.text().start()),
                java.util.Objects.requireNonNull(task.text().deadline()),
                LocalDate.parse(newStart),
                LocalDate.parse(newDeadline),
                by,
                false);
    }
}
