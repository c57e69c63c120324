package vn.pcmt.report.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.review.CleanAcceptance.Left;
import vn.pcmt.report.review.CleanAcceptance.Outcome;
import vn.pcmt.report.review.CleanAcceptance.Why;
import vn.pcmt.report.review.SiftReports.Sifted;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReceivedReports;
import vn.pcmt.report.submission.ReceivedReports.Standing;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * A reviewer accepts at once all reports of a form and period in which nothing is odd. Each is accepted by itself and
 * remembers the key: what is wrong with one is no concern of the others, and a repetition after a crash goes on where it
 * was cut short.
 */
@Component
@EnableConfigurationProperties(ReviewSettings.class)
class AcceptClean {

    private static final Logger LOG = LoggerFactory.getLogger(AcceptClean.class);

    private final CleanAcceptances acceptances;
    private final ReceivedReports received;
    private final Reports reports;
    private final SiftReports sift;
    private final AcceptReport accept;
    private final Units units;
    private final Catalogue catalogue;
    private final Access access;
    private final ReviewSettings settings;
    private final Clock clock;

    AcceptClean(
            CleanAcceptances acceptances,
            ReceivedReports received,
            Reports reports,
            SiftReports sift,
            AcceptReport accept,
            Units units,
            Catalogue catalogue,
            Access access,
            ReviewSettings settings,
            Clock clock) {
        this.acceptances = acceptances;
        this.received = received;
        this.reports = reports;
        this.sift = sift;
        this.accept = accept;
        this.units = units;
        this.catalogue = catalogue;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is to be accepted.
     *
     * @param seenAt when the reviewer looked; null if the revisions are named
     * @param seen report to the revision that was seen; empty for all in the area
     */
    record Wanted(
            String area,
            String template,
            String period,
            @Nullable Instant seenAt,
            Map<String, Integer> seen) {}

    /**
     * @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-area}, {@code template-unknown},
     *     {@code period-malformed}, {@code nothing-seen}, {@code seen-in-future} or {@code idempotency-key-reused}
     */
    CleanAcceptance accept(Wanted wanted, Caller caller, IdempotencyKey key) {
        access.requireReviewer(caller, wanted.area());
        check(wanted);
        CleanAcceptance acceptance = acceptances.begin(wanted, caller, key);
        return acceptance.outcome() == null ? acceptances.keep(acceptance, finish(wanted, caller, key)) : acceptance;
    }

    private void check(Wanted wanted) {
        if (catalogue.template(wanted.template()).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", wanted.template());
        }
        ReportingPeriod.asked(wanted.period());
        if (wanted.seenAt() == null && wanted.seen().isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "nothing-seen");
        }
        if (wanted.seenAt() != null && wanted.seenAt().isAfter(clock.instant())) {
            throw new Refusal(Refusal.Kind.INVALID, "seen-in-future");
        }
    }

    private Outcome finish(Wanted wanted, Caller caller, IdempotencyKey key) {
        Map<String, Unit> area = units.within(List.of(wanted.area())).stream()
                .filter(Unit::isReporting)
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        Map<String, Standing> waiting = waiting(wanted, area);
        Map<String, Sifted> sifted = sift.sift(waiting.values(), area).stream()
                .collect(Collectors.toMap(one -> one.report().id(), Function.identity()));
        List<Callable<Optional<Left>>> decisions = new ArrayList<>();
        for (String report :
                wanted.seen().isEmpty() ? waiting.keySet() : wanted.seen().keySet()) {
            Sifted found = sifted.get(report);
            decisions.add(() ->
                    found == null ? Optional.of(missing(report, wanted, area)) : decide(found, wanted, caller, key));
        }
        List<Left> left = sideBySide(decisions);
        // From the documents: an attempt that was cut short may have accepted some of them.
        Set<String> accepted = reports.acceptedUnder(key, caller.id(), wanted.template(), wanted.period()).stream()
                .filter(report -> area.containsKey(report.unitKey()))
                .map(ReportId::toString)
                .collect(Collectors.toSet());
        left.removeIf(one -> accepted.contains(one.report()));
        LOG.info(
                "{} accepted {} reports of {} and left {}", caller.id(), accepted.size(), wanted.period(), left.size());
        return new Outcome(accepted.size(), left);
    }

