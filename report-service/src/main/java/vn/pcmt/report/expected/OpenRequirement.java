package vn.pcmt.report.expected;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.DeadlinePolicy;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;

/**
 * A requirement of a plan in force.
 *
 * @param id {@code planId/requirementId}
 * @param version of the plan's event it comes from
 * @param frequency null in what was stored before it was: the first period tells
 * @param scope keys of the areas whose communes owe the report, or which owe it themselves
 * @param everScope keys of the areas that it ever named; null in what was stored before that was kept
 * @param level who owes it; null in what was stored before provinces did: the communes
 * @param lastPeriod null while open
 * @param deadline when its reports are due; null as the calendar says
 * @param seenVersion latest version of the template that its reports were looked at for; null in what was stored before
 *     templates had any
 * @param seenCalendar revision of the working days by which its deadlines are reckoned; null in what was stored before
 *     anybody could decide on them
 * @param asked since when it is in force as it is; null in what was stored before that was kept
 * @param dueAt from when its reports have to be looked at again
 * @param leasedUntil until when a node works on it
 * @param claim of the node that works on it, or did last; null before the first
 */
@Document(OpenRequirement.COLLECTION)
@CompoundIndex(name = "scope", def = "{'scope': 1}")
record OpenRequirement(
        @Id String id,
        long version,
        String template,
        @Nullable Frequency frequency,
        List<String> scope,
        @Nullable List<String> everScope,
        @Nullable ReportingLevel level,
        String firstPeriod,
        @Nullable String lastPeriod,
        @Nullable DeadlinePolicy deadline,
        @Nullable Integer seenVersion,
        @Nullable Long seenCalendar,
        @Nullable Instant asked,
        @Indexed Instant dueAt,
        Instant leasedUntil,
        @Indexed @Nullable String claim) {

    static final String COLLECTION = "requirements";

    /** Which spans of time its reports are about. */
    PeriodKind kind() {
        return ReportingPeriod.parse(firstPeriod).kind();
    }

    /** The periods owed, up to one that is given; what is owed once is owed from the moment it is asked for. */
    List<ReportingPeriod> periods(ReportingPeriod horizon) {
        ReportingPeriod first = ReportingPeriod.parse(firstPeriod);
        ReportingPeriod end = isOnce() ? first : horizon;
        ReportingPeriod last = lastPeriod == null ? end : ReportingPeriod.parse(lastPeriod);
        return first.through(last.compareTo(end) < 0 ? last : end);
    }

    /** When its report of a period opens, is due and closes. */
    Deadlines deadlines(ReportingCalendar calendar, ReportingPeriod period) {
        return isOnce()
                ? calendar.deadlinesOnce(period, Objects.requireNonNullElse(asked, Instant.MAX), deadline)
                : calendar.deadlines(period, whose(), deadline);
    }

    /** Whose work its reports tell of. */
    ReportingLevel whose() {
        return Objects.requireNonNullElse(level, ReportingLevel.COMMUNE);
    }

    /** The areas that it names or ever named. */
    List<String> everNamed() {
        return Objects.requireNonNullElse(everScope, scope);
    }

    /** Whether it asks a unit for reports, as long as both are there. */
    boolean concerns(Unit unit) {
        return scope.stream().anyMatch(area -> unit.owes(whose(), area));
    }

    /** Whether its deadlines were reckoned before the working days were what they are. */
    boolean isBefore(long calendar) {
        return seenCalendar == null ? calendar > 0 : seenCalendar < calendar;
    }

    private boolean isOnce() {
        return frequency == Frequency.ONCE;
    }
}
