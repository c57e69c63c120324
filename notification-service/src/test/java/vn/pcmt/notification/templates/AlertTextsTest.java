package vn.pcmt.notification.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.catalogue.TemplatePublished;
import vn.pcmt.contract.catalogue.TemplateState;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.catalogue.ReportNames;
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

    @ParameterizedTest
    @EnumSource(AlertKind.class)
    void aTextMessageHoldsNothingThatPeopleWrote(AlertKind kind) {
        String written = "Gặp ông Ba ở chợ";
        for (ObligationKind owes : ObligationKind.values()) {
            if (owes == ObligationKind.REPORT && (kind == AlertKind.AT_RISK || kind == AlertKind.MISSED)) {
                continue; // of a target only
            }
            AlertCause cause = new AlertCause(
                    Debt.id(owes, "mot-viec"),
                    kind,
                    kind == AlertKind.ESCALATED ? "20261116T1700.1" : "v1",
                    "18859@2025-07-01",
                    "TU-DAT",
                    "2026-11",
                    Instant.parse("2026-11-16T10:00:00Z"),
                    AnAlert.RAISED,
                    false,
                    written,
                    new Subject(
                            owes,
                            "ke-hoach",
                            kind == AlertKind.SUMMARY ? "5/12" : written,
                            null,
                            false,
                            null,
                            written));
            ServiceOnStore.bean(ReportNames.class).apply(published(1, written, written));
            Alert alert = AnAlert.to("bc-18859", cause);
            for (Locale language : List.of(Locale.of("vi"), Locale.ENGLISH)) {
                assertThat(messages.brief(alert, language))
                        .doesNotContain(written)
                        .startsWith("PCMT: ");
                assertThat(messages.briefTitle(alert, language))
                        .isNotBlank()
                        .doesNotContain(written)
                        .containsAnyOf("Phường Đồng Thuận", "TU-DAT", "5/12");
            }
        }
    }

    @Test
    void aTaskIsCalledByItsTitleWhereOnlyItsOfficerReadsIt() {
        Alert alert = AnAlert.to(
                "cb-18859",
                about(
                        ObligationKind.TASK,
                        "",
                        new Subject(ObligationKind.TASK, "ke-hoach", "Tuyên truyền tại chợ", "cb-18859", false, null)));

        assertThat(texts.of(alert, Locale.of("vi")).title()).endsWith(": Tuyên truyền tại chợ");
        assertThat(messages.brief(alert, Locale.of("vi")))
                .startsWith("PCMT: Việc mới: Nhiệm vụ: Phường Đồng Thuận http");
    }

    @Test
    void everyAlertLeadsToThePageWhereTheMatterIsDone() {
        assertThat(linkOf(ObligationKind.TASK)).isEqualTo("/nhiem-vu/mot-viec");
        assertThat(linkOf(ObligationKind.EXPLANATION)).isEqualTo("/giai-trinh/mot-viec");
        assertThat(linkOf(ObligationKind.OBSTACLE)).isEqualTo("/vuong-mac/mot-viec");
        assertThat(linkOf(ObligationKind.CONFIRMATION)).isEqualTo("/nhiem-vu/mot-viec");
        assertThat(linkOf(ObligationKind.TARGET)).isEqualTo("/ke-hoach/ke-hoach-1");
        assertThat(linkOf(ObligationKind.COVERAGE)).isEqualTo("/hop-viec");
    }

    private String linkOf(ObligationKind kind) {
        Subject subject = new Subject(kind, "ke-hoach-1", "Tuyên truyền tại chợ", "cb-18859", false, null);
        return texts.of(AnAlert.to("cb-18859", about(kind, "2026-11", subject)), Locale.of("vi"))
                .link();
    }

    @Test
    void aPublishedTemplateIsCalledByTheNameOfItsLatestVersion() {
        ReportNames names = ServiceOnStore.bean(ReportNames.class);
        names.apply(published(2, "Báo cáo chuyên đề", "Thematic report"));
        names.apply(published(1, "Báo cáo cũ", "Old report"));
        Alert alert = AnAlert.to(
                "bc-18859",
                new AlertCause(
                        "TU-DAT~18859@2025-07-01~2026-11",
                        AlertKind.OVERDUE,
                        "v3",
                        "18859@2025-07-01",
                        "TU-DAT",
                        "2026-11",
                        Instant.parse("2026-11-16T10:00:00Z"),
                        AnAlert.RAISED,
                        false,
                        null));

        assertThat(texts.of(alert, Locale.of("vi")).title()).contains("Báo cáo chuyên đề, kỳ tháng 11/2026");
        assertThat(texts.of(alert, Locale.ENGLISH).title()).contains("Thematic report");
        assertThat(messages.brief(alert, Locale.of("vi"))).contains("TU-DAT, kỳ tháng 11/2026");
    }

    private static TemplatePublished published(int version, String name, String nameEn) {
        TemplateState golden = GoldenEvents.event(TemplatePublished.class).template();
        return new TemplatePublished(
                version,
                AnAlert.RAISED,
                "quantri",
                new TemplateState(
                        "TU-DAT",
                        version,
                        name,
                        nameEn,
                        golden.periods(),
                        golden.appliesFrom(),
                        golden.indicators(),
                        golden.narratives(),
                        golden.provincial()));
    }

    @BeforeEach
    void theWardIsKnown() {
        ServiceOnStore.reset();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
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
