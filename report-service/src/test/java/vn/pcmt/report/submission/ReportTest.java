package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.pcmt.report.submission.Reporting.CLOSED;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.LATE;
import static vn.pcmt.report.submission.Reporting.REPORTER;
import static vn.pcmt.report.submission.Reporting.REVIEWER;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.aSubmittedReport;
import static vn.pcmt.report.submission.Reporting.anAcceptedReport;
import static vn.pcmt.report.submission.Reporting.anExpectedReport;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.problem.Refusal;

class ReportTest {

    @Test
    void isExpectedBeforeAnythingCameIn() {
        Report report = anExpectedReport();
        assertThat(report.status()).isEqualTo(ReportStatus.EXPECTED);
        assertThat(report.revision()).isZero();
        assertThat(report.timeliness()).isNull();
        assertThat(report.outbox().version()).isEqualTo(1);
    }

    @Test
    void nobodyAcceptsWhatHeSentHimself() {
        Report report = aSubmittedReport();

        unchanged(report, one -> refused(() -> one.accept(1, REPORTER, IN_TIME)).hasMessageContaining("own-report"));
        assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);

        report.giveBack("Xem lại", List.of(), REVIEWER, IN_TIME);
        report.submit(YARDSTICK, complete().draft(), new Sender("bc-2", "ct-2"), IN_TIME);
        unchanged(report, one -> refused(() -> one.accept(2, "ct-2", IN_TIME)).hasMessageContaining("own-report"));
        report.accept(2, REPORTER, IN_TIME);
        assertThat(report.status()).as("what somebody else sent since").isEqualTo(ReportStatus.ACCEPTED);
    }

    @Test
    void keepsWhatTheUnitSent() {
        Report report = anExpectedReport();
        report.submit(YARDSTICK, complete().with("GC05", "12.345").draft(), REPORTER, IN_TIME);

        assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
        assertThat(report.revision()).isEqualTo(1);
        assertThat(report.timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(report.submittedAt()).isEqualTo(IN_TIME);
        assertThat(report.latest().orElseThrow().values()).hasSize(40).containsEntry("GC05", number("12.345"));
        assertThat(report.latest().orElseThrow().by()).isEqualTo(REPORTER);
    }

    @Test
    void saysWhoPreparedItAndWhoConfirmedIt() {
        Report report = anExpectedReport();
        report.submit(YARDSTICK, complete().draft(), new Sender(REPORTER, "ct-18859"), IN_TIME);
        assertThat(report.latest().orElseThrow())
                .extracting(Revision::by, Revision::confirmedBy)
                .containsExactly(REPORTER, "ct-18859");
        assertThat(aSubmittedReport().latest().orElseThrow().confirmedBy()).isNull();
    }

    @Test
    void aReportBeforeItsTimeIsRefused() {
        unchanged(anExpectedReport(), report -> refused(
                        () -> report.submit(YARDSTICK, complete().draft(), REPORTER, TOO_EARLY))
                .hasMessageContaining("window-not-open"));
    }

    @Test
    void aReportAfterTheClosingIsRefused() {
        unchanged(anExpectedReport(), report -> refused(
                        () -> report.submit(YARDSTICK, complete().draft(), REPORTER, CLOSED))
                .hasMessageContaining("window-closed"));
    }

    @Test
    void aReportAfterTheDeadlineIsLateForEver() {
        Report report = anExpectedReport();
        report.submit(YARDSTICK, complete().draft(), REPORTER, LATE);
        report.submit(YARDSTICK, complete().draft(), REPORTER, LATE.plusSeconds(60));
        assertThat(report.timeliness()).isEqualTo(Timeliness.LATE);
    }

    @Test
    void aLaterRevisionDoesNotMakeATimelyReportLate() {
        Report report = aSubmittedReport();
        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), REPORTER, LATE);

        assertThat(report.timeliness()).isEqualTo(Timeliness.ON_TIME);
        assertThat(report.revisions())
                .extracting(Revision::timeliness)
                .containsExactly(Timeliness.ON_TIME, Timeliness.LATE);
        assertThat(report.revision(1).orElseThrow().values()).containsEntry("CA01", number("1"));
        assertThat(report.revision(2).orElseThrow().values()).containsEntry("CA01", number("2"));
    }

    @Test
    void aWrongFigureChangesNothing() {
        unchanged(anExpectedReport(), report -> refused(() ->
                        report.submit(YARDSTICK, complete().with("CA01", "-1").draft(), REPORTER, IN_TIME))
                .hasMessageContaining("report-invalid"));
    }

    @Test
    void anExtensionMakesALateReportTimely() {
        Report report = anExpectedReport();
        report.extend(LATE.plusSeconds(3600), "Mưa lũ", REVIEWER, LATE);
        report.submit(YARDSTICK, complete().draft(), REPORTER, LATE.plusSeconds(3600));
        assertThat(report.timeliness()).isEqualTo(Timeliness.ON_TIME);
    }

    @Test
    void anExtensionOpensAClosedWindow() {
        Report report = anExpectedReport();
        report.extend(CLOSED.plusSeconds(3600), "Mưa lũ", REVIEWER, CLOSED);
        report.submit(YARDSTICK, complete().draft(), REPORTER, CLOSED.plusSeconds(60));
        assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
    }

    @Test
    void anExtensionMustEndAfterTheDeadlineAndAfterNow() {
        Instant due = anExpectedReport().deadlines().dueAt();
        unchanged(anExpectedReport(), report -> refused(() -> report.extend(due, "Mưa lũ", REVIEWER, IN_TIME))
                .hasMessageContaining("extension-not-later"));
        unchanged(anExpectedReport(), report -> refused(
                        () -> report.extend(due.plusSeconds(60), "Mưa lũ", REVIEWER, CLOSED))
                .hasMessageContaining("extension-not-later"));
    }

    @Test
    void aReportThatIsInNeedsNoExtension() {
        unchanged(aSubmittedReport(), report -> refused(() -> report.extend(CLOSED, "Mưa lũ", REVIEWER, IN_TIME))
                .hasMessageContaining("extension-not-needed"));
    }

    @Test
    void acceptsTheRevisionThatWasRead() {
        Report report = aSubmittedReport();
        report.accept(1, REVIEWER, LATE);
        assertThat(report.status()).isEqualTo(ReportStatus.ACCEPTED);
        assertThat(report.acceptedRevision()).isEqualTo(1);
    }

    @Test
    void aRevisionThatIsNotTheLatestCannotBeAccepted() {
        Report report = aSubmittedReport();
        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), REPORTER, IN_TIME);
        unchanged(
                report, stale -> refused(() -> stale.accept(1, REVIEWER, LATE)).hasMessageContaining("stale-revision"));
    }

    @Test
    void onlyWhatWaitsCanBeReviewed() {
        for (Report report : List.of(anExpectedReport(), anAcceptedReport())) {
            unchanged(report, idle -> refused(() -> idle.accept(idle.revision(), REVIEWER, LATE))
                    .hasMessageContaining("nothing-to-review"));
            unchanged(report, idle -> refused(() -> idle.giveBack("Sai số", List.of(), REVIEWER, LATE))
                    .hasMessageContaining("nothing-to-review"));
        }
    }

    @Test
    void aReturnedReportComesInAgainEvenAfterTheClosing() {
        Report report = aSubmittedReport();
        report.giveBack("Sai số", List.of(new Remark("CA01", "Cao gấp đôi kỳ trước")), REVIEWER, LATE);
        assertThat(report.status()).isEqualTo(ReportStatus.RETURNED);
        assertThat(report.returned().remarks()).extracting(Remark::indicator).containsExactly("CA01");

        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), REPORTER, CLOSED);
        assertThat(report.status()).isEqualTo(ReportStatus.SUBMITTED);
        assertThat(report.timeliness()).isEqualTo(Timeliness.ON_TIME);
    }

    @Test
    void anAcceptedReportIsCorrectedNotSubmittedAgain() {
        unchanged(anAcceptedReport(), report -> refused(
                        () -> report.submit(YARDSTICK, complete().draft(), REPORTER, IN_TIME))
                .hasMessageContaining("report-already-accepted"));
    }

    @Test
    void onlyAnAcceptedReportIsCorrected() {
        unchanged(aSubmittedReport(), report -> refused(
                        () -> report.correct(YARDSTICK, complete().draft(), "Đếm sót", REPORTER, IN_TIME))
                .hasMessageContaining("report-not-accepted-yet"));
    }

    @Test
    void theAcceptedFiguresStandUntilTheCorrectionIsAccepted() {
        Report report = anAcceptedReport();
        report.correct(YARDSTICK, complete().with("CA01", "7").draft(), "Đếm sót", REPORTER, CLOSED);

        ReportState corrected = report.state();
        assertThat(corrected.status()).isEqualTo(ReportStatus.CORRECTED);
        assertThat(corrected.received()).containsEntry("CA01", number("7"));
        assertThat(corrected.accepted()).containsEntry("CA01", number("1"));
        assertThat(corrected.acceptedRevision()).isEqualTo(1);

        report.accept(2, REVIEWER, CLOSED.plusSeconds(60));
        assertThat(report.state().accepted()).containsEntry("CA01", number("7"));
        assertThat(report.state().timeliness()).isEqualTo(Timeliness.ON_TIME);
    }

    @Test
    void aReturnedCorrectionIsCorrectedAgainWhileTheAcceptedFiguresStand() {
        Report report = anAcceptedReport();
        report.correct(YARDSTICK, complete().with("CA01", "7").draft(), "Đếm sót", REPORTER, LATE);
        report.giveBack("Chưa rõ", List.of(), REVIEWER, LATE);
        assertThat(report.state().accepted()).containsEntry("CA01", number("1"));

        refused(() -> report.submit(YARDSTICK, complete().draft(), REPORTER, LATE))
                .hasMessageContaining("report-already-accepted");
        report.correct(YARDSTICK, complete().with("CA01", "6").draft(), "Đếm lại", REPORTER, LATE);
        assertThat(report.status()).isEqualTo(ReportStatus.CORRECTED);
        assertThat(report.revisions()).extracting(Revision::reason).containsExactly(null, "Đếm sót", "Đếm lại");
    }

    @Test
    void everyTransitionRecordsOneEventAndEventsHaveNoGaps() {
        Report report = anExpectedReport();
        report.extend(LATE.plusSeconds(60), "Mưa lũ", REVIEWER, IN_TIME);
        report.submit(YARDSTICK, complete().draft(), REPORTER, IN_TIME);
        report.giveBack("Sai số", List.of(), REVIEWER, LATE);
        report.submit(YARDSTICK, complete().draft(), REPORTER, LATE);
        report.accept(2, REVIEWER, LATE);
        report.correct(YARDSTICK, complete().draft(), "Đếm sót", REPORTER, LATE);
        assertThat(report.outbox().version()).isEqualTo(7);
    }

    @Test
    void everyDecisionIsKept() {
        Report report = aSubmittedReport();
        report.giveBack("Sai số", List.of(new Remark("CA01", "Xem lại")), REVIEWER, LATE);
        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), REPORTER, LATE.plusSeconds(60));
        report.accept(2, "duyet-2", LATE.plusSeconds(120));

        assertThat(report.decisions())
                .containsExactly(
                        new Decision(
                                1,
                                Decision.Outcome.RETURNED,
                                LATE,
                                REVIEWER,
                                "Sai số",
                                List.of(new Remark("CA01", "Xem lại"))),
                        new Decision(2, Decision.Outcome.ACCEPTED, LATE.plusSeconds(120), "duyet-2", null, List.of()));
    }

    @Test
    void remarksOfAllReturnsStayUntilAnAcceptanceAndTellWhetherTheirFieldWasChanged() {
        Report report = aSubmittedReport();
        report.giveBack("Một", List.of(new Remark("CA01", "Xem lại"), new Remark("CA02", "Cả số này")), REVIEWER, LATE);
        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), REPORTER, LATE);
        report.giveBack("Hai", List.of(new Remark(null, Remark.NOTE, "Ghi rõ hơn")), REVIEWER, LATE);

        assertThat(report.openRemarks())
                .extracting(OpenRemark::indicator, OpenRemark::narrative, OpenRemark::revision, OpenRemark::changed)
                .containsExactly(
                        tuple("CA01", null, 1, true), tuple("CA02", null, 1, false), tuple(null, "note", 2, false));

        report.submit(
                YARDSTICK, complete().with("CA01", "2").noting("Đã rà soát").draft(), REPORTER, LATE);
        assertThat(report.openRemarks()).extracting(OpenRemark::changed).containsExactly(true, false, true);

        report.accept(3, REVIEWER, LATE);
        assertThat(report.openRemarks()).isEmpty();
    }

    @Test
    void aFigureThatIsChangedBackIsNotChanged() {
        Report report = aSubmittedReport();
        report.giveBack("Một", List.of(new Remark("CA01", "Xem lại")), REVIEWER, LATE);
        report.submit(YARDSTICK, complete().with("CA01", "2").draft(), REPORTER, LATE);
        report.submit(YARDSTICK, complete().with("CA01", "1").draft(), REPORTER, LATE);

        assertThat(report.openRemarks()).extracting(OpenRemark::changed).containsExactly(false);
    }

    @Test
    void openingsAreFlaggedOnceAndUnflaggedOnceAndTheFiguresStay() {
        Report report = anAcceptedReport();
        ReportState before = report.state();
        OpeningFlag flag =
                new OpeningFlag("CA01", number("2"), number("1"), List.of(new OpeningFlag.Source("PCMT-THANG~x", 2)));

        assertThat(report.flagOpenings(List.of(flag), LATE)).isTrue();
        assertThat(report.flagOpenings(
                        List.of(new OpeningFlag(
                                "CA01",
                                number("2.0"),
                                number("1"),
                                List.of(new OpeningFlag.Source("PCMT-THANG~x", 3)))),
                        LATE))
                .as("the same figures from a later revision are no news")
                .isFalse();
        assertThat(report.openings()).containsExactly(flag);
        assertThat(report.state()).isEqualTo(before);
        assertThat(report.outbox().version()).isEqualTo(4);

        assertThat(report.flagOpenings(List.of(), LATE)).isTrue();
        assertThat(report.flagOpenings(List.of(), LATE)).isFalse();
        assertThat(report.openings()).isEmpty();
        assertThat(report.outbox().version()).isEqualTo(5);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable transition) {
        return assertThatThrownBy(transition).isInstanceOf(Refusal.class);
    }

    private static void unchanged(Report report, java.util.function.Consumer<Report> attempt) {
        ReportState before = report.state();
        long version = report.outbox().version();
        attempt.accept(report);
        assertThat(report.state()).isEqualTo(before);
        assertThat(report.outbox().version()).isEqualTo(version);
    }
}
