package vn.pcmt.notification.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.Events;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.directory.Reach;
import vn.pcmt.notification.obligation.ServiceOnStore;

/** An administrator changes words, asked from outside; the store is the one under test. */
@WebMvcTest(controllers = TemplateController.class, properties = "spring.config.name=notification-service")
@ContextConfiguration(initializers = TestTokens.class)
@Import({TemplateControllerTest.OnStore.class, PublishTemplate.class})
@EngineSuite
class TemplateControllerTest {

    private static final String TITLE = "/api/v1/message-templates/alert.RETURNED.title/vi";
    private static final String NEW_WORDS = "Đề nghị sửa lại {{report}} {{period}} của {{unit}}";

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private MockMvc http;

    private final Alert returned = AnAlert.to("bc-18859", AlertKind.RETURNED);

    @BeforeEach
    void oneAlert() {
        ServiceOnStore.reset();
        ServiceOnStore.bean(Templates.class).readAnew();
        ServiceOnStore.directory().apply(Events.commune("18859", "Phường Đồng Thuận"));
        ServiceOnStore.mongo().insert(returned);
    }

    @Test
    void newWordsAreSaidFromThenOnAndTheOldOnesAreKept() throws Exception {
        http.perform(admin(get(TITLE)))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"0\""))
                .andExpect(jsonPath("$.source").value("Báo cáo bị trả lại: {{report}}, kỳ {{period}}"));

        http.perform(publish(TITLE, NEW_WORDS, "\"0\"", "khoa-0001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));
        http.perform(publish(TITLE, NEW_WORDS, "\"0\"", "khoa-0001"))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""));

        assertThat(ServiceOnStore.bean(AlertTexts.class)
                        .of(returned, Locale.of("vi"))
                        .title())
                .isEqualTo("Đề nghị sửa lại Báo cáo tháng về phòng, chống ma túy tháng 11/2026 của Phường Đồng Thuận");
        assertThat(ServiceOnStore.bean(AlertTexts.class)
                        .of(returned, Locale.ENGLISH)
                        .title())
                .startsWith("Report sent back");
        refused(publish(TITLE, "khác", "\"0\"", "khoa-0002"), 412, "stale-revision");
    }

    @Test
    void aPreviewSaysItOfARealAlertAndPublishesNothing() throws Exception {
        http.perform(admin(post(TITLE + "/preview"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(new TemplateController.Attempt(NEW_WORDS, returned.id()))))
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$.text")
                                .value(
                                        "Đề nghị sửa lại Báo cáo tháng về phòng, chống ma túy tháng 11/2026 của Phường Đồng Thuận"))
                .andExpect(jsonPath("$.brief").value(startsWith("PCMT: Đề nghị sửa lại Báo cáo tháng")));
        http.perform(admin(get(TITLE))).andExpect(jsonPath("$.version").value(0));
    }

    @Test
    void aPreviewShowsTheAlertOnEveryChannelWithTheNewWordsInIt() throws Exception {
        http.perform(admin(post(TITLE + "/preview"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(
                                new TemplateController.Attempt("<Sửa> {{report}}", returned.id()))))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.channels.title").value(startsWith("<Sửa> Báo cáo tháng")))
                .andExpect(jsonPath("$.channels.body").value(containsString("CA01 không khớp")))
                .andExpect(jsonPath("$.channels.mailSubject").value(startsWith("<Sửa> Báo cáo tháng")))
                .andExpect(jsonPath("$.channels.mailText").value(containsString("/bao-cao/")))
                .andExpect(jsonPath("$.channels.brief").value(startsWith("PCMT: <Sửa> Báo cáo tháng")))
                .andExpect(jsonPath("$.channels.brief").value(not(containsString("CA01"))));
        http.perform(admin(post("/api/v1/message-templates/mail.html/vi/preview"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(new TemplateController.Attempt("<p>{{body}}", returned.id()))))
                .andExpect(jsonPath("$.channels.mailHtml").value(startsWith("<p>Báo cáo tháng")));
    }

    @Test
    void listsEveryTextThatCanBeChangedAndTheAlertsToTryItWith() throws Exception {
        http.perform(publish(TITLE, NEW_WORDS, "\"0\"", "khoa-0001")).andExpect(status().isOk());

        http.perform(admin(get("/api/v1/message-templates")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.key == 'alert.RETURNED.title')].versions.vi")
                        .value(contains(1)))
                .andExpect(jsonPath("$[?(@.key == 'alert.RETURNED.title')].versions.en")
                        .value(contains(0)))
                .andExpect(jsonPath("$[*].key").value(hasItems("mail.html", "brief.text", "alert.any.OVERDUE.body")))
                .andExpect(jsonPath("$[*].key").value(not(hasItem(startsWith("alert.why")))));
        http.perform(admin(get(TITLE + "/samples")))
                .andExpect(jsonPath("$[*].alert").value(contains(returned.id())))
                .andExpect(jsonPath("$[0].unitName").value("Phường Đồng Thuận"));
        http.perform(admin(get("/api/v1/message-templates/alert.OVERDUE.title/vi/samples")))
                .andExpect(jsonPath("$").value(hasSize(0)));
        http.perform(get(TITLE + "/samples")
                        .header("Authorization", TestTokens.bearer("quantri-46", "46@2025-07-01", OfficerRole.ADMIN)))
                .andExpect(jsonPath("$").value(hasSize(0)));
        refused(as(OfficerRole.LEADER, get("/api/v1/message-templates")), 403, "forbidden");
        refused(as(OfficerRole.LEADER, get(TITLE + "/samples")), 403, "forbidden");
    }

    @Test
    void anAdministratorOfAnotherAreaReadsNoReasonByAPreview() throws Exception {
        String path = "/api/v1/message-templates/alert.RETURNED.body/vi/preview";
        String attempt = JSON.writeValueAsString(new TemplateController.Attempt("{{reason}}", returned.id()));
        MockHttpServletRequestBuilder elsewhere = post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(attempt)
                .header("Authorization", TestTokens.bearer("quantri-46", "46@2025-07-01", OfficerRole.ADMIN));

        refused(elsewhere, 404, "alert-not-found");
        http.perform(admin(post(path)).contentType(MediaType.APPLICATION_JSON).content(attempt))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.text").value("CA01 không khớp"));
    }

    @Test
    void nothingCanBeSaidThatATextIsNotGiven() throws Exception {
        for (String source : List.of(
                "{{reason}}", // a title goes out by text message
                "{{report.class}}",
                "{{>other}}",
                "{{#report}}",
                "{{officer}}")) {
            refused(publish(TITLE, source, "\"0\"", "khoa-0001"), 422, "message-template-malformed");
        }
        refused(
                publish("/api/v1/message-templates/problem.forbidden.title/vi", "x", "\"0\"", "khoa-0001"),
                404,
                "message-template-not-found");
    }

    @Test
    void isForAdministratorsOnly() throws Exception {
        http.perform(get(TITLE)).andExpect(status().is(401));
        http.perform(as(OfficerRole.LEADER, get(TITLE))).andExpect(status().is(403));
        http.perform(as(OfficerRole.REVIEWER, put(TITLE))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"source\":\"x\"}")
                        .header("If-Match", "\"0\"")
                        .header("Idempotency-Key", "khoa-0001"))
                .andExpect(status().is(403));
    }

    private static MockHttpServletRequestBuilder publish(String path, String source, String seen, String key) {
        return admin(put(path))
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(new PublishTemplate.Wording(source)))
                .header("If-Match", seen)
                .header("Idempotency-Key", key);
    }

    private static MockHttpServletRequestBuilder admin(MockHttpServletRequestBuilder request) {
        return as(OfficerRole.ADMIN, request);
    }

    private static MockHttpServletRequestBuilder as(OfficerRole role, MockHttpServletRequestBuilder request) {
        return request.header("Authorization", TestTokens.bearer("ai-do", "44@2025-07-01", role));
    }

    private void refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        http.perform(request)
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OnStore {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Templates templates() {
            return ServiceOnStore.bean(Templates.class);
        }

        @Bean
        PreviewTemplate preview() {
            return ServiceOnStore.bean(PreviewTemplate.class);
        }

        @Bean
        AlertTexts texts() {
            return ServiceOnStore.bean(AlertTexts.class);
        }

        @Bean
        Reach reach() {
            return ServiceOnStore.bean(Reach.class);
        }

        @Bean
        Alerts alerts() {
            return ServiceOnStore.bean(Alerts.class);
        }
    }
}
