package vn.pcmt.report.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.rule.RuleTexts;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Answers questions about reports, each caller seeing what lies in his area. */
@Component
class ReadReports {

    private final Reports reports;
    private final ReportCommands commands;
    private final PreviousFigures previous;
    private final Units units;
    private final Access access;
    private final RuleTexts texts;
    private final Clock clock;

    ReadReports(
            Reports reports,
            ReportCommands commands,
            PreviousFigures previous,
            Units units,
            Access access,
            RuleTexts texts,
            Clock clock) {
        this.reports = reports;
        this.commands = commands;
        this.previous = previous;
        this.units = units;
        this.access = access;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param locale of what the findings say */
    ReportView one(ReportId id, Caller caller, Locale locale) {
        Unit unit = access.requireReader(caller, id.unitKey());
        Report report = commands.existing(id);
        return ReportView.of(
                report, unit.name(), previous.before(id), finding -> texts.of(finding, locale), clock.instant());
    }

    Revision revision(ReportId id, int number, Caller caller) {
        Unit unit = access.requireReader(caller, id.unitKey());
        Revision revision = commands.existing(id)
                .revision(number)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "revision-unknown", number));
        return access.readsFiles(caller, unit) ? revision : revision.withoutAttachments();
    }

    /**
     * A report in a list.
     *
     * @param submittedAt of the latest revision
     */
    record Item(
            String id,
            String template,
            String unitKey,
            String unitName,
            String period,
            ReportView.Window window,
            ReportStatus status,
            int revision,
            long version,
            @Nullable Timeliness timeliness,
            @Nullable Instant submittedAt,
            @Nullable Integer acceptedRevision) {}

    /** What is asked for; null means no restriction. */
    record Question(
            @Nullable String unit,
            @Nullable String area,
            @Nullable String period,
            @Nullable ReportStatus status) {}

    Page<Item> list(Question question, Caller caller, PageRequest page) {
        Map<String, Unit> readable = new TreeMap<>();
        if (question.unit() != null) {
            Unit unit = access.requireReader(caller, question.unit());
            readable.put(unit.key(), unit);
        } else {
            String own = caller.unitKey();
            String area = question.area() == null ? own : question.area();
            if (area != null) {
                units.within(List.of(area)).stream()
                        .filter(unit -> unit.isReporting() && unit.isWithin(own))
                        .forEach(unit -> readable.put(unit.key(), unit));
            }
        }
        if (question.period() != null) {
            ReportingPeriod.asked(question.period());
        }
        Page<Reports.Line> lines =
                reports.list(new Reports.Filter(readable.keySet(), null, question.period(), question.status()), page);
        Instant now = clock.instant();
        return new Page<>(
                lines.items().stream().map(line -> item(line, readable, now)).toList(),
                lines.page(),
                lines.size(),
                lines.total());
    }

    private static Item item(Reports.Line line, Map<String, Unit> units, Instant now) {
        Unit unit = units.get(line.unitKey());
        return new Item(
                line.id(),
                line.template(),
                line.unitKey(),
                unit == null ? line.unitKey() : unit.name(),
                line.period(),
                ReportView.Window.of(line.deadlines(), now),
                line.status(),
                line.revision(),
                line.version(),
                line.timeliness(),
                line.submittedAt(),
                line.acceptedRevision());
    }
}
