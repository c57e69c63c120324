package vn.pcmt.standalone.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.eventually;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.flow.Http;

/** Things of one commune, at least one of each kind that has an address, and what each endpoint is asked with. */
final class Scene {
    private static final String COMMUNE = Place.OWN.unit;
    private static final String PERIOD = "2026-10";
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EmbeddedStack stack;
    private final Http http;
    private final Map<Part, JsonNode> descriptions;
    private final JsonNode bodies = read("bodies.json");
    private final Map<String, String> ids = new HashMap<>(Map.of(
            "areas",
            COMMUNE,
            "units",
            COMMUNE,
            "ranking",
            COMMUNE,
            "reports",
            "PCMT-THANG~" + COMMUNE + "~" + PERIOD,
            "obligations",
            "PCMT-THANG~" + COMMUNE + "~" + PERIOD,
            "officers",
            "bc-19429",
            "templates",
            "PCMT-THANG",
            "indicators",
            "CA01",
            "figures",
            "CA01"));

    private Scene(EmbeddedStack stack, Http http, Map<Part, JsonNode> descriptions) {
        this.stack = stack;
        this.http = http;
        this.descriptions = descriptions;
    }

    static Scene set(EmbeddedStack stack, Http http, Map<Part, JsonNode> descriptions) throws IOException {
        Scene scene = new Scene(stack, http, descriptions);
        scene.people();
        scene.plans();
        scene.reports();
        scene.alerts();
        return scene;
    }

    private void people() throws IOException {
        ObjectNode officer = (ObjectNode) example(Part.PLAN, "/api/v1/officers");
        for (String[] one : new String[][] {
            {"canbo", Place.PROVINCE.unit, "OFFICER"},
            {"lanhdao", Place.PROVINCE.unit, "LEADER"},
            {"duyet", Place.PROVINCE.unit, "REVIEWER"},
            {"ct-19429", COMMUNE, "COMMUNE_HEAD"},
            {"bc-19429", COMMUNE, "COMMUNE_REPORTER"}
        }) {
            officer.put("id", one[0]);
            ObjectNode text = (ObjectNode) officer.get("officer");
            text.put("unitKey", one[1]);
            text.putArray("roles").add(one[2]);
            make(Part.PLAN, admin(), "/api/v1/officers", officer);
        }
    }

    private void plans() throws IOException {
        String leader = leader();
        String plan = made("plans", Part.PLAN, leader, "/api/v1/plans", example(Part.PLAN, "/api/v1/plans"));
        String ofPlan = "/api/v1/plans/{planId}/";
        String here = "/api/v1/plans/" + plan + "/";
        ObjectNode task = (ObjectNode) example(Part.PLAN, ofPlan + "tasks");
        task.putObject("lead").put("unitKey", COMMUNE);
        task.putArray("coordinating");
        made("tasks", Part.PLAN, leader, here + "tasks", task);
        tried("targets", Part.PLAN, leader, here + "targets", example(Part.PLAN, ofPlan + "targets"));
        tried(
                "committees",
                Part.PLAN,
                leader,
                here + "committees",
                example(Part.PLAN, "/api/v1/plans/{id}/committees"));
        String draft = http.get(stack.url(Part.PLAN).resolve("/api/v1/plans/" + plan), leader)
                .orFail()
                .etag();
        http.post(stack.url(Part.PLAN).resolve(here + "issue"), leader, draft, key(), "{}")
                .orFail();
        tried("obstacles", Part.PLAN, head(), here + "obstacles", example(Part.PLAN, ofPlan + "obstacles"));
        tried("explanations", Part.PLAN, leader, "/api/v1/explanations", example(Part.PLAN, "/api/v1/explanations"));
        tried("models", Part.PLAN, leader, here + "models", example(Part.PLAN, ofPlan + "models"));
        made("assessments", Part.PLAN, head(), here + "assessments", example(Part.PLAN, ofPlan + "assessments"));
        tried(
                "plan-templates",
                Part.PLAN,
                leader,
                "/api/v1/plan-templates",
                example(Part.PLAN, "/api/v1/plan-templates"));
        ids.put("target-forecasts", id("targets", "target"));
    }

