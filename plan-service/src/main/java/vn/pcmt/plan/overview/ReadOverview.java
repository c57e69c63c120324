package vn.pcmt.plan.overview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetReading.UnitStatuses;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.plan.overview.Overview.AgencyTasks;
import vn.pcmt.plan.overview.Overview.TargetLine;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.target.TargetDirectory;
import vn.pcmt.plan.target.TargetFacts;
import vn.pcmt.plan.target.UrgentFirst;
import vn.pcmt.plan.task.BodyText;
import vn.pcmt.plan.task.TaskCounts;
import vn.pcmt.plan.task.TaskDirectory;
import vn.pcmt.plan.task.TaskFacts;
import vn.pcmt.plan.task.TaskStage;
import vn.pcmt.plan.unit.UnitDirectory;

/**
 * Joins figures and work of a plan. Nothing is asked of another service: readings come by events and are kept here, tasks
 * are at home.
 */
@Component
class ReadOverview {

    private final PlanDirectory plans;
    private final TargetDirectory targets;
    private final TaskDirectory tasks;
    private final UnitDirectory units;

    ReadOverview(PlanDirectory plans, TargetDirectory targets, TaskDirectory tasks, UnitDirectory units) {
        this.plans = plans;
        this.targets = targets;
        this.tasks = tasks;
        this.units = units;
    }

    /**
     * An area with all units that lie or lay in it, and what they have become.
     *
     * @param keys of the area itself and of these
     * @param above keys of all areas that the area or what it is today lies in
     */
    private record Place(UnitState area, Set<String> keys, Set<String> above) {}

    /**
     * @param area null for all of the plan
     * @param agency key of the unit, or name of the body, that leads the tasks; null for all
     * @throws Refusal {@code plan-not-found}, {@code unit-not-found}
     */
    Overview of(Caller caller, String planId, @Nullable String area, @Nullable String agency) {
        PlanFacts plan = plans.requireReadable(planId, caller);
        Place place = area == null ? null : place(area);
        List<PlanFacts> all = new ArrayList<>();
        gather(plan, caller, all, new HashSet<>());
        return new Overview(
                plan.id(),
                plan.title(),
                plan.status(),
                area,
                place == null ? null : place.area().name(),
                all.stream()
                        .flatMap(one -> targets.of(one.id()).stream())
                        .filter(target -> place == null || concerns(target, place))
                        .map(target -> line(target, place, caller))
                        .sorted(Comparator.comparing(TargetLine::status, UrgentFirst.BY_STATUS)
                                .thenComparing(TargetLine::id))
                        .toList(),
                tasks(all, place, agency));
    }

    private void gather(PlanFacts plan, Caller caller, List<PlanFacts> all, Set<String> seen) {
        if (seen.add(plan.id())) {
            all.add(plan);
            plans.children(plan.id()).stream()
                    .filter(child -> child.status() != PlanStatus.DRAFT || PlanDirectory.readsDrafts(caller))
                    .forEach(child -> gather(child, caller, all, seen));
        }
    }

    private Place place(String area) {
        UnitState unit =
                units.find(area).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "unit-not-found", area));
        Set<String> keys = new HashSet<>(Set.of(area));
        units.everWithin(List.of(area)).forEach(one -> keys.add(one.key()));
        Set<String> above = new HashSet<>(unit.path());
        units.communesToday(area).forEach((key, commune) -> {
            keys.add(key);
            above.addAll(commune.path());
        });
        return new Place(unit, keys, above);
    }

    /** Whether the area lies in what the target is about, or what it is about lies in the area. */
    private static boolean concerns(TargetFacts target, Place place) {
        TargetReading reading = target.reading();
        List<String> about = reading == null ? target.text().scope() : reading.areas();
        return about.isEmpty()
                || about.stream()
                        .anyMatch(area ->
                                place.keys().contains(area) || place.above().contains(area));
    }

    private TargetLine line(TargetFacts target, @Nullable Place place, Caller caller) {
        TargetReading own = target.reading();
        TargetReading each = target.text().isPerUnit() ? own : null;
        List<TargetReading> below = each != null && place != null
                ? targets.unitsOf(each).stream()
                        .filter(reading -> place.keys().contains(String.valueOf(reading.unit())))
                        .toList()
                : List.of();
        boolean commune = place != null && place.area().kind().isCommuneLevel() && below.size() == 1;
        if (commune) {
            TargetReading reading = below.getFirst();
            boolean visible = caller.unitKey() != null
                    && units.isWithin(Objects.requireNonNull(reading.unit()), caller.unitKey());
            return new TargetLine(
                    target.id(),
                    target.planId(),
                    target.title(),
                    visible ? reading.status() : target.status(),
                    visible ? reading : null,
                    false,
                    !visible,
                    null);
        }
        return new TargetLine(
                target.id(),
                target.planId(),
                target.title(),
                target.status(),
                own,
                place != null,
                false,
                each == null ? null : place == null ? each.units() : counted(below));
    }

    private static UnitStatuses counted(List<TargetReading> readings) {
        Map<TargetStatus, Long> counts =
                readings.stream().collect(Collectors.groupingBy(TargetReading::status, Collectors.counting()));
        return new UnitStatuses(
                count(counts, TargetStatus.NOT_DUE),
                count(counts, TargetStatus.INSUFFICIENT_DATA),
                count(counts, TargetStatus.ON_TRACK),
                count(counts, TargetStatus.AT_RISK),
                count(counts, TargetStatus.MISSED),
                count(counts, TargetStatus.MET));
    }

    private static int count(Map<TargetStatus, Long> counts, TargetStatus status) {
        return counts.getOrDefault(status, 0L).intValue();
    }

    private Overview.Tasks tasks(List<PlanFacts> plans, @Nullable Place place, @Nullable String agency) {
        List<TaskFacts> found = plans.stream()
                .flatMap(plan -> tasks.ofPlan(plan.id()).stream())
                .filter(task -> task.stage() != TaskStage.DRAFT)
                .filter(task -> place == null || task.involves(place.keys()))
                .filter(task -> agency == null || isLedBy(task, agency))
                .toList();
        Map<String, List<TaskFacts>> byAgency = new LinkedHashMap<>();
        found.forEach(task ->
                byAgency.computeIfAbsent(id(task), absent -> new ArrayList<>()).add(task));
        TaskCounts counts = tasks.counts(found);
        return new Overview.Tasks(
                counts.progress(),
                counts,
                byAgency.values().stream()
                        .map(this::agency)
                        .sorted(Comparator.comparingInt(
                                        (AgencyTasks one) -> one.counts().late())
                                .reversed()
                                .thenComparing(AgencyTasks::agency))
                        .toList());
    }

    private AgencyTasks agency(List<TaskFacts> led) {
        BodyText lead = Objects.requireNonNull(led.getFirst().text().lead());
        TaskCounts counts = tasks.counts(led);
        return new AgencyTasks(String.valueOf(lead.name()), lead.unitKey(), counts.progress(), counts);
    }

    /** What is in force has a lead; see the six "rõ". */
    private static String id(TaskFacts task) {
        BodyText lead = Objects.requireNonNull(task.text().lead());
        return lead.unitKey() == null ? String.valueOf(lead.name()) : lead.unitKey();
    }

    private static boolean isLedBy(TaskFacts task, String agency) {
        BodyText lead = task.text().lead();
        return lead != null && (agency.equals(lead.unitKey()) || agency.equalsIgnoreCase(lead.name()));
    }
}
