package vn.pcmt.report.opening;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.PastFigures;
import vn.pcmt.report.submission.PastFigures.Past;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.Units;

/**
 * Flags a report whose stocks do not go on from where the period before ended, and takes the flag away when they do
 * again. Figures that come in may have moved the end of their period or its beginning, so the report they belong to is
 * looked at, and the one that follows, if need be that of the unit into which this one was merged.
 *
 * <p>An event only says where to look: what is found then decides. So order and repetition cannot matter, and what a
 * crash left undone is done when the event is delivered again.
 */
@Component
class CheckOpenings {

    private static final int ATTEMPTS = 10;

    private final Reports reports;
    private final PastFigures past;
    private final Units units;
    private final Clock clock;

    CheckOpenings(Reports reports, PastFigures past, Units units, Clock clock) {
        this.reports = reports;
        this.past = past;
        this.units = units;
        this.clock = clock;
    }

    void on(EventEnvelope<? extends ReportEvent> envelope) {
        switch (envelope.event()) {
            case ReportSubmitted submitted -> figuresCame(submitted);
            case ReportCorrected corrected -> figuresCame(corrected);
            default -> {}
        }
    }

    private void figuresCame(ReportEvent event) {
        ReportId id = ReportId.parse(event.report().id());
        units.find(id.unitKey()).ifPresent(unit -> {
            check(id);
            following(id, unit).forEach(this::check);
        });
    }

    /** What a unit begins with may be another question now: for itself, or for what it was merged into. */
    @EventListener
    void on(UnitChanged changed) {
        units.find(changed.key()).filter(Unit::isReporting).ifPresent(unit -> Stream.concat(
                        Stream.of(unit.key()), afterItsEnd(unit))
                .forEach(this::checkFirstOf));
    }

    /** The reports of a unit that follow on what others reported before it existed. */
    private void checkFirstOf(String unitKey) {
        units.find(unitKey).ifPresent(unit -> reports.receivedOf(unitKey).stream()
                .filter(id -> !unit.existsOn(id.period().previous().end()))
                .forEach(this::check));
    }

    private List<ReportId> following(ReportId id, Unit unit) {
        ReportingPeriod next = id.period().next();
        if (unit.existsOn(next.end())) {
            return List.of(id.next());
        }
        return units.heirsOn(unit, next.end()).stream()
                .map(key -> new ReportId(id.template(), key, next))
                .toList();
    }

    /** The units that went on where this one ended. */
    private Stream<String> afterItsEnd(Unit unit) {
        return unit.validTo() == null ? Stream.empty() : units.heirsOn(unit, unit.validTo()).stream();
    }

    /**
     * Looks until there is nothing to change: what the report was compared with may be another by the time the flag is
     * saved, and whoever changed it may have looked before.
     */
    private void check(ReportId id) {
        for (int attempt = 1; ; attempt++) {
            Report report =
                    reports.find(id).filter(found -> found.revision() > 0).orElse(null);
            if (report == null || !report.flagOpenings(misfits(report), clock.instant())) {
                return;
            }
            try {
                reports.save(report);
            } catch (OptimisticLockingFailureException raced) {
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
            }
        }
    }

    private List<OpeningFlag> misfits(Report report) {
        Past before = before(report.id());
        Map<String, BigDecimal> figures = report.latest().map(Revision::values).orElseThrow();
        if (before == null) {
            return List.of();
        }
        List<OpeningFlag> flags = new ArrayList<>();
        for (StockIdentity stock : StockIdentity.ALL) {
            BigDecimal expected = before.figures().get(stock.closing());
            Optional<BigDecimal> was = stock.opening(figures);
            if (expected != null && was.isPresent() && was.get().compareTo(expected) != 0) {
                flags.add(new OpeningFlag(stock.closing(), expected, was.get(), before.sources()));
            }
        }
        return flags;
    }

    /** Null if nothing is known, or if other time lies between the two periods, as after nine months. */
    private @Nullable Past before(ReportId id) {
        ReportingPeriod previous = id.period().previous();
        return previous.end().plusDays(1).equals(id.period().start())
                ? past.find(List.of(id), period -> Stream.of(previous)).of(id, previous)
                : null;
    }
}
