package vn.pcmt.standalone.authorisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Http;

/**
 * Asks every endpoint that the services describe in every role from every place about the things of one commune, and holds
 * each answer against the table of who may do what. An endpoint that is not in the table fails, and so does a row without
 * an endpoint.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationIT {
    private static final Map<Part, String> SERVICES =
            Map.of(Part.PLAN, "plan", Part.REPORT, "report", Part.NOTIFICATION, "notification");
    private static final int AT_ONCE = 6;

    /**
     * Of which the scene has none: an import is its sender's and takes a file, an export is for who asked, a forecast takes
     * years, alerts are their officers' own, and what can be ended is not there once it has ended. Their refusals are the services' own tests'.
     */
    private static final Set<String> NEVER_THERE = Set.of(
            "GET /api/v1/areas/{area}/ranking.{format}",
            "GET /api/v1/areas/{area}/reporting.{format}",
            "GET /api/v1/exports/{id}",
            "GET /api/v1/exports/{id}/file",
            "GET /api/v1/report-imports/{id}",
            "GET /api/v1/report-imports/{id}/rows",
            "GET /api/v1/report-imports/{id}/rows.csv",
            "GET /api/v1/report-imports/{id}/workbook",
            "GET /api/v1/target-forecasts/{target}",
            "GET /api/v1/webhook-targets/{id}/messages",
            "POST /api/v1/alerts/{id}/acknowledgement",
            "POST /api/v1/alerts/{id}/seen",
            "POST /api/v1/exports/{id}/cancellation",
            "POST /api/v1/outages/{id}/end",
            "POST /api/v1/report-imports/{id}/cancellation",
            "POST /api/v1/report-imports/{id}/confirmation",
            "POST /api/v1/silences/{id}/end",
            "POST /api/v1/webhook-targets/{id}/secret");

    private final Map<Part, JsonNode> descriptions = new EnumMap<>(Part.class);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private EmbeddedStack stack;
    private Http http;
    private List<Operation> operations;

    /** @param role null for a token without roles */
    private record Case(Operation operation, @Nullable OfficerRole role, Place place) {
        @Override
        public String toString() {
            return operation.name() + " as " + (role == null ? "nobody in particular" : role) + " from " + place;
        }
    }

    private record Outcome(Case asked, int status) {}

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        StackSettings settings = StackSettings.in(folder).onRandomPorts();
        for (Part part : SERVICES.keySet()) {
            for (Map.Entry<String, String> trust : TestTokens.properties().entrySet()) {
                settings = settings.with(part, trust.getKey(), trust.getValue());
            }
        }
        stack = EmbeddedStack.start(settings);
        http = new Http();
        for (Part part : SERVICES.keySet()) {
            descriptions.put(part, description(part));
        }
        operations = descriptions.entrySet().stream()
                .flatMap(described -> Operation.of(described.getKey(), described.getValue()))
                .toList();
    }

    /** Made when it is first asked for, which takes its time. */
    private JsonNode description(Part part) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(stack.url(part).resolve("/v3/api-docs"))
                .timeout(Duration.ofMinutes(3))
                .build();
        return JsonMapper.shared()
                .readTree(client.send(request, BodyHandlers.ofByteArray()).body());
    }

    @AfterAll
    void stop() {
        client.close();
        if (http != null) {
            http.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everyEndpointHasItsRowAndEveryRowItsEndpoint() {
        for (Map.Entry<Part, String> service : SERVICES.entrySet()) {
            assertThat(operations.stream()
                            .filter(operation -> operation.part() == service.getKey() && !operation.isOpen())
                            .map(Operation::name))
                    .as(service.getValue())
                    .containsExactlyInAnyOrderElementsOf(
                            Rights.of(service.getValue()).rows().keySet());
        }
    }

    @Test
    void everyEndpointAllowsAndRefusesAsTheTableSays() throws Exception {
        Scene scene = Scene.set(stack, http, descriptions);
        Map<Part, Rights> tables = new EnumMap<>(Part.class);
        SERVICES.forEach((part, service) -> tables.put(part, Rights.of(service)));
        List<Outcome> outcomes = ask(scene);

        TreeSet<String> unexpected = new TreeSet<>();
        TreeSet<String> refusedUnseen = new TreeSet<>();
        TreeSet<String> found = new TreeSet<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Outcome outcome : outcomes) {
            Case asked = outcome.asked();
            boolean allowed = tables.get(asked.operation().part())
                    .allows(asked.operation().name(), asked.role(), asked.place());
            boolean refused = outcome.status() == 401 || outcome.status() == 403;
            boolean unseen = outcome.status() == 404;
            if (outcome.status() >= 500 || (allowed ? refused : !refused && !unseen)) {
                unexpected.add((allowed ? "should be allowed: " : "should be refused: ") + asked + " was answered "
                        + outcome.status());
            }
            if (unseen && !allowed) {
                refusedUnseen.add(asked.operation().name());
            }
            if (!unseen && allowed) {
                found.add(asked.operation().name());
            }
            counts.merge((allowed ? "allowed" : "refused") + (unseen ? ", not found" : ""), 1, Integer::sum);
        }
        System.out.println("Authorisation: " + operations.size() + " endpoints, " + outcomes.size()
                + " cases of endpoint, role and place: " + counts);
        Files.writeString(
                Path.of("target", "authorisation-cases.txt"),
                outcomes.stream()
                        .map(outcome -> outcome.asked() + ": " + outcome.status() + "\n")
                        .collect(Collectors.joining()));
        assertThat(unexpected).isEmpty();
        refusedUnseen.removeAll(found);
        assertThat(refusedUnseen)
                .as("answered 404 to whoever may not, and to whoever may: nothing was there to be refused")
                .isSubsetOf(NEVER_THERE);
    }

    private List<Outcome> ask(Scene scene) throws Exception {
        List<Case> cases = operations.stream()
                .filter(operation -> !operation.isOpen())
                .flatMap(operation -> Stream.concat(Stream.of(OfficerRole.values()), Stream.of((OfficerRole) null))
                        .flatMap(role -> Stream.of(Place.values()).map(place -> new Case(operation, role, place))))
                .toList();
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Outcome>> running = cases.stream()
                    .map(one -> threads.submit(() -> ask(one, scene)))
                    .toList();
            for (Future<Outcome> answer : running) {
                outcomes.add(answer.get());
            }
        }
        return outcomes;
    }

    /** Reads the status only: a stream of events would never end. */
    private Outcome ask(Case one, Scene scene) throws Exception {
        URI service = stack.url(one.operation().part());
        String name = "thu-" + (one.role() == null ? "khong" : one.role()) + "-" + one.place();
        String token = one.role() == null
                ? TestTokens.of(name, one.place().unit)
                : TestTokens.of(name, one.place().unit, one.role());
        try {
            var response = client.send(one.operation().request(service, scene, token), BodyHandlers.ofInputStream());
            response.body().close();
            return new Outcome(one, response.statusCode());
        } catch (IOException unanswered) {
            throw new IOException(one + " was not answered", unanswered);
        }
    }
}
