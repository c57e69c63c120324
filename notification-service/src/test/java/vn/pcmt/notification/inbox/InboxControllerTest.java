package vn.pcmt.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.web.Page;
import vn.pcmt.notification.catalogue.ReportNames;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.templates.AlertTexts;
import vn.pcmt.notification.templates.TestTemplates;

/** Today is Thursday 19 November 2026 in Việt Nam, shortly after midnight; in UTC it is still the 18th. */
@EngineSuite
@WebMvcTest(
        controllers = {InboxController.class, LedgerController.class},
        properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({
    InboxControllerTest.Today.class,
    AlertTexts.class,
    DeliveryReasons.class,
    TestTemplates.class,
    OwnAlerts.class,
    Reach.class,
    InboxFeed.class,
    MarkSeen.class,
    AcknowledgeAlert.class
})
class InboxControllerTest {

    private static final String UNIT = "18859@2025-07-01";
    private static final String KEY = "khoa-2026-11-19";

    @Autowired
    private MockMvc http;

    @MockitoBean
    private Alerts alerts;

    @MockitoBean
    private Directory directory;

    @MockitoBean
    private ReportNames names;

    @Autowired
    private DeliveryReasons reasons;

    private final Alert returned = AnAlert.to("bc-18859", AlertKind.RETURNED);

    @BeforeEach
    void oneAlertInTheInbox() {
        given(alerts.find(returned.id())).willReturn(Optional.of(returned));
        given(alerts.change(any(), any())).willAnswer(call -> Optional.of(returned)
                .filter(alert -> call.<Predicate<Alert>>getArgument(1).test(alert)));
    }

    @Test
    void showsAnOfficerTheOwnInboxInVietnameseAndEnglish() throws Exception {
        given(alerts.inboxOf(any(), anyBoolean(), any())).willReturn(new Page<>(List.of(returned), 0, 50, 1));
        given(alerts.unreadOf("bc-18859")).willReturn(1L);

        http.perform(asReporter(get("/api/v1/inbox")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.unread").value(1))
                .andExpect(jsonPath("$.items[0].title")
                        .value("Báo cáo bị trả lại: Báo cáo tháng về phòng, chống ma túy, kỳ tháng 11/2026"))
                .andExpect(jsonPath("$.items[0].version").value(1))
                .andExpect(jsonPath("$.items[0].deliveries[0].channel").value("INBOX"))
                .andExpect(jsonPath("$.items[0].deliveries[0].state").value("DELIVERED"));
        http.perform(asReporter(get("/api/v1/inbox")).header("Accept-Language", "en"))
                .andExpect(jsonPath("$.items[0].body")
                        .value("The Monthly report on drug prevention and control, period 11/2026, of " + UNIT
                                + " was sent back. Reason: CA01 không khớp"));
    }

    @Test
    void marksAnAlertSeenOnce() throws Exception {
        http.perform(asReporter(post("/api/v1/alerts/{id}/seen", returned.id())))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.seenAt").value("2026-11-18T17:05:00Z"));
        http.perform(asReporter(post("/api/v1/alerts/{id}/seen", returned.id())))
                .andExpect(header().string("ETag", "\"2\""));
    }

    @Test
    void takesAPromiseForToday() throws Exception {
        http.perform(promise("2026-11-19").header("If-Match", "\"1\"").header("Idempotency-Key", KEY))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.acknowledged.promisedOn").value("2026-11-19"));
    }

    @Test
    void answersTheSameCommandAlikeAndRefusesOtherContentUnderItsKey() throws Exception {
        http.perform(promise("2026-11-20").header("If-Match", "\"1\"").header("Idempotency-Key", KEY))
                .andExpect(status().isOk());
        http.perform(promise("2026-11-20").header("If-Match", "\"1\"").header("Idempotency-Key", KEY))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""));
        refused(
                promise("2026-11-21").header("If-Match", "\"2\"").header("Idempotency-Key", KEY),
                409,
                "idempotency-key-reused");
    }

    @Test
    void refusesADateThatHasPassedInVietnam() throws Exception {
        http.perform(promise("2026-11-18").header("If-Match", "\"1\"").header("Idempotency-Key", KEY))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("promise-in-the-past"))
                .andExpect(jsonPath("$.detail").value("Ngày hẹn hoàn thành không được trước hôm nay, 19/11/2026."))
                .andExpect(jsonPath("$.errors[0].pointer").value("/promisedOn"));
        assertThat(returned.revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOSED", "SUMMARY", "OUTAGE"})
    void refusesAPromiseWhereNothingIsOwedByTheOfficerAlone(AlertKind kind) throws Exception {
        Alert alert = AnAlert.to("bc-18859", kind);
        given(alerts.find(alert.id())).willReturn(Optional.of(alert));
        willAnswer(call -> Optional.of(alert)
                        .filter(one -> call.<Predicate<Alert>>getArgument(1).test(one)))
                .given(alerts)
                .change(any(), any());

        refused(promise(alert, "2026-11-20").header("Idempotency-Key", KEY), 409, "promise-without-debt");
        assertThat(alert.acknowledged()).isNull();
    }

    @Test
    void takesAPromiseForAYearAheadAndNoneBeyond() throws Exception {
        for (String day : List.of("2027-11-20", "9999-12-31", "+999999999-12-31")) {
            http.perform(promise(day).header("If-Match", "\"1\"").header("Idempotency-Key", KEY))
                    .andExpect(status().is(422))
                    .andExpect(jsonPath("$.code").value("promise-too-far"))
                    .andExpect(jsonPath("$.errors[0].pointer").value("/promisedOn"));
        }
        http.perform(promise("2027-11-19").header("If-Match", "\"1\"").header("Idempotency-Key", KEY))
                .andExpect(status().isOk());
    }

    @Test
    void refusesIncompleteAndStaleCommands() throws Exception {
        refused(promise("2026-11-20"), 428, "idempotency-key-required");
        refused(
                promise("2026-11-20").header("If-Match", "\"7\"").header("Idempotency-Key", KEY),
                412,
                "stale-revision");
        refused(
                asReporter(post("/api/v1/alerts/{id}/acknowledgement", returned.id()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"promisedOn\":\"mai\"}")
                        .header("Idempotency-Key", KEY),
                400,
                "malformed-json");
        assertThat(returned.revision()).isEqualTo(1);
    }

    @Test
    void hidesTheAlertsOfOthers() throws Exception {
        String other = TestTokens.bearer("bc-18862", "18862@2025-07-01", OfficerRole.COMMUNE_REPORTER);

        refused(post("/api/v1/alerts/{id}/seen", returned.id()).header("Authorization", other), 404, "alert-not-found");
        refused(
                post("/api/v1/alerts/{id}/acknowledgement", returned.id())
                        .header("Authorization", other)
                        .header("Idempotency-Key", KEY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"promisedOn\":\"2026-11-20\"}"),
                404,
                "alert-not-found");
        assertThat(returned.revision()).isEqualTo(1);
    }

    @Test
    void refusesTokensThatAreNotOurs() throws Exception {
        refused(get("/api/v1/inbox"), 401, "unauthenticated");
        for (String token : List.of(
                TestTokens.wrongSignature("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER),
                TestTokens.wrongIssuer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER),
                TestTokens.wrongAudience("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER))) {
            refused(get("/api/v1/inbox").header("Authorization", "Bearer " + token), 401, "unauthenticated");
        }
        refused(
                get("/api/v1/inbox")
                        .header(
                                "Authorization",
                                "Bearer " + TestTokens.expired("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER)),
                401,
                "token-expired");
    }

    @Test
    void keepsTheLedgerToThoseWhoAnswerForTheProvince() throws Exception {
        given(directory.within("44@2025-07-01")).willReturn(List.of("44@2025-07-01", UNIT));
        given(alerts.ledger(eq(List.of("44@2025-07-01", UNIT)), any(), any()))
                .willReturn(new Page<>(List.of(returned), 0, 50, 1));

        refused(asReporter(get("/api/v1/ledger?officer=ct-18859")), 403, "forbidden");
        http.perform(get("/api/v1/ledger")
                        .header("Authorization", TestTokens.bearer("kiemtra", "44@2025-07-01", OfficerRole.AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].rule").value("OWN_UNIT"))
                .andExpect(jsonPath("$.items[0].deliveries[1].id").value(returned.id() + "~EMAIL"));
    }

    @Test
    void tellsAnOfficerHowTheOwnAlertsWentOutAndNobodyElseOfHisRank() throws Exception {
        given(alerts.ledger(isNull(), eq(new Alerts.Question(null, "bc-18859", null, null, null)), any()))
                .willReturn(new Page<>(List.of(returned), 0, 50, 1));

        http.perform(asReporter(get("/api/v1/ledger")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].alert").value(returned.id()));
        http.perform(asReporter(get("/api/v1/ledger/{id}", returned.id())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.why").value("Đồng chí phụ trách báo cáo hoặc đứng đầu " + UNIT + "."))
                .andExpect(jsonPath("$.standing").value("TOLD"))
                .andExpect(jsonPath("$.deliveries[1].history[0].state").value("DUE"));
        refused(
                get("/api/v1/ledger/{id}", returned.id())
                        .header("Authorization", TestTokens.bearer("ct-18859", UNIT, OfficerRole.COMMUNE_HEAD)),
                404,
                "alert-not-found");
        refused(get("/api/v1/ledger/{id}", returned.id()), 401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "until the next working window | Chờ đến giờ làm việc.",
                "away | Cán bộ đang nghỉ; chỉ lưu trong hộp việc.",
                "instead of SMS | Thay cho tin nhắn.",
                "reached by WEBHOOK:cong-tinh | Đã đến qua hệ thống khác.",
                "digest bc-18859~2026-11-20 | Chờ gộp vào bản tin định kỳ.",
                "550 No such user | Nơi nhận trả lời: 550 No such user"
            })
    void saysInWordsWhyADeliveryStandsWhereItDoes(String code, String words) {
        assertThat(reasons.of(code, Locale.of("vi"))).isEqualTo(words);
    }

    @Test
    void answersARepetitionAsTheFirstTimeEvenAfterALaterPromise() throws Exception {
        http.perform(promise("2026-11-20").header("Idempotency-Key", KEY)).andExpect(status().isOk());
        http.perform(promise("2026-11-25").header("Idempotency-Key", "khoa-khac-0001"))
                .andExpect(header().string("ETag", "\"3\""));

        http.perform(promise("2026-11-20").header("Idempotency-Key", KEY))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.version").value(2))
                .andExpect(jsonPath("$.acknowledged.promisedOn").value("2026-11-20"));
        assertThat(returned.revision()).isEqualTo(3);
    }

    private MockHttpServletRequestBuilder promise(String day) {
        return promise(returned, day);
    }

    private static MockHttpServletRequestBuilder promise(Alert alert, String day) {
        return asReporter(post("/api/v1/alerts/{id}/acknowledgement", alert.id()))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"promisedOn\":\"" + day + "\"}");
    }

    private static MockHttpServletRequestBuilder asReporter(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer("bc-18859", UNIT, OfficerRole.COMMUNE_REPORTER));
    }

    private void refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        http.perform(request)
                .andExpect(status().is(status))
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.type").value("urn:pcmt:problem:" + code));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Today {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-18T17:05:00Z"), ZoneOffset.UTC);
        }
    }
}
