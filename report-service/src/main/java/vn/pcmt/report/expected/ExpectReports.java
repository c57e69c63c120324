package vn.pcmt.report.expected;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.PlanStateEvent;
import vn.pcmt.contract.plan.Requirement;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
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
@EnableConfigurationProperties(ExpectedSettings.class)
public class ExpectReports {

    private static final Logger LOG = LoggerFactory.getLogger(ExpectReports.class);

    private static final String UNIT_NOT_THERE = "unit-not-there";
    private static final String REQUIREMENT_ENDED = "requirement-ended";

    private final MongoOperations store;
    private final VersionedWrites writes;
    private final Units units;
    private final Reports reports;
    private final FollowTemplates templates;
    private final ReportingCalendar calendar;
    private final ExpectedSettings settings;
    private final Clock clock;

    ExpectReports(
            MongoOperations store,
            VersionedWrites writes,
            Units units,
            Reports reports,
            FollowTemplates templates,
            ReportingCalendar calendar,
            ExpectedSettings settings,
            Clock clock) {
        this.store = store;
        this.writes = writes;
        this.units = units;
        this.reports = reports;
        this.templates = templates;
        this.calendar = calendar;
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
        int latest = templates.latest(requirement.template()).version();
        PeriodKind kind = ReportingPeriod.parse(requirement.firstPeriod()).kind();
        String last = requirement.lastPeriod();
        if (last != null && ReportingPeriod.parse(last).kind() != kind) {
            throw new IllegalArgumentException(
                    "a requirement from " + requirement.firstPeriod() + " cannot end with " + last);
        }
        writes.upsertIfNewer(
                OpenRequirement.COLLECTION,
                event.plan().id() + "/" + requirement.id(),
                event.version(),
                new Update()
                        .set("template", requirement.template())
                        .set("frequency", requirement.frequency())
                        .set("scope", requirement.scope())
                        .addToSet("everScope")
                        .each(requirement.scope().toArray())
                        .set("firstPeriod", requirement.firstPeriod())
                        .set("lastPeriod", last)
                        .set("deadline", requirement.deadline())
                        .set("asked", event.at())
                        .set("dueAt", Instant.EPOCH)
                        .setOnInsert("seenVersion", latest)
                        .setOnInsert("leasedUntil", Instant.EPOCH));
    }

    @EventListener
    void on(UnitChanged changed) {
        units.find(changed.key()).filter(unit -> unit.kind().isCommuneLevel()).ifPresent(unit -> {
            withdrawNotOwed(reports.expectedOf(unit.key()));
            store.findAll(OpenRequirement.class).stream()
                    .filter(requirement -> requirement.scope().stream().anyMatch(unit::isWithin))
                    .forEach(requirement -> expect(requirement, List.of(unit)));
        });
    }

    /** Looks at every requirement that is due; each by one node at a time. */
    void expectDue() {
        templates.makeDue();
        for (OpenRequirement claimed = claim(); claimed != null; claimed = claim()) {
            withdrawNotOwed(touchedBy(claimed));
            int added = expect(claimed, units.communesWithin(claimed.scope()));
            LOG.info("{} more reports expected for {}", added, claimed.id());
            release(claimed);
        }
    }

    /**
     * The reports that a change of a requirement can have made superfluous: those that it asked for first, and those of
     * the units it names or named, which others may have asked for before it.
     */
    private List<Report> touchedBy(OpenRequirement requirement) {
        Map<String, Report> touched = new LinkedHashMap<>();
        reports.expectedFor(requirement.id())
                .forEach(report -> touched.put(report.id().toString(), report));
        List<String> named =
                units.communesWithin(Objects.requireNonNullElse(requirement.everScope(), requirement.scope())).stream()
                        .map(Unit::key)
                        .toList();
        reports.expectedOf(named, requirement.template())
                .forEach(report -> touched.put(report.id().toString(), report));
        return List.copyOf(touched.values());
    }

