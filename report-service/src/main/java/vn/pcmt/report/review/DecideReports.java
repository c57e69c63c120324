package vn.pcmt.report.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.report.review.Acceptance.Wanted;
import vn.pcmt.report.review.AcceptanceOutcome.Left;
import vn.pcmt.report.review.SiftReports.Sifted;
import vn.pcmt.report.submission.ReportAnswer;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;

/** Decides on some of the reports that are to be accepted together. */
@Component
class DecideReports {

    private static final Logger LOG = LoggerFactory.getLogger(DecideReports.class);

    private final Reports reports;
    private final AcceptReport accept;
    private final ReviewSettings settings;
    private final Clock clock;

    DecideReports(Reports reports, AcceptReport accept, ReviewSettings settings, Clock clock) {
        this.reports = reports;
        this.accept = accept;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the decision rests on.
     *
     * @param area the units that are meant, by key
     * @param sifted what waits of them, by report
     * @param seen report to the revision that was seen; empty for all in the area
     */
    record Look(Map<String, Unit> area, Map<String, Sifted> sifted, Map<String, Integer> seen) {}

    /** Accepts those that may be accepted; one at fault stops none of the others. */
    List<AcceptanceOutcome> decide(Acceptance acceptance, List<String> batch, Look look) {
        Map<String, AcceptanceOutcome> outcomes = new LinkedHashMap<>();
        Map<ReportId, Integer> clean = new LinkedHashMap<>();
        for (String report : batch) {
            Sifted found = look.sifted().get(report);
            if (found == null) {
                outcomes.put(report, missing(acceptance, report, look));
                continue;
            }
            Left why = notToBeAccepted(found, acceptance.wanted(), look);
            outcomes.put(report, outcome(acceptance, found, why));
            if (why == null) {
                clean.put(ReportId.parse(report), found.report().revision());
            }
        }
        accept(acceptance, clean)
                .forEach((report, why) -> outcomes.put(
                        report.toString(),
                        outcome(acceptance, Objects.requireNonNull(look.sifted().get(report.toString())), why)));
        return List.copyOf(outcomes.values());
    }

    private AcceptanceOutcome outcome(Acceptance acceptance, Sifted found, @Nullable Left why) {
        return AcceptanceOutcome.of(
                        acceptance,
                        found.report().id(),
                        found.unit().name(),
                        found.report().revision(),
                        why)
                .with(why == Left.ODD ? found.oddities() : Set.of());
    }

    private @Nullable Left notToBeAccepted(Sifted found, Wanted wanted, Look look) {
        if (!wasSeen(found, wanted, look)) {
            return Left.NOT_THE_REVISION_SEEN;
        }
        return found.isClean() ? null : Left.ODD;
    }

    private boolean wasSeen(Sifted found, Wanted wanted, Look look) {
        Integer named = look.seen().get(found.report().id());
        if (named != null) {
            return named == found.report().revision();
        }
        Instant seenAt = Objects.requireNonNull(wanted.seenAt()).minus(settings.clockSkew());
        return !found.report().submittedAt().isAfter(seenAt);
    }

    /** Accepts revisions together. @return those that were not accepted, and why */
    private Map<ReportId, Left> accept(Acceptance acceptance, Map<ReportId, Integer> revisions) {
        try {
            return refused(
                    revisions, accept.acceptAll(revisions, acceptance.caller(), acceptance.key(), clock.instant()));
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
        }
        // One that cannot be read fails them all: each by itself.
        Map<ReportId, Left> refused = new HashMap<>();
        revisions.forEach((report, revision) -> {
            Map<ReportId, Integer> one = Map.of(report, revision);
            try {
                refused.putAll(
                        refused(one, accept.acceptAll(one, acceptance.caller(), acceptance.key(), clock.instant())));
            } catch (RuntimeException failure) {
                refused.put(report, failed(report, failure));
            }
        });
        return refused;
    }

    private static Map<ReportId, Left> refused(Map<ReportId, Integer> revisions, List<ReportAnswer> answers) {
        Map<ReportId, Left> refused = new HashMap<>();
        List<ReportId> asked = new ArrayList<>(revisions.keySet());
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof ReportAnswer.Refused answer) {
                refused.put(asked.get(i), why(asked.get(i), answer.refusal()));
            }
        }
        return refused;
    }

    private static Left why(ReportId report, Refusal refused) {
        return switch (refused.code()) {
            case "stale-revision" -> Left.NOT_THE_REVISION_SEEN;
            case "nothing-to-review", "report-not-expected" -> Left.NOT_WAITING;
            case "own-report" -> Left.OWN_REPORT;
            default -> failed(report, refused);
        };
    }

    /** Why a report was not among those that wait. */
    private AcceptanceOutcome missing(Acceptance acceptance, String report, Look look) {
        Wanted wanted = acceptance.wanted();
        try {
            ReportId id = ReportId.parse(report);
            Unit unit = look.area().get(id.unitKey());
            if (unit == null
                    || !id.template().equals(wanted.template())
                    || !id.period().toString().equals(wanted.period())) {
                return AcceptanceOutcome.of(acceptance, report, null, null, Left.NOT_FOUND);
            }
            return reports.find(id)
                    .map(found ->
                            AcceptanceOutcome.of(acceptance, report, unit.name(), found.revision(), Left.NOT_WAITING))
                    .orElseGet(() -> AcceptanceOutcome.of(acceptance, report, unit.name(), null, Left.NOT_FOUND));
        } catch (Refusal malformed) {
            return AcceptanceOutcome.of(acceptance, report, null, null, Left.NOT_FOUND);
        } catch (RuntimeException failure) {
            return AcceptanceOutcome.of(acceptance, report, null, null, failed(ReportId.parse(report), failure));
        }
    }

    /** A store that is away is away for all of them: the acceptance is cut short, and goes on when it is back. */
    private static Left failed(ReportId report, RuntimeException failure) {
        if (Outages.isOutage(failure)) {
            throw failure;
        }
        LOG.error("{} could not be accepted with the others", report, failure);
        return Left.FAILED;
    }
}
