package vn.pcmt.report.expected;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.Units;

/**
 * Makes every unit owe what the requirements ask of it, up to and with the period that runs now, and no more: a report
 * of which nothing has come in is withdrawn when its unit turns out to have ended before, or its requirement. Requirements
 * and units may come in any order and more than once: whichever comes later finds the other, and a report that exists is
 * left alone, because its id is natural. It goes by the version of its template that is in force for its period, and follows
 * a later one as long as nothing has come in.
 */
@Component
public class ExpectReports {

    private static final Logger LOG = LoggerFactory.getLogger(ExpectReports.class);

    private static final String UNIT_NOT_THERE = "unit-not-there";
    private static final String REQUIREMENT_ENDED = "requirement-ended";

    private final Requirements requirements;
    private final MoveDeadlines deadlines;
    private final Units units;
    private final Reports reports;
    private final FollowTemplates templates;
    private final ReportingCalendar calendar;
    private final WorkingCalendar working;
    private final ExpectedSettings settings;
    private final Clock clock;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("expect-due").factory());
    private final AtomicBoolean asked = new AtomicBoolean();

    ExpectReports(
            Requirements requirements,
            MoveDeadlines deadlines,
            Units units,
            Reports reports,
            FollowTemplates templates,
            ReportingCalendar calendar,
            WorkingCalendar working,
            ExpectedSettings settings,
            Clock clock) {
        this.requirements = requirements;
        this.deadlines = deadlines;
        this.units = units;
        this.reports = reports;
        this.templates = templates;
        this.calendar = calendar;
        this.working = working;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes in what an event asks for. It is due at once. */
    void keep(PlanEvent event) {
        switch (event) {
            case PlanIssued issued -> issued.plan().requirements().forEach(requirement -> keep(issued, requirement));
            case RequirementSet set -> keep(set, set.requirement());
            default -> {
                // asks for no report
            }
        }
    }

    /** Refuses, into the dead letters, a template or a period that does not exist. */
    private void keep(PlanStateEvent event, Requirement requirement) {
        Template latest = templates.latest(requirement.template());
        if (latest.of(requirement.level()).sections().isEmpty()) {
            throw new IllegalArgumentException(
                    requirement.template() + " asks nothing of the level " + requirement.level());
        }
        PeriodKind kind = ReportingPeriod.parse(requirement.firstPeriod()).kind();
        String last = requirement.lastPeriod();
        if (last != null && ReportingPeriod.parse(last).kind() != kind) {
            throw new IllegalArgumentException(
                    "a requirement from " + requirement.firstPeriod() + " cannot end with " + last);
        }
        requirements.keep(event, requirement, latest.version(), working.revision());
    }

    @EventListener
    void on(UnitChanged changed) {
        working.refresh();
        units.find(changed.key()).filter(Unit::isReporting).ifPresent(unit -> {
            withdrawNotOwed(reports.expectedOf(unit.key()));
            expect(
                    requirements.all().stream()
                            .filter(requirement -> requirement.concerns(unit))
                            .toList(),
                    List.of(unit));
        });
    }

    /**
     * Looks at every requirement that is due; each by one node at a time, and by the working days known to any of them.
     * Many are looked at together: a plan for each commune of the country is as many requirements, and each alone would
     * wait for the store a dozen times.
     */
    void expectDue() {
        working.refresh();
        long revision = working.revision();
        requirements.makeDueBy(revision);
        templates.makeDue();
        for (List<OpenRequirement> claimed = requirements.claim(); !claimed.isEmpty(); claimed = requirements.claim()) {
            lookAt(claimed, revision);
        }
    }

    /**
     * The same in the background, once for all who ask while a look is under way: in a rush looks grow instead of
     * multiplying. What is due is stored as due, so the next tick makes up for a look that fails.
     */
    void expectSoon() {
        if (!asked.getAndSet(true)) {
            background.execute(() -> {
                asked.set(false);
                try {
                    expectDue();
                } catch (RuntimeException failed) {
                    LOG.warn("What is due waits for the next tick: {}", failed.toString());
                }
            });
        }
    }

    /** Lets a look that is under way end. */
    @PreDestroy
    void close() {
        background.close();
    }

    /** One that fails does not hold the others up: it is looked at again when its lease is over. */
    private void lookAt(List<OpenRequirement> claimed, long revision) {
        try {
            withdrawNotOwed(touchedBy(claimed));
            int added = expect(claimed, owing(claimed, OpenRequirement::scope));
            LOG.info("{} more reports expected for {}", added, named(claimed));
            claimed.stream().filter(one -> one.isBefore(revision)).forEach(this::moveDeadlines);
            requirements.release(claimed, this::nextPeriod, revision);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            if (claimed.size() > 1) {
                claimed.forEach(one -> lookAt(List.of(one), revision));
            } else {
                LOG.error("No reports expected for {}", named(claimed), failed);
            }
        }
    }

    private void moveDeadlines(OpenRequirement requirement) {
        int moved = deadlines.ofThoseAskedForBy(requirement);
        LOG.info("{} deadlines of {} moved with the working days", moved, requirement.id());
    }

    private static String named(List<OpenRequirement> claimed) {
        String first = claimed.getFirst().id();
        return claimed.size() == 1 ? first : first + " and " + (claimed.size() - 1) + " other requirements";
    }

    /** The units that owe what any of some requirements asks of the areas named, each once; read together. */
    private List<Unit> owing(
            List<OpenRequirement> asking, Function<OpenRequirement, ? extends Collection<String>> areas) {
        Map<ReportingLevel, Set<String>> byLevel = asking.stream()
                .collect(Collectors.groupingBy(
                        OpenRequirement::whose,
                        Collectors.flatMapping(one -> areas.apply(one).stream(), Collectors.toSet())));
        return byLevel.entrySet().stream()
                .flatMap(level -> units.owing(level.getKey(), level.getValue()).stream())
                .distinct()
                .toList();
    }

    /** When the running period ends. */
    private Instant nextPeriod(OpenRequirement requirement) {
        return calendar.deadlines(calendar.running(requirement.kind(), clock.instant()))
                .opensAt();
    }

    /**
     * The reports that changes of requirements can have made superfluous: those that they asked for first, and those of
     * the units they name or named, which others may have asked for before them.
     */
    private List<Report> touchedBy(List<OpenRequirement> changed) {
        Map<String, Report> touched = new LinkedHashMap<>();
        reports.expectedFor(changed.stream().map(OpenRequirement::id).toList())
                .forEach(report -> touched.put(report.id().toString(), report));
        changed.stream()
                .collect(Collectors.groupingBy(OpenRequirement::template))
                .forEach((template, ofTemplate) -> {
                    List<String> named = owing(ofTemplate, OpenRequirement::everNamed).stream()
                            .map(Unit::key)
                            .toList();
                    reports.expectedOf(named, template)
                            .forEach(report -> touched.put(report.id().toString(), report));
                });
        return List.copyOf(touched.values());
    }

    /**
     * What a unit owes.
     *
     * @param level whose work it tells of
     * @param requirement {@code planId/requirementId} that asks for it
     */
    public record Owed(String template, Unit unit, ReportingPeriod period, ReportingLevel level, String requirement) {
        public ReportId id() {
            return new ReportId(template, unit.key(), period);
        }
    }

    /** All reports of a template that units owe by now, whether they are already there or not. */
    public List<Owed> owed(String template) {
        return requirements.all().stream()
                .filter(requirement -> requirement.template().equals(template))
                .flatMap(requirement -> owed(requirement, owing(List.of(requirement), OpenRequirement::scope)).stream())
                .toList();
    }

    private List<Owed> owed(OpenRequirement requirement, Collection<Unit> owing) {
        return requirement.periods(horizon(requirement.kind())).stream()
                .flatMap(period -> owing.stream()
                        .filter(unit -> unit.isSettled() && unit.existsOn(period.end()))
                        .map(unit ->
                                new Owed(requirement.template(), unit, period, requirement.whose(), requirement.id())))
                .toList();
    }

    /** The last period that is expected by now. */
    private ReportingPeriod horizon(PeriodKind kind) {
        return Stream.iterate(calendar.running(kind, clock.instant()), ReportingPeriod::next)
                .skip(settings.ahead())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Where several ask for the same report, it is that of the first.
     *
     * @param owing units of which each requirement takes those that it concerns
     */
    private int expect(List<OpenRequirement> asking, Collection<Unit> owing) {
        Instant now = clock.instant();
        Map<ReportId, Asked> all = new LinkedHashMap<>();
        for (OpenRequirement requirement : asking) {
            List<Unit> concerned = owing.stream().filter(requirement::concerns).toList();
            owed(requirement, concerned).forEach(owed -> all.putIfAbsent(owed.id(), new Asked(owed, requirement)));
        }
        List<Owed> owed = all.values().stream().map(Asked::owed).toList();
        reports.withdrawn(all.keySet()).forEach(report -> {
            OpenRequirement requirement = asked(all, report).requirement();
            reports.change(
                    report,
                    one -> one.expectAgain(
                            requirement.id(),
                            requirement.deadlines(calendar, one.id().period()),
                            now));
        });
        templates.follow(owed, now);
        int added = reports.addMissing(all.values().stream()
                .map(asked -> Report.expected(
                        asked.owed().id(),
                        asked.owed().level(),
                        templates.versionFor(asked.owed()),
                        asked.requirement().id(),
                        asked.requirement().deadlines(calendar, asked.owed().period()),
                        now))
                .toList());
        withdrawOvertaken(asking, owing);
        return added;
    }

    /**
     * A unit or a requirement that has changed since it was read was looked at by whoever took the change in before the
     * reports were there. One that changes from now on will be looked at when they are.
     */
    private void withdrawOvertaken(List<OpenRequirement> asking, Collection<Unit> owing) {
        Map<String, Unit> units = this.units.find(owing.stream().map(Unit::key).collect(Collectors.toSet()));
        List<String> changedUnits = owing.stream()
                .filter(before -> isOther(before.version(), units.get(before.key()), Unit::version))
                .map(Unit::key)
                .toList();
        Map<String, OpenRequirement> now =
                requirements.find(asking.stream().map(OpenRequirement::id).toList());
        List<String> changedRequirements = asking.stream()
                .filter(before -> isOther(before.version(), now.get(before.id()), OpenRequirement::version))
                .map(OpenRequirement::id)
                .toList();
        changedUnits.forEach(unit -> withdrawNotOwed(reports.expectedOf(unit)));
        if (!changedRequirements.isEmpty()) {
            withdrawNotOwed(reports.expectedFor(changedRequirements));
        }
    }

    private static <T> boolean isOther(long version, @Nullable T now, ToLongFunction<T> versionOf) {
        return now == null || versionOf.applyAsLong(now) != version;
    }

    /** What a unit owes, and what asks for it. */
    private record Asked(Owed owed, OpenRequirement requirement) {}

    private static Asked asked(Map<ReportId, Asked> all, Report report) {
        return Objects.requireNonNull(all.get(report.id()), "only what is owed was looked up");
    }

    /**
     * Withdraws those that no requirement asks for any more. Whoever calls this expects what is owed afterwards, by units
     * read again: so a change that came in between is not lost. What cannot be judged is left: a unit that is not known
     * or in the middle of a reorganisation, a requirement that is not known.
     */
    private void withdrawNotOwed(List<Report> expected) {
        if (expected.isEmpty()) {
            return;
        }
        Map<String, Unit> known =
                units.find(expected.stream().map(Report::unitKey).collect(Collectors.toSet()));
        Map<String, OpenRequirement> asking = requirements.concerning(expected, known.values());
        for (Report report : expected) {
            Unit unit = known.get(report.unitKey());
            if (unit == null || !unit.isSettled() || !asking.containsKey(report.requirement())) {
                continue;
            }
            if (asking.values().stream().noneMatch(one -> asksFor(one, unit, report.id()))) {
                String reason = unit.existsOn(report.id().period().end()) ? REQUIREMENT_ENDED : UNIT_NOT_THERE;
                reports.change(report, one -> one.withdraw(reason, clock.instant()));
            }
        }
    }

    private boolean asksFor(OpenRequirement requirement, Unit unit, ReportId report) {
        return requirement.template().equals(report.template())
                && requirement.concerns(unit)
                && owed(requirement, List.of(unit)).stream()
                        .anyMatch(owed -> owed.period().equals(report.period()));
    }
}
