package vn.pcmt.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.alert.AlertState.AlertKind;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.api.ApiDescriptionAutoConfiguration;
import vn.pcmt.kit.test.ApiExamples;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.delivery.Alert;
import vn.pcmt.notification.delivery.AnAlert;
import vn.pcmt.notification.delivery.Subject;
import vn.pcmt.notification.obligation.Debt;
import vn.pcmt.notification.obligation.Obligation;
import vn.pcmt.notification.obligation.Seat;
import vn.pcmt.notification.obligation.Term;

/** Sends every request that the description shows as an example; the keys for browsers are those of RFC 8291. */
@EngineSuite
@ImportAutoConfiguration({
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocWebMvcConfiguration.class,
    ApiDescriptionAutoConfiguration.class
})
@TestPropertySource(
        properties = {
            "pcmt.notification.webhook.key=khoa-de-thu",
            "pcmt.notification.push.public-key="
                    + "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
            "pcmt.notification.push.private-key=yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
        })
class ApiExamplesTest extends OverHttp {

    private static final String ALERTED =
            TestTokens.bearer("bc-18859", "18859@2025-07-01", OfficerRole.COMMUNE_REPORTER);

    private final ApiExamples example = new ApiExamples("vn/pcmt/notification/api/");
    private final Alert returned = AnAlert.to("bc-18859", AlertKind.RETURNED);

    @Autowired
    private MongoOperations store;

    @BeforeEach
    void anAlertAndAReportThatIsOwed() {
        for (String collection : List.of("preferences", "push_subscriptions", "webhook_targets", "message_templates")) {
            store.remove(new Query(), collection);
        }
        directory.apply(Events.commune("18859", "Phường Đồng Thuận"));
        store.insert(returned);
        debts.apply(new Debt(
                owed(),
                1,
                NOW,
                Seat.in(WARD),
                "PCMT-THANG",
                "2026-12",
                Term.until(NOW.plus(Duration.ofDays(20))),
                Obligation.State.OPEN,
                new Subject(ObligationKind.REPORT, "ke-hoach", null, null, false, null),
                false,
                null,
                null,
                false,
                null));
    }

    @Test
    void everyExampleIsARequestThatIsCarriedOut() throws Exception {
        http.perform(command(post("/api/v1/silences"), ADMIN, null, example.of("silences/post.json")))
                .andExpect(status().isCreated());
        http.perform(command(post("/api/v1/outages"), ADMIN, null, example.of("outages/post.json")))
                .andExpect(status().isCreated());
        done(command(
                post("/api/v1/obligations/{id}/snooze", owed()),
                REPORTER,
                0L,
                example.of("obligations/_/snooze/post.json")));
        done(command(
                post("/api/v1/obligations/{id}/handover", owed()),
                HEAD,
                1L,
                example.of("obligations/_/handover/post.json")));
        done(command(
                post("/api/v1/alerts/{id}/acknowledgement", returned.id()),
                ALERTED,
                null,
                example.of("alerts/_/acknowledgement/post.json")));
        done(command(put("/api/v1/preferences"), REPORTER, 0L, example.of("preferences/put.json")));
        done(command(put("/api/v1/push-subscriptions"), REPORTER, null, example.of("push-subscriptions/put.json")));
        done(command(put("/api/v1/webhook-targets/cong-tinh"), ADMIN, 0L, example.of("webhook-targets/_/put.json")));
        done(command(
                post("/api/v1/routes/dry-run?owes=TASK&kind=OVERDUE&unit={unit}", WARD),
                ADMIN,
                null,
                example.of("routes/dry-run/post.json")));
        done(command(put("/api/v1/routes"), ADMIN, 1L, example.of("routes/put.json")));
        String words = "/api/v1/message-templates/alert.RETURNED.title/vi";
        done(command(post(words + "/preview"), ADMIN, null, example.of("message-templates/_/_/preview/post.json")));
        done(command(put(words), ADMIN, 0L, example.of("message-templates/_/_/put.json")));

        assertThat(example.notSent()).isEmpty();
    }

    @Test
    void everyRequestBodyIsShownByAnExample() throws Exception {
        JsonNode paths = JsonMapper.shared()
                .readTree(http.perform(get("/v3/api-docs").header("Authorization", ADMIN))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray())
                .get("paths");

        assertThat(paths.size()).isGreaterThan(20);
        assertThat(paths.propertyStream().flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> operation.getValue().has("requestBody"))
                        .filter(operation -> operation
                                .getValue()
                                .at("/requestBody/content/application~1json/example")
                                .isMissingNode())
                        .map(operation -> operation.getKey() + " " + path.getKey())))
                .isEmpty();
    }

    private void done(MockHttpServletRequestBuilder request) throws Exception {
        http.perform(request).andExpect(status().isOk());
    }

    private static String owed() {
        return "PCMT-THANG~" + WARD + "~2026-12";
    }
}
