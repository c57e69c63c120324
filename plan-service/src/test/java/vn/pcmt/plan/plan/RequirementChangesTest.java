package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.problem.FieldProblem;

/** On 22 November 2026 the month 2026-12 runs (15 November to 14 December), and so does week 47. */
class RequirementChangesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<String> PROVINCE = List.of("44@2025-07-01");
    private static final RequirementText MONTHLY = monthly("2026-01", null);

    @Test
    void whatStaysTheSameIsNotToldAgain() {
        RequirementChanges changes = change(MONTHLY, MONTHLY);

        assertThat(changes.requirements()).containsExactly(MONTHLY);
        assertThat(changes.told()).isEmpty();
    }

    @Test
    void whatIsTakenOutEndsWithThePeriodThatRuns() {
        RequirementChanges changes = RequirementChanges.of(List.of(MONTHLY), List.of(), TODAY, 14);

        assertThat(changes.problems()).isEmpty();
        assertThat(changes.requirements()).containsExactly(monthly("2026-01", "2026-12"));
        assertThat(spans(changes)).containsExactly("thang 2026-01 to 2026-12");
    }

    @Test
    void whatIsTakenOutBeforeItBeganIsOwedForNoPeriodAtAll() {
        RequirementChanges changes = RequirementChanges.of(List.of(monthly("2027-01", null)), List.of(), TODAY, 14);

        assertThat(changes.requirements()).isEmpty();
        assertThat(spans(changes)).containsExactly("thang 2027-01 to 2026-12");
    }

    @Test
    void whatHasEndedStaysWhenItIsTakenOut() {
        RequirementText ended = monthly("2026-01", "2026-06");

        RequirementChanges changes = RequirementChanges.of(List.of(ended), List.of(), TODAY, 14);

        assertThat(changes.requirements()).containsExactly(ended);
        assertThat(changes.told()).isEmpty();
    }

    @Test
    void theFirstPeriodOfWhatIsOwedIsFixed() {
        RequirementChanges changes = change(MONTHLY, monthly("2026-03", null));

        assertThat(changes.problems())
                .containsExactly(
                        new FieldProblem("/requirements/0/firstPeriod", "requirement-begun", "thang", MONTHLY.first()));
    }

    @Test
    void whatHasNotBegunMayStillBeginLater() {
        RequirementChanges changes = change(monthly("2027-01", null), monthly("2027-03", null));

        assertThat(changes.problems()).isEmpty();
        assertThat(spans(changes)).containsExactly("thang 2027-03 to null");
    }

    @Test
    void itMayEndWithThePeriodThatRunsButNoEarlier() {
        assertThat(change(MONTHLY, monthly("2026-01", "2026-12")).problems()).isEmpty();
        assertThat(change(MONTHLY, monthly("2026-01", "2026-11")).problems())
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/requirements/0/lastPeriod", "requirement-owed-until"));
    }

    @Test
    void whatHasEndedIsNotTakenUpAgainUnderItsOldName() {
        RequirementChanges changes = change(monthly("2026-01", "2026-06"), monthly("2026-01", null));

        assertThat(changes.problems()).extracting(FieldProblem::code).containsExactly("requirement-ended");
    }

    @Test
    void otherUnitsOweFromTheNextPeriodOnUnderAnotherName() {
        RequirementText wider =
                new RequirementText("thang", "PCMT-THANG", Frequency.MONTHLY, List.of("VN"), "2026-01", null, null);

        RequirementChanges changes = change(MONTHLY, wider);

        assertThat(changes.problems()).isEmpty();
        assertThat(spans(changes)).containsExactly("thang 2026-01 to 2026-12", "thang.2 2027-01 to null");
        assertThat(changes.told().getFirst().scope()).isEqualTo(PROVINCE);
        assertThat(changes.told().getLast().scope()).containsExactly("VN");
    }

    @Test
    void anotherDeadlineHoldsFromTheNextPeriodOn() {
        RequirementText sooner = new RequirementText(
                "thang",
                "PCMT-THANG",
                Frequency.MONTHLY,
                PROVINCE,
                "2026-01",
                null,
                new RequirementText.Deadline(1, null, null, null));

        RequirementChanges changes = change(MONTHLY, sooner);

        assertThat(spans(changes)).containsExactly("thang 2026-01 to 2026-12", "thang.2 2027-01 to null");
        assertThat(changes.told().getFirst().deadline()).isNull();
        assertThat(changes.told().getLast().deadline().workingDaysAfter()).isEqualTo(1);
    }

    @Test
    void theProvinceOwesInsteadOfItsCommunesFromTheNextPeriodOn() {
        RequirementText itself = new RequirementText(
                "thang", "PCMT-THANG", Frequency.MONTHLY, PROVINCE, "2026-01", null, null, ReportingLevel.PROVINCE);

        RequirementChanges changes = change(MONTHLY, itself);

        assertThat(spans(changes)).containsExactly("thang 2026-01 to 2026-12", "thang.2 2027-01 to null");
        assertThat(changes.told())
                .extracting(one -> one.level())
                .containsExactly(ReportingLevel.COMMUNE, ReportingLevel.PROVINCE);
    }

    @Test
    void monthsGiveWayToTheQuarterThatFollows() {
        RequirementText quarterly =
                new RequirementText("thang", "PCMT-THANG", Frequency.QUARTERLY, PROVINCE, "2026-Q1", null, null);

        RequirementChanges changes = change(MONTHLY, quarterly);

        // 2026-12 ends on 14 December, with 2026-Q4
        assertThat(spans(changes)).containsExactly("thang 2026-01 to 2026-12", "thang.2 2027-Q1 to null");
    }

    @Test
    void aReportOwedOnceIsFixedOnceItIsDue() {
        RequirementText due = once("2026-11-22");
        RequirementText later = once("2026-12-20");

        assertThat(change(due, once("2026-11-30")).problems())
                .extracting(FieldProblem::code)
                .containsExactly("requirement-ended");
        assertThat(spans(change(later, once("2026-12-25")))).containsExactly("tong-ket 2026-12-25 to 2026-12-25");
        assertThat(RequirementChanges.of(List.of(due), List.of(), TODAY, 14).requirements())
                .containsExactly(due);
        assertThat(spans(RequirementChanges.of(List.of(later), List.of(), TODAY, 14)))
                .containsExactly("tong-ket 2026-12-20 to 2026-12-19");
    }

    private static RequirementChanges change(RequirementText before, RequirementText after) {
        return RequirementChanges.of(List.of(before), List.of(after), TODAY, 14);
    }

    private static Stream<String> spans(RequirementChanges changes) {
        return changes.told().stream().map(RequirementChangesTest::span);
    }

    private static String span(Requirement told) {
        return told.id() + " " + told.firstPeriod() + " to " + told.lastPeriod();
    }

    private static RequirementText monthly(String first, @Nullable String last) {
        return new RequirementText("thang", "PCMT-THANG", Frequency.MONTHLY, PROVINCE, first, last, null);
    }

    private static RequirementText once(String day) {
        return new RequirementText("tong-ket", "PCMT-THANG", Frequency.ONCE, PROVINCE, day, null, null);
    }
}
