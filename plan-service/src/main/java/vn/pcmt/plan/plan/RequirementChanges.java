package vn.pcmt.plan.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.kit.problem.FieldProblem;

/**
 * What becomes of the requirements of a plan in force when it is amended. Reports of periods that have begun are owed:
 * whatever is asked, they stay so. A requirement taken out ends with the period that runs; one that is to ask for
 * something else ends with it too, and is continued under another id. What cannot be done so is refused.
 */
final class RequirementChanges {
    private static final int LONGEST_ID = 60;

    private final LocalDate today;
    private final int cutOffDay;
    private final List<RequirementText> kept = new ArrayList<>();
    private final List<Requirement> told = new ArrayList<>();
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private RequirementChanges(LocalDate today, int cutOffDay) {
        this.today = today;
        this.cutOffDay = cutOffDay;
    }

    /**
     * Reconciles what is in force with what is asked for; both must have valid periods.
     *
     * @param cutOffDay last day of a month's facts
     */
    static RequirementChanges of(
            List<RequirementText> before, List<RequirementText> asked, LocalDate today, int cutOffDay) {
        RequirementChanges changes = new RequirementChanges(today, cutOffDay);
        before.forEach(one -> changes.ids.add(one.id()));
        asked.forEach(one -> changes.ids.add(one.id()));
        Map<String, RequirementText> left = new LinkedHashMap<>(before.stream()
                .collect(Collectors.toMap(RequirementText::id, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
        for (int i = 0; i < asked.size(); i++) {
            RequirementText after = asked.get(i);
            RequirementText old = left.remove(after.id());
            if (old == null) {
                changes.keepAndTell(after);
            } else {
                changes.change("/requirements/" + i, old, after);
            }
        }
        left.values().forEach(changes::takeOut);
        return changes;
    }

    /** The requirements of the plan from now on. */
    List<RequirementText> requirements() {
        return List.copyOf(kept);
    }

    /** Those that are new, changed or ended, as others must hear of them. */
    List<Requirement> told() {
        return List.copyOf(told);
    }

    List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    private void change(String pointer, RequirementText old, RequirementText after) {
        if (after.equals(old)) {
            kept.add(old);
            return;
        }
        PeriodId running = old.first().runningOn(today, cutOffDay);
        if (old.first().compareTo(running) > 0) {
            keepAndTell(after);
            return;
        }
        PeriodId oldLast = old.last();
        if (old.frequency() == Frequency.ONCE || oldLast != null && oldLast.compareTo(running) < 0) {
            problems.add(
                    new FieldProblem(pointer, "requirement-ended", old.id(), oldLast == null ? old.first() : oldLast));
        } else if (after.frequency() != old.frequency()) {
            continueOtherwise(old, after, running);
        } else if (!after.first().equals(old.first())) {
            problems.add(new FieldProblem(pointer + "/firstPeriod", "requirement-begun", old.id(), old.first()));
        } else if (endsBefore(after, running)) {
            problems.add(new FieldProblem(pointer + "/lastPeriod", "requirement-owed-until", old.id(), running));
        } else if (after.asksTheSame(old)) {
            keepAndTell(after);
        } else {
            continueOtherwise(old, after, running);
        }
    }

    private static boolean endsBefore(RequirementText requirement, PeriodId period) {
        PeriodId last = requirement.last();
        return last != null && last.compareTo(period) < 0;
    }

    private void continueOtherwise(RequirementText old, RequirementText after, PeriodId running) {
        keepAndTell(old.upTo(running));
        PeriodId next = PeriodId.parse(after.frequency(), after.firstPeriod())
                .orElseThrow()
                .runningOn(running.to(cutOffDay), cutOffDay)
                .next();
        PeriodId first = after.first().compareTo(next) > 0 ? after.first() : next;
        if (!endsBefore(after, first)) {
            keepAndTell(after.continuedAs(freeId(after.id()), first));
        }
    }

    private void takeOut(RequirementText old) {
        PeriodId running = old.first().runningOn(today, cutOffDay);
        if (old.first().compareTo(running) > 0) {
            told.add(old.upTo(old.first().previous()).requirement());
        } else if (old.frequency() != Frequency.ONCE && !endsBefore(old, running.next())) {
            keepAndTell(old.upTo(running));
        } else {
            kept.add(old);
        }
    }

    private void keepAndTell(RequirementText requirement) {
        kept.add(requirement);
        told.add(requirement.requirement());
    }

    private String freeId(String id) {
        String stem = id.replaceFirst("\\.\\d+$", "");
        for (int number = 2; ; number++) {
            String end = "." + number;
            String candidate = stem.substring(0, Math.min(stem.length(), LONGEST_ID - end.length())) + end;
            if (ids.add(candidate)) {
                return candidate;
            }
        }
    }
}
