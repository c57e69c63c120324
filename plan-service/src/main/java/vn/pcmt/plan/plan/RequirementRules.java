package vn.pcmt.plan.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.problem.FieldProblem;

/** What must hold for one requirement, apart from its units. */
final class RequirementRules {
    private static final Pattern OF_CALENDAR = Pattern.compile("\\d{4}-M(\\d{2}|9M)");

    private RequirementRules() {}

    /**
     * @param templates codes of the report templates there are
     * @param provincial codes of those that ask something of a province itself
     */
    static List<FieldProblem> problems(
            String pointer,
            RequirementText required,
            Set<String> templates,
            Set<String> provincial,
            PlanSettings settings) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!templates.contains(required.template())) {
            problems.add(new FieldProblem(
                    pointer + "/template", "template-unknown", required.template(), String.join(", ", templates)));
        }
        if (required.level() == ReportingLevel.PROVINCE
                && templates.contains(required.template())
                && !provincial.contains(required.template())) {
            problems.add(new FieldProblem(
                    pointer + "/template",
                    "template-not-of-province",
                    required.template(),
                    String.join(", ", provincial)));
        }
        problems.addAll(periodProblems(pointer, required));
        problems.addAll(deadlineProblems(pointer + "/deadline", required, settings));
        return problems;
    }

    private static List<FieldProblem> periodProblems(String pointer, RequirementText required) {
        List<FieldProblem> problems = new ArrayList<>();
        String lastPeriod = required.lastPeriod();
        Optional<PeriodId> first = PeriodId.parse(required.frequency(), required.firstPeriod());
        Optional<PeriodId> last = lastPeriod == null
                ? Optional.empty()
                : PeriodId.parse(required.frequency(), lastPeriod)
                        .filter(end -> isOfCalendar(lastPeriod) == isOfCalendar(required.firstPeriod()));
        if (first.isEmpty()) {
            problems.add(malformed(pointer + "/firstPeriod", required.frequency(), required.firstPeriod()));
        }
        if (lastPeriod != null && last.isEmpty()) {
            problems.add(malformed(pointer + "/lastPeriod", required.frequency(), lastPeriod));
        }
        if (first.isPresent() && last.isPresent()) {
            if (last.get().compareTo(first.get()) < 0) {
                problems.add(new FieldProblem(pointer + "/lastPeriod", "period-reversed", first.get(), last.get()));
            } else if (required.frequency() == Frequency.ONCE && !last.equals(first)) {
                problems.add(new FieldProblem(pointer + "/lastPeriod", "once-is-once"));
            }
        }
        return problems;
    }

    private static FieldProblem malformed(String pointer, Frequency frequency, String text) {
        return new FieldProblem(
                pointer,
                frequency == Frequency.MONTHLY ? "month-malformed" : "period-malformed",
                text,
                example(frequency));
    }

    private static boolean isOfCalendar(String period) {
        return OF_CALENDAR.matcher(period).matches();
    }

    private static String example(Frequency frequency) {
        return switch (frequency) {
            case MONTHLY -> "2026-11";
            case QUARTERLY -> "2026-Q4";
            case HALF_YEARLY -> "2026-H2";
            case NINE_MONTHS -> "2026-9M";
            case YEARLY -> "2026";
            case WEEKLY -> "2026-W47";
            case DAILY, ONCE -> "2026-11-22";
        };
    }

    private static List<FieldProblem> deadlineProblems(
            String pointer, RequirementText required, PlanSettings settings) {
        RequirementText.Deadline deadline = required.deadline();
        if (deadline == null) {
            return List.of();
        }
        List<FieldProblem> problems = new ArrayList<>();
        Integer day = deadline.dayOfMonth();
        if (deadline.workingDaysAfter() != null && day != null) {
            problems.add(new FieldProblem(pointer, "deadline-counted-twice"));
        }
        switch (required.frequency()) {
            case ONCE -> {
                if (deadline.workingDaysAfter() != null || day != null) {
                    problems.add(new FieldProblem(pointer, "deadline-of-once"));
                }
            }
            case WEEKLY, DAILY -> {
                if (day != null) {
                    problems.add(new FieldProblem(pointer + "/dayOfMonth", "deadline-day-of-no-month"));
                }
            }
            case MONTHLY, QUARTERLY, HALF_YEARLY, NINE_MONTHS, YEARLY -> {
                if (day != null && (day <= settings.cutOffDay() || isOfCalendar(required.firstPeriod()))) {
                    problems.add(new FieldProblem(
                            pointer + "/dayOfMonth", "deadline-before-cut-off", day, settings.cutOffDay()));
                }
            }
        }
        return problems;
    }
}
