package vn.pcmt.notification.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.AlertCause;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.ServiceOnStore;

@EngineSuite
class AlertTextsTest {

    private final AlertTexts texts = ServiceOnStore.bean(AlertTexts.class);
    private final AlertMessages messages = ServiceOnStore.bean(AlertMessages.class);

    @ParameterizedTest
    @CsvSource({
        "2026-08, tháng 8/2026, 8/2026",
        "2026-M08, tháng 8/2026, 8/2026",
        "2023-W22, tuần 22/2023, week 22/2023",
        "2023-06-05, ngày 5/6/2023, 5/6/2023",
        "2026-Q3, quý 3/2026, quarter 3/2026",
        "2026-H1, sáu tháng đầu năm 2026, first half of 2026",
        "2026-H2, sáu tháng cuối năm 2026, second half of 2026",
        "2026-9M, chín tháng năm 2026, nine months of 2026",
        "2026, năm 2026, year 2026",
        "something else, something else, something else",
    })
    void aPeriodIsSaidAsPeopleSayIt(String period, String vietnamese, String english) {
        Alert alert = AnAlert.to("bc-18859", about(period));
        assertThat(texts.of(alert, Locale.of("vi")).title()).endsWith(", kỳ " + vietnamese);
        assertThat(texts.of(alert, Locale.ENGLISH).title()).endsWith(", period " + english);
    }

    @Test
    void thatOpeningsFitAgainIsNotSaidAsThatAReportIsIn() {
        assertThat(texts.of(AnAlert.to("bc-18859", AlertKind.FLAGGED), Locale.of("vi"))
                        .title())
                .startsWith("Số đầu kỳ không còn khớp: ");
        AlertCause fits = new AlertCause(
                AnAlert.OBLIGATION,
                AlertKind.CLOSED,
                "FLAGGED.v3",
                "18859@2025-07-01",
                "PCMT-THANG",
                "2026-11",
                Instant.parse("2026-11-16T10:00:00Z"),
                AnAlert.RAISED,
                false,
                null);
        Alert settled = AnAlert.to("bc-18859", fits);
        assertThat(texts.of(settled, Locale.of("vi")).title()).startsWith("Số đầu kỳ đã khớp lại: ");
        assertThat(texts.of(settled, Locale.ENGLISH).title()).startsWith("Openings fit again: ");
    }

    @ParameterizedTest
    @EnumSource(
            value = ObligationKind.class,
            names = {"EXPLANATION", "CONFIRMATION"})
    void whatAnExplanationIsAskedForStandsInItsBodyOnly(ObligationKind owes) {
        String question = "Vì sao giảm từ 37 xuống 12 vụ?";
        Alert alert =
                AnAlert.to("bc-18859", about(owes, "", new Subject(owes, null, null, null, false, null, question)));

        for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
            assertThat(texts.of(alert, language).body()).contains(question);
            assertThat(texts.of(alert, language).title()).isNotBlank().doesNotContainPattern("\\d");
            assertThat(messages.title(alert, language)).doesNotContainPattern("\\d");
            assertThat(messages.brief(alert, language)).doesNotContain("37", "12 vụ");
            assertThat(messages.mail(alert, language).subject()).doesNotContainPattern("\\d");
            assertThat(messages.mail(alert, language).text()).contains(question);
        }
    }

    @Test
    void aSelfAssessmentIsNamedInTheReadersLanguage() {
        Alert alert = AnAlert.to(
                "ld-18859",
                about(
                        ObligationKind.CONFIRMATION,
                        "2025",
                        new Subject(ObligationKind.CONFIRMATION, "plan", null, null, false, null)));

        assertThat(texts.of(alert, Locale.of("vi")).title()).endsWith("tự đánh giá “03 tốt”, năm 2025");
        assertThat(texts.of(alert, Locale.ENGLISH).title()).endsWith("self-assessment, year 2025");
    }

    private static AlertCause about(ObligationKind owes, String period, Subject subject) {
        return new AlertCause(
                Debt.id(owes, "mot-viec"),
                AlertKind.ASSIGNED,
                "v1",
                "18859@2025-07-01",
                "",
                period,
                Instant.parse("2026-11-16T10:00:00Z"),
                AnAlert.RAISED,
                false,
                null,
                subject);
    }

    private static AlertCause about(String period) {
        return new AlertCause(
                AnAlert.OBLIGATION,
                AlertKind.OVERDUE,
                "v3",
                "18859@2025-07-01",
                "PCMT-THANG",
                period,
                Instant.parse("2026-11-16T10:00:00Z"),
                AnAlert.RAISED,
                false,
                null);
    }
}
