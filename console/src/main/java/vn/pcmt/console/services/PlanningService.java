package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.TaskService.Task;

/** What the console asks the plan service about plans and what belongs to a whole plan. */
@Component
public class PlanningService {
    private static final int ALL = 200;
    private static final ParameterizedTypeReference<Written> WRITTEN = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    PlanningService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("plan-service", settings.plan(), settings, builder, json);
    }

    /** Which plans are wanted; what is null or empty does not matter. {@code covering} is the key of a unit. */
    public record Wanted(
            String status,
            @Nullable Integer year,
            String agency,
            String text,
            @Nullable String covering) {
        public static final Wanted ANY = new Wanted("", null, "", "", null);
        /** Those that tasks may be added to. */
        public static final Wanted IN_FORCE = new Wanted("ISSUED", null, "", "", null);
    }

    /** The latest first. */
    public Listing<Plan> list(Visitor visitor, Wanted wanted, int page, int size) {
        return http.get(
                visitor,
                uri -> {
                    uri.path("/plans").queryParam("page", page).queryParam("size", size);
                    Map<String, Object> values = new java.util.HashMap<>();
                    values.put("status", wanted.status());
                    values.put("year", wanted.year() == null ? "" : wanted.year());
                    values.put("agency", wanted.agency());
                    values.put("text", wanted.text());
                    values.put("covering", wanted.covering() == null ? "" : wanted.covering());
                    values.forEach((name, value) -> {
                        if (!value.toString().isBlank()) {
                            uri.queryParam(name, "{" + name + "}");
                        }
                    });
                    return uri.build(values);
                },
                new ParameterizedTypeReference<>() {});
    }

    /** How far plans are, each with all below it. */
    public List<Progress> progress(Visitor visitor, List<String> plans) {
        return plans.isEmpty()
                ? List.of()
                : http.get(
                        visitor,
                        uri -> uri.path("/plan-progress")
                                .queryParam("plan", plans)
                                .build(),
                        new ParameterizedTypeReference<>() {});
    }

    public Versioned<Plan> one(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/plans/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    /** Everything that a plan says, as the service has it, to be sent back with changes. */
    public Versioned<PlanDocument> document(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/plans/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    public List<Plan> children(Visitor visitor, String id) {
        return this.<Listing<Plan>>part(visitor, id, "children", new ParameterizedTypeReference<>() {})
                .items();
    }

    public Overview overview(Visitor visitor, String id) {
        return http.get(
                visitor, uri -> uri.path("/plans/{id}/overview").build(id), new ParameterizedTypeReference<>() {});
    }

    /** By deadline. {@code text} is in the number or the work. */
    public Listing<Task> tasks(Visitor visitor, String id, boolean late, String text) {
        return http.get(
                visitor,
                uri -> {
                    uri.path("/plans/{id}/tasks").queryParam("size", ALL);
                    if (late) {
                        uri.queryParam("late", true);
                    }
                    return text.isBlank()
                            ? uri.build(id)
                            : uri.queryParam("text", "{text}").build(id, text);
                },
                new ParameterizedTypeReference<>() {});
    }

    /** Open ones and removed ones, the oldest first. */
    public List<Obstacle> obstacles(Visitor visitor, String id) {
        return this.<Listing<Obstacle>>part(visitor, id, "obstacles", new ParameterizedTypeReference<>() {})
                .items();
    }

    public List<Committee> committees(Visitor visitor, String id) {
        return this.<Listing<Committee>>part(visitor, id, "committees", new ParameterizedTypeReference<>() {})
                .items();
    }

    public Budget budget(Visitor visitor, String id) {
        return http.get(
                visitor, uri -> uri.path("/plans/{id}/budget").build(id), new ParameterizedTypeReference<>() {});
    }

    public Versioned<Evaluated> evaluation(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/plans/{id}/evaluation").build(id), new ParameterizedTypeReference<>() {});
    }

    /** Those that the visitor may see: a commune its own. */
    public Listing<Assessment> assessments(Visitor visitor, String id) {
        return part(visitor, id, "assessments", new ParameterizedTypeReference<>() {});
    }

    public Changes changes(Visitor visitor, String id, LocalDate from) {
        return http.get(
                visitor,
                uri -> uri.path("/plans/{id}/history/changes")
                        .queryParam("from", from)
                        .build(id),
                new ParameterizedTypeReference<>() {});
    }

    /** {@code tasks.xlsx}, {@code tasks.csv}, {@code deadlines.ics} or {@code evaluation.docx}. */
    public Download file(Visitor visitor, String id, String name) {
        return http.download(visitor, uri -> uri.path("/plans/{id}/{name}").build(id, name));
    }

    private <T> T part(Visitor visitor, String id, String part, ParameterizedTypeReference<T> type) {
        return http.get(
                visitor,
                uri -> uri.path("/plans/{id}/{part}").queryParam("size", ALL).build(id, part),
                type);
    }

    /** Begins a draft. */
    public Written create(Visitor visitor, Map<String, Object> text, String key) {
        return http.post(visitor, uri -> uri.path("/plans").build(), Map.of("Idempotency-Key", key), text, WRITTEN);
    }

    /** Writes a draft anew. */
    public void edit(Visitor visitor, String id, Map<String, Object> text, Guard guard) {
        http.write(HttpMethod.PUT, visitor, uri -> uri.path("/plans/{id}").build(id), guard.headers(), text, WRITTEN);
    }

    /** Changes a plan in force. */
    public void amend(Visitor visitor, String id, Amending amending, Guard guard) {
        http.command(visitor, uri -> uri.path("/plans/{id}/amendments").build(id), guard.headers(), amending);
    }

    public void issue(Visitor visitor, String id, Guard guard) {
        http.command(visitor, uri -> uri.path("/plans/{id}/issue").build(id), guard.headers(), null);
    }

    /** @param withdraw whether tasks that are open are owed no more; refused while there are any otherwise */
    public void close(Visitor visitor, String id, boolean withdraw, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/plans/{id}/close").build(id),
                guard.headers(),
                withdraw ? Map.of("openTasks", "WITHDRAW") : Map.of());
    }

    /** Sets a target of a plan. */
    public void addTarget(Visitor visitor, String id, Map<String, Object> target, String key) {
        http.command(visitor, uri -> uri.path("/plans/{id}/targets").build(id), Map.of("Idempotency-Key", key), target);
    }

    /** A target with all that it says. */
    public Versioned<TargetDocument> target(Visitor visitor, String target) {
        return http.getVersioned(
                visitor, uri -> uri.path("/targets/{id}").build(target), new ParameterizedTypeReference<>() {});
    }

    /** Sets a target anew; it is measured again. */
    public void editTarget(Visitor visitor, String target, Map<String, Object> text, Guard guard) {
        http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/targets/{id}").build(target),
                guard.headers(),
                text,
                WRITTEN);
    }

    /** Gives a target up. */
    public void withdrawTarget(Visitor visitor, String target, String reason, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/targets/{id}/withdrawal").build(target),
                guard.headers(),
                Map.of("reason", reason));
    }

    public record Written(String id, long version) {}

    /** @param on date of the document that amends */
    public record Amending(@Nullable String documentNumber, LocalDate on, String reason, Map<String, Object> plan) {}

    /** {@code plan}: all that it says. */
    public record PlanDocument(String id, String status, Map<String, Object> plan) {}

    /** {@code target}: all that it says; {@code withdrawn}: when and why it was given up. */
    public record TargetDocument(
            String id,
            String planId,
            Map<String, Object> target,
            @Nullable GivenUp withdrawn) {}

    public record GivenUp(Instant at, String reason) {}

    /** A plan; {@code status} is DRAFT, ISSUED or CLOSED. */
    public record Plan(
            String id,
            String status,
            @Nullable Instant issuedAt,
            @Nullable Instant closedAt,
            Text plan,
            @Nullable List<Amendment> amendments) {}

    /** What it says. Days are ISO dates. */
    public record Text(
            String kind,
            String title,
            @Nullable String documentNumber,
            @Nullable String issuer,
            @Nullable String issuedOn,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> legalBases,
            @Nullable List<Statement> statements,
            @Nullable String parent,
            @Nullable Body lead,
            @Nullable List<Peak> peaks,
            @Nullable List<Partner> partners,
            @Nullable List<String> slogans) {}

    /** In its own words; {@code about} is DOCUMENTS, AREA, TARGETS, DUTIES, PEOPLE or WORDS. */
    public record Statement(String about, String text) {}

    /** A unit or another body. */
    public record Body(@Nullable String unitKey, @Nullable String name) {}

    /** A stretch in which more is done. */
    public record Peak(String name, String from, String to) {}

    /** From outside the province. */
    public record Partner(String name, @Nullable String country) {}

    public record Amendment(
            int number,
            @Nullable String documentNumber,
            @Nullable String on,
            @Nullable String reason) {}

    /** Counts of tasks; {@code total} of those in force. */
    public record Counts(
            int total, int open, int done, int confirmed, int returned, int withdrawn, int late, int blocked) {}

    /** In percent; null where there are no tasks. */
    public record Progress(String plan, @Nullable BigDecimal progress, Counts counts) {}

    /** Targets and tasks of a plan with everything under it. */
    public record Overview(List<TargetLine> targets, TaskLines tasks) {
        /** Those that are missed or at risk. */
        public List<TargetLine> inDanger() {
            return targets.stream()
                    .filter(target ->
                            target.status().equals("AT_RISK") || target.status().equals("MISSED"))
                    .toList();
        }

        /** How many stand as they should. */
        public long onCourse() {
            return targets.stream()
                    .filter(target -> target.status().equals("ON_TRACK")
                            || target.status().equals("MET"))
                    .count();
        }
    }

    /** {@code status}: NOT_DUE, INSUFFICIENT_DATA, ON_TRACK, AT_RISK, MISSED or MET. */
    public record TargetLine(
            String id,
            String planId,
            String title,
            String status,
            @Nullable Reading reading,
            boolean withheld,
            @Nullable UnitStatuses units) {}

    /** How a target stands; {@code direction} is UP or DOWN. */
    public record Reading(
            String template,
            String indicator,
            String direction,
            @Nullable String period,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal received,
            @Nullable BigDecimal expectedByNow,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal goal,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal forecastLow,
            @Nullable BigDecimal forecastHigh,
            @Nullable String willMissOn,
            @Nullable String outlook,
            @Nullable List<String> areas,
            @Nullable Instant asOf) {}

    public record UnitStatuses(int notDue, int insufficientData, int onTrack, int atRisk, int missed, int met) {}

    public record TaskLines(@Nullable BigDecimal progress, Counts counts, List<AgencyTasks> agencies) {}

    public record AgencyTasks(String agency, @Nullable BigDecimal progress, Counts counts) {}

    /** {@code level}: COMMUNE, DISTRICT, PROVINCE or COUNTRY; {@code may}: ESCALATE, RESOLVE. */
    public record Obstacle(
            String id,
            String planId,
            long version,
            String title,
            @Nullable String description,
            List<String> tasks,
            Instant raisedAt,
            String level,
            String ownerUnit,
            @Nullable String owner,
            Instant dueAt,
            int ageDays,
            boolean overdue,
            List<Step> escalations,
            @Nullable String resolution,
            @Nullable Instant resolvedAt,
            @Nullable List<String> may) {
        public boolean allows(String what) {
            return may != null && may.contains(what);
        }
    }

    /** A step up, for a reason or because time ran out. */
    public record Step(
            String from, String to, Instant at, @Nullable String reason) {}

    public record Committee(String id, @Nullable Sitting head, List<Sitting> sitting, CommitteeText committee) {}

    public record CommitteeText(
            String kind,
            String name,
            @Nullable String decision,
            @Nullable String decidedOn,
            @Nullable Integer size,
            @Nullable String from,
            @Nullable String to) {}

    /** A member today. */
    public record Sitting(
            String title, String role, @Nullable String acting) {}

    /** In đồng. */
    public record Budget(Money total, List<BudgetYear> years, List<ProjectMoney> projects) {
        public boolean isEmpty() {
            return years.isEmpty() && projects.isEmpty() && total.allotted().signum() == 0;
        }
    }

    public record Money(
            BigDecimal allotted,
            BigDecimal committed,
            BigDecimal open,
            BigDecimal spent,
            BigDecimal available,
            boolean overspent) {}

    public record BudgetYear(int year, Money own, Money withProjects) {}

    public record ProjectMoney(String planId, String title, Money total) {}

    /** The closing evaluation; {@code frozen} once the plan is closed. */
    public record Evaluated(
            boolean frozen,
            EvaluationText evaluation,
            @Nullable List<Model> models) {}

    public record EvaluationText(
            @Nullable String situation,
            @Nullable String results,
            @Nullable String difficulties,
            @Nullable List<String> lessons,
            @Nullable String proposals,
            @Nullable String nextTasks) {
        public boolean isEmpty() {
            return situation == null && results == null && difficulties == null && proposals == null;
        }
    }

    public record Model(String id, String name, int communes, int provinces) {}

    /** A unit's own points ("03 tốt"). */
    public record Assessment(String id, String unitKey, int year, String status, BigDecimal total, boolean good) {}

    /** What happened to a plan and its parts. */
    public record Changes(List<Changed> items) {}

    /** {@code kind}: PLAN, TASK, TARGET …; {@code what}: ADDED, CHANGED or REMOVED. */
    public record Changed(String kind, String id, String title, String what, List<Happened> events) {}

    /** {@code type}: token of the event, such as {@code task.progressed.v1}. */
    public record Happened(String type, Instant at) {}
}