    private void reports() throws IOException {
        eventually(SOON, () -> assertThat(http.get(
                                stack.url(Part.REPORT)
                                        .resolve("/api/v1/reports/"
                                                + java.net.URLEncoder.encode(
                                                        id("reports", "id"), StandardCharsets.UTF_8)),
                                reviewer())
                        .status())
                .isEqualTo(200));
        tried("extensions", Part.REPORT, reviewer(), "/api/v1/extensions", body("POST /api/v1/extensions"));
        tried("acceptances", Part.REPORT, reviewer(), "/api/v1/acceptances", body("POST /api/v1/acceptances"));
        eventually(SOON, () -> assertThat(http.get(
                                stack.url(Part.REPORT)
                                        .resolve("/api/v1/areas/44@2025-07-01/totals?template=PCMT-THANG&period="
                                                + PERIOD),
                                reviewer())
                        .status())
                .isEqualTo(200));
        tried(
                "publications",
                Part.REPORT,
                leader(),
                "/api/v1/areas/44@2025-07-01/publications",
                body("POST /api/v1/areas/{area}/publications"));
        tried("x", Part.REPORT, admin(), "/api/v1/area-groups", body("POST /api/v1/area-groups"));
        ids.put("area-groups", "nhom-thu-hai");
        tried("x", Part.REPORT, admin(), "/api/v1/form-mappings", body("POST /api/v1/form-mappings"));
        ids.put("form-mappings", "bieu-cu");
    }

    private void alerts() throws IOException {
        JsonNode templates = http.get(stack.url(Part.NOTIFICATION).resolve("/api/v1/message-templates"), admin())
                .orFail()
                .body();
        ids.put("message-templates", templates.at("/items/0/key").asString("REMINDER"));
    }

    /** What stands in an address after a segment; something that nobody knows where the scene has no such thing. */
    String id(String segment, String variable) {
        return switch (variable) {
            case "year" -> "2026";
            case "number", "version" -> "1";
            case "language" -> "vi";
            case "format" -> "csv";
            case "generation" -> "2";
            case "sha256" -> "0".repeat(64);
            default -> ids.getOrDefault(segment, "khong-co");
        };
    }

    /** What is asked for with a parameter; null where it is left out. */
    @Nullable
    String parameter(Operation operation, String name, boolean required) {
        if (name.equals("area") || name.equals("unit") && !operation.path().contains("{area}")) {
            return COMMUNE;
        }
        boolean ofSpan = name.equals("period") && operation.path().startsWith("/api/v1/areas/");
        if (!required && !ofSpan) {
            return null;
        }
        boolean days = operation.part() == Part.NOTIFICATION;
        return switch (name) {
            case "period" -> PERIOD;
            case "from" -> days ? "2026-10-01" : PERIOD;
            case "to", "until" -> days ? "2026-10-31" : PERIOD;
            case "since" -> "2026-11-01T00:00:00Z";
            case "indicator" -> "CA01";
            case "dimension" -> "dx:CA01";
            case "owes" -> "REPORT";
            case "kind" -> "REMINDER";
            case "format" -> "csv";
            case "year" -> "2026";
            case "text" -> "kiểm tra";
            case "plan" -> id("plans", "id");
            default -> throw new AssertionError(operation.name() + " needs " + name);
        };
    }

    byte[] body(Operation operation, String type) {
        JsonNode content = operation.described().at("/requestBody/content");
        JsonNode example = content.path(type).path("example");
        if (bodies.has(operation.name())) {
            return JSON.writeValueAsBytes(bodies.get(operation.name()));
        }
        if (example.isMissingNode()) {
            return new byte[] {'x'};
        }
        return example.isString()
                ? example.asString().getBytes(StandardCharsets.UTF_8)
                : JSON.writeValueAsBytes(example);
    }

    private JsonNode body(String operation) {
        return bodies.required(operation);
    }

    private JsonNode example(Part part, String path) {
        return descriptions
                .get(part)
                .required("paths")
                .required(path)
                .required("post")
                .at("/requestBody/content/application~1json/example")
                .deepCopy();
    }

    private String made(String segment, Part part, String token, String path, JsonNode body) throws IOException {
        String id = make(part, token, path, body).path("id").asString();
        ids.put(segment, id);
        return id;
    }

    /** What cannot be made is asked for by an id that nobody knows, and named. */
    private void tried(String segment, Part part, String token, String path, JsonNode body) throws IOException {
        try {
            made(segment, part, token, path, body);
        } catch (AssertionError refused) {
            System.out.println("Not in the scene: " + path + ", " + refused.getMessage());
        }
    }

    private JsonNode make(Part part, String token, String path, JsonNode body) throws IOException {
        return http.post(stack.url(part).resolve(path), token, null, key(), JSON.writeValueAsString(body))
                .orFail()
                .body();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String admin() {
        return TestTokens.of("quantri", Place.PROVINCE.unit, OfficerRole.ADMIN);
    }

    private static String leader() {
        return TestTokens.of("lanhdao", Place.PROVINCE.unit, OfficerRole.LEADER);
    }

    private static String reviewer() {
        return TestTokens.of("duyet", Place.PROVINCE.unit, OfficerRole.REVIEWER);
    }

    private static String head() {
        return TestTokens.of("ct-19429", COMMUNE, OfficerRole.COMMUNE_HEAD);
    }

    private static JsonNode read(String name) {
        try (var in = new ClassPathResource(name, Scene.class).getInputStream()) {
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
