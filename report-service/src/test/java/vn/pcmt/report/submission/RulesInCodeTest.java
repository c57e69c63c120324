package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Formula;

/** The rules that are no comparison of figures: the file names the class that makes each hold, and here it does. */
class RulesInCodeTest {

    @Test
    void r18ARatioOfAnAreaIsRecomputedFromItsPartsAndNotAveraged() {
        Formula onRecord = Catalogue.standard().indicator("TL01").orElseThrow().formula();
        BigDecimal small = onRecord.percent(Map.of("CA01", number("3"), "CA09", number("0"))::get, number("100"), 4);
        BigDecimal large = onRecord.percent(Map.of("CA01", number("5"), "CA09", number("4"))::get, number("9900"), 4);
        BigDecimal both = onRecord.percent(Map.of("CA01", number("8"), "CA09", number("4"))::get, number("10000"), 4);

        assertThat(both).isEqualByComparingTo("0.12");
        assertThat(small.add(large).divide(BigDecimal.TWO)).isNotEqualByComparingTo(both);
        assertThat(Reporting.FORM.indicator("TL01")).as("nobody enters it").isEmpty();
    }

    @Test
    void r19WhatWasAcceptedChangesOnlyByANewRevisionWithItsReason() {
        Report report = Reporting.anAcceptedReport();
        assertThatThrownBy(() -> report.submit(YARDSTICK, complete().draft(), Reporting.REPORTER, IN_TIME))
                .hasMessageContaining("report-already-accepted");

        report.correct(YARDSTICK, complete().with("CA01", "7").draft(), "Đếm sót", Reporting.REPORTER, IN_TIME);
        assertThat(report.revisions()).hasSize(2);
        assertThat(report.latest().orElseThrow().reason()).isEqualTo("Đếm sót");
        assertThat(report.revision(1).orElseThrow().values()).containsEntry("CA01", number("1"));
    }

    @Test
    void r20ABlankIsRefusedAndAnExplicitZeroOrNothingToReportIsTaken() {
        assertThat(catchThrowableOfType(ReportRefused.class, () -> EntryRules.examine(
                                        YARDSTICK, complete().without("TH02").draft())
                                .orRefuse())
                        .fields())
                .containsExactly(new FieldProblem("/values/TH02", "blank"));
        assertThat(EntryRules.examine(YARDSTICK, complete().with("TH02", "0").draft())
                        .problems())
                .isEmpty();
        assertThat(EntryRules.examine(
                                YARDSTICK,
                                complete()
                                        .without("TH01", "TH02", "TH03")
                                        .nothingIn("giam-tac-hai")
                                        .draft())
                        .problems())
                .isEmpty();
    }
}
