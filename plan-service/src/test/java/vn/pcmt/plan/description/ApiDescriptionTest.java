package vn.pcmt.plan.description;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.plan.Api.assertProblem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.plan.Api;

/** Walks through the description of the interface, and holds the service to it. */
@DescribedOnStore
class ApiDescriptionTest {

    @Autowired
    private MockMvcTester http;

    private JsonNode description;
    private List<Described> operations;

    /** An operation with its address. */
    private record Described(String method, String path, JsonNode operation) {
        String name() {
            return method + " " + path;
        }

        boolean takes(String in, String parameter) {
            return operation
                    .path("parameters")
                    .valueStream()
                    .anyMatch(one -> one.get("in").asString().equals(in)
                            && one.get("name").asString().equals(parameter));
        }

        /** Says that it takes no token. */
        boolean isOpen() {
            return operation.path("security").isArray()
                    && operation.path("security").isEmpty();
        }

        boolean hasBody() {
            return operation.has("requestBody");
        }

        List<String> problems() {
            return operation
                    .get("responses")
                    .propertyStream()
                    .filter(response -> response.getKey().startsWith("4"))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @BeforeEach
    void readTheDescription() {
        MvcTestResult read = http.get().uri("/v3/api-docs").exchange();
        assertThat(read).hasStatusOk();
        description = Api.json(read);
        operations = new ArrayList<>();
        description.get("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .forEach(operation -> operations.add(new Described(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        assertThat(operations).hasSizeGreaterThan(70);
    }

    @Test
    void everyOperationSaysWhatItDoesAndWhereItBelongs() {
        assertThat(operations.stream()
                        .filter(one -> one.operation()
                                        .path("summary")
                                        .asString("")
                                        .isBlank()
                                || one.operation().path("tags").isEmpty()
                                || one.operation().at("/tags/0").asString().endsWith("-controller"))
                        .map(Described::name))
                .isEmpty();
    }

    @Test
    void everyRequestBodyIsShownByAnExampleUnlessItIsAFile() {
        assertThat(operations.stream().filter(Described::hasBody).flatMap(one -> one.operation()
                        .at("/requestBody/content")
                        .propertyStream()
                        .filter(type -> !type.getKey().equals(MediaType.APPLICATION_OCTET_STREAM_VALUE))
                        .filter(type -> type.getValue().path("example").isMissingNode())
                        .map(type -> one.name() + " " + type.getKey())))
                .isEmpty();
    }

    @Test
    void everyOperationSaysHowItMayBeRefused() {
        saysOf("401", one -> !one.isOpen());
        saysOf("404", one -> one.path().contains("{"));
        saysOf("409", one -> one.takes("header", "Idempotency-Key"));
        saysOf("412", one -> one.takes("header", "If-Match"));
        saysOf("413", Described::hasBody);
        saysOf("422", one -> one.hasBody() || one.takes("header", "Idempotency-Key"));
        saysOf("428", one -> one.takes("header", "If-Match") || one.takes("header", "Idempotency-Key"));
        for (Described one : operations) {
            assertThat(one.problems()).allSatisfy(status -> assertThat(one.operation()
                            .get("responses")
                            .get(status)
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString())
                    .as(one.name() + " " + status)
                    .isEqualTo("#/components/schemas/Problem"));
        }
        assertThat(description.at("/components/schemas/Problem/properties").propertyNames())
                .contains("code", "detail", "errors");
    }

    private void saysOf(String status, Predicate<Described> wanted) {
        assertThat(operations.stream()
                        .filter(one -> wanted.test(one) != one.problems().contains(status))
                        .map(Described::name))
                .as(status)
                .isEmpty();
    }

    @Test
    void nothingButASecretAddressIsOpenToWhoBringsNoToken() {
        assertThat(operations.stream().filter(Described::isOpen).map(Described::name))
                .containsExactly("GET /api/v1/calendar-feeds/{secret}.ics");
        for (Described one :
                operations.stream().filter(operation -> !operation.isOpen()).toList()) {
            MvcTestResult refused = http.method(HttpMethod.valueOf(one.method()))
                    .uri(one.path().replaceAll("\\{[^}]*}", "0"))
                    .exchange();
            assertProblem(refused, 401, "unauthenticated");
        }
    }

    @Test
    void noCommandIsCarriedOutWithoutItsKey() {
        String token = TestTokens.bearer("quantri", Api.PROVINCE, OfficerRole.values());
        List<Described> commands = operations.stream()
                .filter(one -> one.takes("header", "Idempotency-Key"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(40);
        for (Described one : commands) {
            var request = http.method(HttpMethod.valueOf(one.method()))
                    .uri(one.path().replaceAll("\\{[^}]*}", "0"))
                    .header(HttpHeaders.AUTHORIZATION, token)
                    .header(HttpHeaders.IF_MATCH, "\"0\"");
            one.operation()
                    .at("/requestBody/content")
                    .propertyStream()
                    .findFirst()
                    .ifPresent(type -> request.contentType(MediaType.valueOf(type.getKey()))
                            .content(
                                    type.getKey().equals("application/json")
                                            ? JsonMapper.shared()
                                                    .writeValueAsBytes(
                                                            type.getValue().get("example"))
                                            : new byte[] {0}));
            assertProblem(request.exchange(), 428, "idempotency-key-required");
        }
    }
}