    /** Ends at the first failure that is not that of a single report. */
    private List<Left> sideBySide(List<Callable<Optional<Left>>> decisions) {
        List<Left> left = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(
                settings.width(), Thread.ofVirtual().factory());
        try {
            List<Future<Optional<Left>>> made = new ArrayList<>();
            decisions.forEach(decision -> made.add(threads.submit(decision)));
            made.forEach(decision -> answer(decision).ifPresent(left::add));
            return left;
        } finally {
            threads.shutdownNow();
        }
    }

    private Map<String, Standing> waiting(Wanted wanted, Map<String, Unit> area) {
        return received.underReview(wanted.template(), wanted.period()).stream()
                .filter(report -> report.status() != ReportStatus.RETURNED && area.containsKey(report.unitKey()))
                .filter(report -> wanted.seen().isEmpty() || wanted.seen().containsKey(report.id()))
                .collect(Collectors.toMap(Standing::id, Function.identity()));
    }

    private Optional<Left> decide(Sifted sifted, Wanted wanted, Caller caller, IdempotencyKey key) {
        int revision = sifted.report().latest().number();
        if (!wasSeen(sifted, wanted)) {
            return Optional.of(left(sifted, Why.NOT_THE_REVISION_SEEN));
        }
        if (!sifted.isClean()) {
            return Optional.of(left(sifted, Why.ODD));
        }
        try {
            accept.acceptAmongOthers(ReportId.parse(sifted.report().id()), revision, caller, key, clock.instant());
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(left(sifted, why(sifted, refused)));
        } catch (RuntimeException failure) {
            return Optional.of(left(sifted, failed(sifted.report().id(), failure)));
        }
    }

    private static Why why(Sifted sifted, Refusal refused) {
        return switch (refused.code()) {
            case "stale-revision" -> Why.NOT_THE_REVISION_SEEN;
            case "nothing-to-review" -> Why.NOT_WAITING;
            case "own-report" -> Why.OWN_REPORT;
            default -> failed(sifted.report().id(), refused);
        };
    }

    private boolean wasSeen(Sifted sifted, Wanted wanted) {
        Integer named = wanted.seen().get(sifted.report().id());
        if (named != null) {
            return named == sifted.report().latest().number();
        }
        Instant seenAt = Objects.requireNonNull(wanted.seenAt()).minus(settings.clockSkew());
        return !sifted.report().latest().submittedAt().isAfter(seenAt);
    }

    /** Why a report was not among those that wait. */
    private Left missing(String report, Wanted wanted, Map<String, Unit> area) {
        try {
            ReportId id = ReportId.parse(report);
            Unit unit = area.get(id.unitKey());
            if (unit == null
                    || !id.template().equals(wanted.template())
                    || !id.period().toString().equals(wanted.period())) {
                return new Left(report, null, null, Why.NOT_FOUND, Set.of());
            }
            return reports.find(id)
                    .map(found -> new Left(report, unit.name(), found.revision(), Why.NOT_WAITING, Set.of()))
                    .orElse(new Left(report, unit.name(), null, Why.NOT_FOUND, Set.of()));
        } catch (Refusal malformed) {
            return new Left(report, null, null, Why.NOT_FOUND, Set.of());
        } catch (RuntimeException failure) {
            return new Left(report, null, null, failed(report, failure), Set.of());
        }
    }

    private static Left left(Sifted sifted, Why why) {
        return new Left(
                sifted.report().id(),
                sifted.unit().name(),
                sifted.report().latest().number(),
                why,
                why == Why.ODD ? sifted.oddities() : Set.of());
    }

    /** A store that is away is away for all of them: the command fails, and is repeated when it is back. */
    private static Why failed(String report, RuntimeException failure) {
        if (Outages.isOutage(failure)) {
            throw failure;
        }
        LOG.error("{} could not be accepted with the others", report, failure);
        return Why.FAILED;
    }

    private static Optional<Left> answer(Future<Optional<Left>> decision) {
        try {
            return decision.get();
        } catch (ExecutionException outage) {
            throw outage.getCause() instanceof RuntimeException away ? away : new IllegalStateException(outage);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while accepting", stopping);
        }
    }
}
