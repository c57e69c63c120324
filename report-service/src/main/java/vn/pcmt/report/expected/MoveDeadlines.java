package vn.pcmt.report.expected;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.kit.calendar.WorkingDays;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Reports;

/**
 * What a change of the working days does to the deadlines of reports that are still owed. A deadline that was announced
 * moves later by itself, never earlier, and one that has passed stays: see {@link Report#followCalendar}.
 */
@Component
public class MoveDeadlines {

    private final Requirements requirements;
    private final Reports reports;
    private final ReportingCalendar calendar;
    private final Clock clock;

    MoveDeadlines(Requirements requirements, Reports reports, ReportingCalendar calendar, Clock clock) {
        this.requirements = requirements;
        this.reports = reports;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Reports whose deadline moves alike.
     *
     * @param reports how many
     */
    public record Move(
            String template, ReportingPeriod period, ReportingLevel level, Instant from, Instant to, int reports) {}

    /** What would move if these were the working days; by template, period, level and deadline. */
    public List<Move> preview(WorkingDays then) {
        ReportingCalendar other = calendar.with(then);
        Instant now = clock.instant();
        Map<Move, Integer> moves = new TreeMap<>(Comparator.comparing(Move::template)
                .thenComparing(Move::period)
                .thenComparing(Move::level)
                .thenComparing(Move::from)
                .thenComparing(Move::to));
        for (OpenRequirement requirement : requirements.all()) {
            for (Report report : reports.openFor(requirement.id(), now)) {
                Instant from = report.deadlines().dueAt();
                Instant to = due(requirement, report, other);
                if (to.isAfter(from)) {
                    Move move = new Move(report.id().template(), report.id().period(), report.level(), from, to, 1);
                    moves.merge(move, 1, Integer::sum);
                }
            }
        }
        return moves.entrySet().stream()
                .map(entry -> new Move(
                        entry.getKey().template(),
                        entry.getKey().period(),
                        entry.getKey().level(),
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getValue()))
                .toList();
    }

    /**
     * Moves the deadlines of the reports that a requirement asked for.
     *
     * @return how many were moved
     */
    int ofThoseAskedForBy(OpenRequirement requirement) {
        Instant now = clock.instant();
        int moved = 0;
        for (Report report : reports.openFor(requirement.id(), now)) {
            Instant due = due(requirement, report, calendar);
            if (reports.change(report, one -> one.followCalendar(due, now))) {
                moved++;
            }
        }
        return moved;
    }

    private static Instant due(OpenRequirement requirement, Report report, ReportingCalendar calendar) {
        return requirement.deadlines(calendar, report.id().period()).dueAt();
    }
}
