package vn.pcmt.report.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.store.Outages;
import vn.pcmt.report.review.Acceptance.Progress;
import vn.pcmt.report.review.Acceptance.Wanted;
import vn.pcmt.report.review.SiftReports.Sifted;
import vn.pcmt.report.submission.ReceivedReports;
import vn.pcmt.report.submission.ReceivedReports.Standing;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Accepts clean reports, each acceptance by one node at a time, batch by batch. Each report is accepted by itself and
 * remembers by whose key: what is wrong with one is no concern of the others, and what a kill leaves half done is gone on
 * with from what the reports themselves say.
 */
@Component
@EnableConfigurationProperties(ReviewSettings.class)
class CarryOutAcceptance {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutAcceptance.class);

    private final Acceptances acceptances;
    private final ReceivedReports received;
    private final Reports reports;
    private final SiftReports sift;
    private final DecideReports decide;
    private final Units units;
    private final ReviewSettings settings;
    private final Clock clock;

    CarryOutAcceptance(
            Acceptances acceptances,
            ReceivedReports received,
            Reports reports,
            SiftReports sift,
            DecideReports decide,
            Units units,
            ReviewSettings settings,
            Clock clock) {
        this.acceptances = acceptances;
        this.received = received;
        this.reports = reports;
        this.sift = sift;
        this.decide = decide;
        this.units = units;
        this.settings = settings;
        this.clock = clock;
    }

    /** Carries one out in the background. If that fails, the next look at the unfinished takes it up. */
    void soon(String id) {
        Thread.ofVirtual().name("acceptance-" + id).start(() -> {
            try {
                claim(id).ifPresent(this::carryOut);
            } catch (RuntimeException failure) {
                LOG.warn("Acceptance {} was cut short", id, failure);
            }
        });
    }

    /** Finishes what a crash or an outage cut short. */
    void resume() {
        for (Optional<Acceptance> left = claim(null); left.isPresent(); left = claim(null)) {
            carryOut(left.get());
        }
    }

    /** @param id null for any that nobody is at */
    Optional<Acceptance> claim(@Nullable String id) {
        Instant now = clock.instant();
        return acceptances.claim(id, now, now.plus(settings.lease()));
    }

    void carryOut(Acceptance claimed) {
        Acceptance acceptance = claimed;
        try {
            Run run = look(claimed);
            acceptance = run.begin(claimed);
            while (acceptance != null && acceptance.done() == null) {
                acceptance = run.step(acceptance);
            }
        } catch (RuntimeException failure) {
            if (acceptance == null || Outages.isOutage(failure)) {
                throw failure;
            }
            LOG.error("Acceptance {} has failed", claimed.id(), failure);
            acceptance = end(acceptance, true);
        }
        if (acceptance != null) {
            LOG.info(
                    "Acceptance {} of {} by {} ended after {} ms: {}",
                    acceptance.id(),
                    acceptance.wanted().period(),
                    acceptance.caller().id(),
                    Duration.between(acceptance.begun(), clock.instant()).toMillis(),
                    acceptance.progress());
        }
    }

    /** Null if another node has taken it over. */
    private @Nullable Acceptance end(Acceptance acceptance, boolean failed) {
        return acceptances
                .progress(acceptance.ended(failed, clock.instant()), acceptance.leasedUntil())
                .orElse(null);
    }

    /** Looks at what waits, and at what an earlier attempt has done. */
    Run look(Acceptance acceptance) {
        Wanted wanted = acceptance.wanted();
        Map<String, Unit> area = units.within(List.of(wanted.area())).stream()
                .filter(Unit::isReporting)
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        Map<String, Integer> seen = new LinkedHashMap<>();
        wanted.seen().forEach(one -> seen.put(one.report(), one.revision()));
        Map<String, Standing> waiting = received.underReview(wanted.template(), wanted.period()).stream()
                .filter(report -> report.status() != ReportStatus.RETURNED && area.containsKey(report.unitKey()))
                .filter(report -> seen.isEmpty() || seen.containsKey(report.id()))
                .collect(Collectors.toMap(Standing::id, Function.identity()));
        Map<String, Sifted> sifted = sift.sift(waiting.values(), area).sifted().stream()
                .collect(Collectors.toMap(one -> one.report().id(), Function.identity()));
        Map<String, AcceptanceOutcome> known = acceptances.outcomes(acceptance.id()).stream()
                .collect(Collectors.toMap(AcceptanceOutcome::report, Function.identity()));
        // What an attempt that was cut short has saved and not written down.
        List<AcceptanceOutcome> forgotten =
                reports.carriedOutUnder(acceptance.key(), wanted.template(), wanted.period()).stream()
                        .filter(report -> !known.containsKey(report.toString()))
                        .map(report -> AcceptanceOutcome.accepted(
                                acceptance, report.toString(), name(area.get(report.unitKey())), null))
                        .toList();
        forgotten.forEach(outcome -> known.put(outcome.report(), outcome));
        acceptances.keep(forgotten);
        Set<String> meant = new LinkedHashSet<>(seen.isEmpty() ? new TreeSet<>(waiting.keySet()) : seen.keySet());
        meant.removeAll(known.keySet());
        return new Run(new DecideReports.Look(area, sifted, seen), List.copyOf(known.values()), List.copyOf(meant));
    }

    private static @Nullable String name(@Nullable Unit unit) {
        return unit == null ? null : unit.name();
    }

    /** One node at work on one acceptance. */
    final class Run {

        private final DecideReports.Look look;
        private final List<AcceptanceOutcome> before;
        private final List<String> meant;
        private int next;

        private Run(DecideReports.Look look, List<AcceptanceOutcome> before, List<String> meant) {
            this.look = look;
            this.before = before;
            this.meant = meant;
        }

        /** Writes down how much there is to do; null if another node has taken it over. */
        @Nullable
        Acceptance begin(Acceptance acceptance) {
            int accepted =
                    (int) before.stream().filter(AcceptanceOutcome::isAccepted).count();
            return goOn(acceptance, new Progress(before.size() + meant.size(), accepted, before.size() - accepted));
        }

        /** Decides on the next batch and writes it down; null if another node has taken it over. */
        @Nullable
        Acceptance step(Acceptance acceptance) {
            if (acceptance.cancelled() != null || next == meant.size()) {
                return end(acceptance, false);
            }
            List<String> batch = meant.subList(next, Math.min(next + settings.batch(), meant.size()));
            List<AcceptanceOutcome> outcomes = decide.decide(acceptance, batch, look);
            acceptances.keep(outcomes);
            next += batch.size();
            int accepted = (int)
                    outcomes.stream().filter(AcceptanceOutcome::isAccepted).count();
            return goOn(acceptance, acceptance.known().and(accepted, outcomes.size() - accepted));
        }

        private @Nullable Acceptance goOn(Acceptance acceptance, Progress progress) {
            return acceptances
                    .progress(acceptance.at(progress, clock.instant().plus(settings.lease())), acceptance.leasedUntil())
                    .orElse(null);
        }
    }
}
