package vn.pcmt.report.expected;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * A requirement of a plan in force.
 *
 * @param id {@code planId/requirementId}
 * @param version of the plan's event it comes from
 * @param frequency null in what was stored before it was: the first period tells
 * @param scope keys of the areas whose communes owe the report
 * @param everScope keys of the areas that it ever named; null in what was stored before that was kept
 * @param lastPeriod null while open
 * @param dueAt from when its reports have to be looked at again
 * @param leasedUntil until when a node works on it
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
        String firstPeriod,
        @Nullable String lastPeriod,
        @Indexed Instant dueAt,
        Instant leasedUntil) {

    static final String COLLECTION = "requirements";

    /** Which spans of time its reports are about. */
    PeriodKind kind() {
        return ReportingPeriod.parse(firstPeriod).kind();
    }

    /** The periods owed, up to one that is given. What is owed once has no place in the calendar yet: it is kept, no more. */
    List<ReportingPeriod> periods(ReportingPeriod horizon) {
        if (frequency == Frequency.ONCE) {
            return List.of();
        }
        ReportingPeriod last = lastPeriod == null ? horizon : ReportingPeriod.parse(lastPeriod);
        return ReportingPeriod.parse(firstPeriod).through(last.compareTo(horizon) < 0 ? last : horizon);
    }
}