    private @Nullable OpenRequirement claim() {
        Instant now = clock.instant();
        return store.findAndModify(
                Query.query(Criteria.where("dueAt").lte(now).and("leasedUntil").lte(now)),
                Update.update("leasedUntil", now.plus(settings.lease())),
                FindAndModifyOptions.options().returnNew(true),
                OpenRequirement.class);
    }

    /** Next due when the running period ends. A change that came meanwhile keeps it due now. */
    private void release(OpenRequirement done) {
        Instant next = calendar.deadlines(calendar.running(done.kind(), clock.instant()))
                .opensAt();
        Query unchanged = Query.query(Criteria.where("_id")
                .is(done.id())
                .and("version")
                .is(done.version())
                .and("seenVersion")
                .is(done.seenVersion()));
        store.updateFirst(unchanged, Update.update("dueAt", next), OpenRequirement.class);
        store.updateFirst(
                Query.query(Criteria.where("_id").is(done.id())),
                Update.update("leasedUntil", Instant.EPOCH),
                OpenRequirement.class);
    }

    /**
     * What a unit owes.
     *
     * @param requirement {@code planId/requirementId} that asks for it
     */
    public record Owed(String template, Unit unit, ReportingPeriod period, String requirement) {
        public ReportId id() {
            return new ReportId(template, unit.key(), period);
        }
    }

    /** All reports of a template that units owe by now, whether they are already there or not. */
    public List<Owed> owed(String template) {
        return store.findAll(OpenRequirement.class).stream()
                .filter(requirement -> requirement.template().equals(template))
                .flatMap(requirement -> owed(requirement, units.communesWithin(requirement.scope())).stream())
                .toList();
    }

    private List<Owed> owed(OpenRequirement requirement, Collection<Unit> owing) {
        return requirement.periods(calendar.running(requirement.kind(), clock.instant())).stream()
                .flatMap(period -> owing.stream()
                        .filter(unit -> unit.isSettled() && unit.existsOn(period.end()))
                        .map(unit -> new Owed(requirement.template(), unit, period, requirement.id())))
                .toList();
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
        Map<String, OpenRequirement> requirements = concerning(expected, known.values());
        for (Report report : expected) {
            Unit unit = known.get(report.unitKey());
            if (unit == null || !unit.isSettled() || !requirements.containsKey(report.requirement())) {
                continue;
            }
            if (requirements.values().stream().noneMatch(one -> asksFor(one, unit, report.id()))) {
                String reason = unit.existsOn(report.id().period().end()) ? REQUIREMENT_ENDED : UNIT_NOT_THERE;
                reports.change(report, one -> one.withdraw(reason, clock.instant()));
            }
        }
    }

    /** The requirements that asked for reports first, and all that name an area of these units. */
    private Map<String, OpenRequirement> concerning(List<Report> expected, Collection<Unit> of) {
        Set<String> first = expected.stream().map(Report::requirement).collect(Collectors.toSet());
        Set<String> areas = of.stream()
                .flatMap(unit -> Stream.concat(
                        unit.path().stream(), unit.today().stream().flatMap(place -> place.path().stream())))
                .collect(Collectors.toSet());
        Map<String, OpenRequirement> requirements = new HashMap<>();
        for (Criteria one :
                List.of(Criteria.where("_id").in(first), Criteria.where("scope").in(areas))) {
            store.find(Query.query(one), OpenRequirement.class)
                    .forEach(requirement -> requirements.put(requirement.id(), requirement));
        }
        return requirements;
    }

    private boolean asksFor(OpenRequirement requirement, Unit unit, ReportId report) {
        return requirement.template().equals(report.template())
                && requirement.scope().stream().anyMatch(unit::isWithin)
                && owed(requirement, List.of(unit)).stream()
                        .anyMatch(owed -> owed.period().equals(report.period()));
    }
}
