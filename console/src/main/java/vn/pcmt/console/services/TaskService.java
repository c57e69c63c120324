package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.PlanningService.Body;
import vn.pcmt.console.services.PlanningService.Obstacle;
import vn.pcmt.console.services.PlanningService.Written;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the plan service about tasks and what stands in their way. */
@Component
public class TaskService {
    private static final ParameterizedTypeReference<Written> WRITTEN = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    TaskService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /** The visitor's own, by deadline. {@code as}: ACCOUNTABLE or DECIDER; {@code stages} none for those not ended. */
    public Listing<Task> mine(Visitor visitor, String as, List<String> stages, int page) {
        return http.get(
                visitor,
                uri -> uri.path("/tasks")
                        .queryParam("as", as)
                        .queryParam("status", stages)
                        .queryParam("page", page)
                        .queryParam("size", 50)
                        .build(),
                new ParameterizedTypeReference<>() {});
    }

    /** Tasks of plans in force by number or work, with or without diacritics. */
    public List<Task> search(Visitor visitor, String text, int most) {
        return http.get(
                        visitor,
                        uri -> uri.path("/task-search")
                                .queryParam("text", "{text}")
                                .queryParam("size", most)
                                .build(text),
                        new ParameterizedTypeReference<Listing<Task>>() {})
                .items();
    }

    public Versioned<Task> one(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/tasks/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    public List<Obstacle> obstacles(Visitor visitor, String id) {
        return http.get(
                visitor, uri -> uri.path("/tasks/{id}/obstacles").build(id), new ParameterizedTypeReference<>() {});
    }

    /** Adds a task to a plan; to one in force it is assigned at once. */
    public Written create(Visitor visitor, String plan, Assignment task, String key) {
        return http.post(
                visitor,
                uri -> uri.path("/plans/{id}/tasks").build(plan),
                Map.of("Idempotency-Key", key),
                task,
                WRITTEN);
    }

    public void amend(Visitor visitor, String id, Assignment task, Guard guard) {
        http.write(HttpMethod.PUT, visitor, uri -> uri.path("/tasks/{id}").build(id), guard.headers(), task, WRITTEN);
    }

    public void progress(Visitor visitor, String id, int percent, @Nullable String note, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/tasks/{id}/progress").build(id),
                guard.headers(),
                new Reported(percent, note));
    }

    /** A command without more to say: {@code completion}, {@code confirmation}. */
    public void act(Visitor visitor, String id, String command, Guard guard) {
        http.command(visitor, uri -> uri.path("/tasks/{id}/{command}").build(id, command), guard.headers(), null);
    }

    /** A command that needs a reason: {@code return}, {@code withdrawal}. */
    public void act(Visitor visitor, String id, String command, String reason, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/tasks/{id}/{command}").build(id, command),
                guard.headers(),
                Map.of("reason", reason));
    }

    /** Which kinds and sizes are taken is the service's to say. */
    public void addEvidence(Visitor visitor, String id, String name, byte[] file, Guard guard) {
        http.upload(
                visitor,
                uri -> uri.path("/tasks/{id}/evidence")
                        .queryParam("name", "{name}")
                        .build(id, name),
                guard.headers(),
                MediaType.APPLICATION_OCTET_STREAM,
                file,
                WRITTEN);
    }

    public Download evidence(Visitor visitor, String id, int number) {
        return http.download(
                visitor, uri -> uri.path("/tasks/{id}/evidence/{number}").build(id, number));
    }

    public void raise(Visitor visitor, String plan, Raised obstacle, String key) {
        http.command(
                visitor,
                uri -> uri.path("/plans/{id}/obstacles").build(plan),
                Map.of("Idempotency-Key", key),
                obstacle);
    }

    public Versioned<Obstacle> obstacle(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/obstacles/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    /** {@code escalation} with a reason, {@code resolution} with what was done. */
    public void settle(Visitor visitor, String obstacle, String command, String words, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/obstacles/{id}/{command}").build(obstacle, command),
                guard.headers(),
                Map.of(command.equals("resolution") ? "text" : "reason", words));
    }

    private record Reported(int percent, @Nullable String note) {}

    /** What stands in the way of a task. */
    public record Raised(String title, @Nullable String description, List<String> tasks) {}

    /** A task as it is sent; {@code proof} goes back as it came. */
    public record Assignment(
            @Nullable String code,
            @Nullable String title,
            @Nullable String description,
            @Nullable String accountable,
            @Nullable String decider,
            @Nullable Body lead,
            List<Body> coordinating,
            @Nullable String start,
            @Nullable String deadline,
            @Nullable String result,
            @Nullable Proof proof,
            List<String> dependsOn) {}

    /** {@code status}: DRAFT, ASSIGNED, DONE, CONFIRMED, RETURNED or WITHDRAWN. Days are ISO dates. */
    public record Task(
            String id,
            String planId,
            long version,
            String status,
            @Nullable String code,
            @Nullable String title,
            @Nullable Person accountable,
            @Nullable Person decider,
            @Nullable Body lead,
            @Nullable List<Body> coordinating,
            @Nullable String start,
            @Nullable String deadline,
            @Nullable Instant deadlineAt,
            @Nullable List<String> dependsOn,
            int progress,
            @Nullable String doneOn,
            boolean late,
            int lateDays,
            boolean blocked,
            int blockedDays,
            int evidence,
            @Nullable Detail detail) {

        /** How its bar and its words are coloured: {@code ok}, {@code warn}, {@code bad} or nothing in particular. */
        public String tone() {
            return switch (status) {
                case "CONFIRMED" -> "ok";
                case "WITHDRAWN", "DRAFT" -> "mu";
                default -> late ? "bad" : blocked || status.equals("RETURNED") ? "warn" : "";
            };
        }
    }

    public record Person(String id, String name, @Nullable String post, boolean inOffice) {
        /** The post rather than the person. */
        public String shown() {
            return post == null ? name : post + ", " + name;
        }
    }

    /** {@code may}: what the visitor may do, in the words of the service. */
    public record Detail(
            @Nullable String description,
            @Nullable String result,
            @Nullable Proof proof,
            @Nullable List<Missing> missing,
            @Nullable List<Missing> outsidePlan,
            @Nullable List<Note> notes,
            @Nullable List<Evidence> evidence,
            @Nullable Verdict verdict,
            @Nullable Set<String> may) {
        public boolean allows(String what) {
            return may != null && may.contains(what);
        }
    }

    public record Missing(String pointer, String code) {}

    /** The figure that proves a task. */
    public record Proof(
            String indicator,
            String area,
            String period,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal atMost) {}

    public record Note(int progress, @Nullable String text, String by, Instant at) {}

    /** A file, or a value of a report. {@code size} in bytes. */
    public record Evidence(
            int number,
            Instant at,
            @Nullable String name,
            @Nullable Long size,
            @Nullable String scan,
            @Nullable Value value) {}

    public record Value(String report, BigDecimal value) {}

    public record Verdict(String decided, @Nullable String reason, Instant at) {}
}
