package vn.pcmt.notification;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.notification.decision.Decisions;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.ServiceOnStore;
import vn.pcmt.notification.obligation.TrackDebt;

/** The service of a province with two communes, asked over HTTP with right and wrong tokens, on the store under test. */
@WebMvcTest(
        properties = {
            "spring.config.name=notification-service",
            "pcmt.kit.enabled=true",
            "spring.data.mongodb.auto-index-creation=true",
            "pcmt.notification.poll=1h",
            "pcmt.notification.mail.poll=1h"
        })
@ContextConfiguration(initializers = {StoreUnderTest.class, TestTokens.class})
@Import({ServiceOnStore.Configured.class, OverHttp.Inbox.class})
abstract class OverHttp {

    static final String PROVINCE = "44@2025-07-01";
    static final String WARD = "61001@2025-07-01";
    static final String NEIGHBOUR = "61002@2025-07-01";
    static final String ADMIN = TestTokens.bearer("quantri", PROVINCE, OfficerRole.ADMIN);
    static final String HEAD = TestTokens.bearer("ct-61001", WARD, OfficerRole.COMMUNE_HEAD);
    static final String REPORTER = TestTokens.bearer("bc-61001", WARD, OfficerRole.COMMUNE_REPORTER);
    static final String NEIGHBOURS_HEAD = TestTokens.bearer("ct-61002", NEIGHBOUR, OfficerRole.COMMUNE_HEAD);
    static final String AUDITOR = TestTokens.bearer("kiemtra", PROVINCE, OfficerRole.AUDITOR);
    static final String FOREIGN_ADMIN = TestTokens.bearer("quantri-46", "46@2025-07-01", OfficerRole.ADMIN);
    static final Instant NOW = ServiceOnStore.SUNDAY_NIGHT;

    @Autowired
    MockMvc http;

    @Autowired
    Directory directory;

    @Autowired
    TrackDebt debts;

    @Autowired
    Decisions decisions;

    @Autowired
    private MongoOperations mongo;

    @BeforeEach
    void twoCommunesOfAProvince() {
        for (String collection : List.of(
                "alerts",
                "obligations",
                "units",
                "officers",
                "decisions",
                "silences",
                "alert_groups",
                "route_versions")) {
            mongo.remove(new Query(), collection);
        }
        directory.apply(Events.province());
        directory.apply(Events.commune("61001", "Phường Một"));
        directory.apply(Events.commune("61002", "Phường Hai"));
        directory.apply(Events.officer("bc-61001", WARD, OfficerRole.COMMUNE_REPORTER));
        directory.apply(Events.officer("ct-61001", WARD, OfficerRole.COMMUNE_HEAD));
        directory.apply(Events.officer("cb-61001", WARD, OfficerRole.OFFICER));
        directory.apply(Events.officer("ct-61002", NEIGHBOUR, OfficerRole.COMMUNE_HEAD));
        directory.apply(Events.officer("duyet", PROVINCE, OfficerRole.REVIEWER));
    }

    static String silence(String area, Instant until, String reason) {
        return """
                {"area":"%s","matchers":[{"field":"OWES","values":["REPORT"],"not":false}],"reason":"%s","until":"%s"}""".formatted(area, reason, until);
    }

    static MockHttpServletRequestBuilder command(
            MockHttpServletRequestBuilder request, String token, @Nullable Long seen, String body) {
        return command(request, token, seen, body, key());
    }

    static MockHttpServletRequestBuilder command(
            MockHttpServletRequestBuilder request, String token, @Nullable Long seen, String body, String key) {
        request.header("Authorization", token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return seen == null ? request : request.header("If-Match", "\"" + seen + "\"");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    ResultActions refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
        return http.perform(request)
                .andExpect(status().is(status))
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.code").value(code));
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "vn.pcmt.notification.inbox",
                "vn.pcmt.notification.privacy",
                "vn.pcmt.notification.statistics"
            },
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
    static class Inbox {}
}
