package vn.pcmt.plan.task;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.unit.UnitDirectory;

/** Finds all that is wrong with tasks of one plan. */
final class TaskCheck {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private final PlanFacts plan;
    private final OfficerDirectory officers;
    private final UnitDirectory units;
    private final TaskCalendar calendar;
    private final Map<String, Optional<UnitState>> knownUnits = new HashMap<>();
    private final Map<String, String> officerProblems = new HashMap<>();
    private final List<FieldProblem> problems = new ArrayList<>();

    TaskCheck(PlanFacts plan, OfficerDirectory officers, UnitDirectory units, TaskCalendar calendar) {
        this.plan = plan;
        this.officers = officers;
        this.units = units;
        this.calendar = calendar;
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    /** What can be wrong only while it is sent: the deadline given twice, or counted from nowhere. */
    void sent(TaskText text) {
        if (text.workingDays() != null && text.deadline() != null) {
            problems.add(new FieldProblem("/workingDays", "deadline-twice"));
        }
        if (text.workingDays() != null && text.start() == null) {
            problems.add(new FieldProblem("/workingDays", "start-needed"));
        }
    }

    /** With the deadline as a day, and the names of bodies that were given by key. */
    TaskText completed(TaskText text) {
        LocalDate start = text.start();
        LocalDate deadline = text.workingDays() != null && start != null && !start.isAfter(LATEST)
                ? calendar.plus(start, text.workingDays())
                : text.deadline();
        BodyText lead = text.lead();
        return text.lasting(start, deadline)
                .ledBy(
                        lead == null ? null : named(lead),
                        text.coordinating().stream().map(this::named).toList());
    }

    private BodyText named(BodyText body) {
        boolean hasName = body.name() != null && !body.name().isBlank();
        if (hasName || body.unitKey() == null) {
            return body;
        }
        return new BodyText(
                body.unitKey(), unit(body.unitKey()).map(UnitState::name).orElse(body.unitKey()));
    }

    /** What of the six is not there. */
    void missing(String at, TaskText text) {
        String label = text.label();
        if (text.accountable() == null) {
            problems.add(new FieldProblem(at + "/accountable", "accountable-missing", label));
        }
        if (text.title() == null) {
            problems.add(new FieldProblem(at + "/title", "work-missing", label));
        }
        if (text.lead() == null) {
            problems.add(new FieldProblem(at + "/lead", "lead-missing", label));
        }
        if (text.decider() == null) {
            problems.add(new FieldProblem(at + "/decider", "decider-missing", label));
        }
        if (text.start() == null) {
            problems.add(new FieldProblem(at + "/start", "start-missing", label));
        }
        if (text.deadline() == null) {
            problems.add(new FieldProblem(at + "/deadline", "deadline-missing", label));
        }
        if (text.result() == null && text.proof() == null) {
            problems.add(new FieldProblem(at + "/result", "result-missing", label));
        }
    }

    /** What contradicts itself, its plan, or what is known of officers and units today. */
    void wrong(String at, TaskText text) {
        days(at, text);
        officer(at + "/accountable", text.accountable());
        officer(at + "/decider", text.decider());
        if (text.decider() != null && text.decider().equals(text.accountable())) {
            problems.add(new FieldProblem(at + "/decider", "decider-is-accountable"));
        }
        bodies(at, text);
        ProofText proof = text.proof();
        if (proof != null) {
            if (!proof.isPossible()) {
                problems.add(new FieldProblem(at + "/proof", "proof-impossible"));
            }
            if (unit(proof.area()).isEmpty()) {
                problems.add(new FieldProblem(at + "/proof/area", "unit-unknown", proof.area()));
            }
        }
        FreeText.check(at + "/code", text.code(), problems);
        FreeText.check(at + "/title", text.title(), problems);
        FreeText.check(at + "/description", text.description(), problems);
        FreeText.check(at + "/result", text.result(), problems);
    }

    /** Start and deadline against each other, and against the time of the plan. */
    void days(String at, TaskText text) {
        LocalDate start = text.start();
        LocalDate deadline = text.deadline();
        if (outOfRange(start)) {
            problems.add(new FieldProblem(at + "/start", "day-out-of-range"));
            return;
        }
        if (outOfRange(deadline)) {
            problems.add(new FieldProblem(at + "/deadline", "day-out-of-range"));
            return;
        }
        if (start != null && deadline != null && deadline.isBefore(start)) {
            problems.add(new FieldProblem(at + "/deadline", "deadline-before-start", start, deadline));
        }
        if (start != null && plan.from() != null && start.isBefore(plan.from())) {
            problems.add(new FieldProblem(at + "/start", "task-before-plan", start, plan.from()));
        }
        if (deadline != null && plan.to() != null && deadline.isAfter(plan.to())) {
            problems.add(new FieldProblem(at + "/deadline", "task-after-plan", deadline, plan.to()));
        }
    }

    private static boolean outOfRange(@Nullable LocalDate day) {
        return day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST));
    }

    private void officer(String pointer, @Nullable String id) {
        if (id == null) {
            return;
        }
        String found = officerProblems.computeIfAbsent(id, this::officerProblem);
        if (found.equals("officer-unknown")) {
            problems.add(new FieldProblem(pointer, "officer-unknown", id));
        } else if (!found.isEmpty()) {
            problems.add(new FieldProblem(pointer, "officer-gone", id));
        }
    }

    private String officerProblem(String id) {
        if (officers.find(id).isEmpty()) {
            return "officer-unknown";
        }
        return officers.inOffice(id, calendar.today()) ? "" : "officer-gone";
    }

    private void bodies(String at, TaskText text) {
        Set<Object> seen = new HashSet<>();
        BodyText lead = text.lead();
        if (lead != null) {
            seen.add(body(at + "/lead", lead, text.deadline()));
        }
        for (int i = 0; i < text.coordinating().size(); i++) {
            BodyText body = text.coordinating().get(i);
            String pointer = at + "/coordinating/" + i;
            if (!seen.add(body(pointer, body, text.deadline()))) {
                problems.add(new FieldProblem(pointer, "body-repeated", Objects.requireNonNullElse(body.name(), "")));
            }
        }
    }

    /** @return what tells the body from others */
    private Object body(String pointer, BodyText body, @Nullable LocalDate deadline) {
        String key = body.unitKey();
        if (key == null) {
            if (body.name() == null || body.name().isBlank()) {
                problems.add(new FieldProblem(pointer, "body-empty"));
                return new Object();
            }
            FreeText.check(pointer + "/name", body.name(), problems);
            return body.name().strip();
        }
        LocalDate day = deadline == null ? calendar.today() : deadline;
        Optional<UnitState> unit = unit(key);
        if (unit.isEmpty()) {
            problems.add(new FieldProblem(pointer + "/unitKey", "unit-unknown", key));
        } else if (!unit.get().existsOn(day)) {
            problems.add(new FieldProblem(pointer + "/unitKey", "unit-not-existing", key, day));
        }
        return key;
    }

    private Optional<UnitState> unit(String key) {
        return knownUnits.computeIfAbsent(key, units::find);
    }

    /** Tasks that come before must be others of this plan, and never wait for each other in a circle. */
    void dependencies(String id, TaskText text, List<TaskFacts> others) {
        if (text.dependsOn().isEmpty()) {
            return;
        }
        Map<String, TaskFacts> known =
                others.stream().collect(Collectors.toMap(TaskFacts::id, Function.identity(), (one, same) -> one));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < text.dependsOn().size(); i++) {
            String pointer = "/dependsOn/" + i;
            String before = text.dependsOn().get(i);
            TaskFacts task = known.get(before);
            if (before.equals(id)) {
                problems.add(new FieldProblem(pointer, "dependency-on-itself"));
            } else if (task == null || task.stage() == TaskStage.WITHDRAWN) {
                problems.add(new FieldProblem(pointer, "dependency-unknown", before));
            } else if (!seen.add(before)) {
                problems.add(new FieldProblem(pointer, "dependency-repeated", task.label()));
            }
        }
        Dependencies graph = new Dependencies(others);
        graph.put(id, text.dependsOn().stream().filter(one -> !one.equals(id)).toList());
        circle("/dependsOn", graph.circle(id), known, text.label());
    }

    /** Names the whole circle, back to where it begins. */
    void circle(String pointer, List<String> circle, Map<String, TaskFacts> known, String own) {
        if (!circle.isEmpty()) {
            List<String> labels = new ArrayList<>(circle.stream()
                    .map(task -> known.containsKey(task) ? known.get(task).label() : own)
                    .toList());
            labels.add(labels.getFirst());
            problems.add(new FieldProblem(pointer, "dependency-circle", String.join(" → ", labels)));
        }
    }
}
