package vn.pcmt.report.expected;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.calendar.WorkingCalendar;
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

    void on(EventEnvelope<? extends PlanEvent> envelope) {
        PlanEvent event = envelope.event();
        switch (event) {
            case PlanIssued issued -> issued.plan().requirements().forEach(requirement -> keep(issued, requirement));
            case RequirementSet set -> keep(set, set.requirement());
            default -> {
                return;
            }
        }
        expectDue();
    }

    /** Due at once. Refuses, into the dead letters, a template or a period that does not exist. */
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
            requirements.all().stream()
                    .filter(requirement -> requirement.concerns(unit))
                    .forEach(requirement -> expect(requirement, List.of(unit)));
        });
    }

    /** Looks at every requirement that is due; each by one node at a time, and by the working days known to any of them. */
    void expectDue() {
        working.refresh();
        long revision = working.revision();
        requirements.makeDueBy(revision);
        templates.makeDue();
        for (OpenRequirement claimed = requirements.claim(); claimed != null; claimed = requirements.claim()) {
            withdrawNotOwed(touchedBy(claimed));
            int added = expect(claimed, owing(claimed));
            LOG.info("{} more reports expected for {}", added, claimed.id());
            if (claimed.isBefore(revision)) {
                int moved = deadlines.ofThoseAskedForBy(claimed);
                LOG.info("{} deadlines of {} moved with the working days", moved, claimed.id());
            }
            requirements.release(claimed, nextPeriod(claimed), revision);
        }
    }

    private List<Unit> owing(OpenRequirement requirement) {
        return units.owing(requirement.whose(), requirement.scope());
    }

    /** When the running period ends. */
    private Instant nextPeriod(OpenRequirement requirement) {
        return calendar.deadlines(calendar.running(requirement.kind(), clock.instant()))
                .opensAt();
    }

    /**
     * The reports that a change of a requirement can have made superfluous: those that it asked for first, and those of
     * the units it names or named, which others may have asked for before it.
     */
    private List<Report> touchedBy(OpenRequirement requirement) {
        Map<String, Report> touched = new LinkedHashMap<>();
        reports.expectedFor(requirement.id())
                .forEach(report -> touched.put(report.id().toString(), report));
        List<String> named = units
                .owing(requirement.whose(), Objects.requireNonNullElse(requirement.everScope(), requirement.scope()))
                .stream()
                .map(Unit::key)
                .toList();
        reports.expectedOf(named, requirement.template())
                .forEach(report -> touched.put(report.id().toString(), report));
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
                .flatMap(requirement -> owed(requirement, owing(requirement)).stream())
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

    private int expect(OpenRequirement requirement, Collection<Unit> owing) {
        Instant now = clock.instant();
        List<Owed> all = owed(requirement, owing);
        reports.withdrawn(all.stream().map(Owed::id).toList())
                .forEach(report -> reports.change(report, one -> one.expectAgain(requirement.id(), now)));
        templates.follow(all, now);
        return reports.addMissing(all.stream()
                .map(owed -> Report.expected(
                        owed.id(),
                        owed.level(),
                        templates.versionFor(owed),
                        owed.requirement(),
                        requirement.deadlines(calendar, owed.period()),
                        now))
                .toList());
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
