package vn.pcmt.report.outlier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportAccepted;
import vn.pcmt.contract.report.ReportCorrected;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportReturned;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.PastFigures;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitChanged;
import vn.pcmt.report.unit.Units;

/**
 * Screens every report that awaits review, and again when what it is compared with has changed. An event only says where
 * to look. What is kept is written under the version that was read before everything it rests on: of two at work on one
 * report, the one that may have seen less has to look again.
 */
@Component
class ScreenReport {

    private static final int ATTEMPTS = 10;

    private final MongoOperations store;
    private final Reports reports;
    private final PastFigures past;
    private final Units units;
    private final Catalogue catalogue;
    private final OutlierSettings settings;

    ScreenReport(
            MongoOperations store,
            Reports reports,
            PastFigures past,
            Units units,
            Catalogue catalogue,
            OutlierSettings settings) {
        this.store = store;
        this.reports = reports;
        this.past = past;
        this.units = units;
        this.catalogue = catalogue;
        this.settings = settings;
    }

    void on(EventEnvelope<? extends ReportEvent> envelope) {
        ReportEvent event = envelope.event();
        switch (event) {
            case ReportSubmitted submitted -> figuresCame(ReportId.parse(submitted.aggregateId()));
            case ReportCorrected corrected -> figuresCame(ReportId.parse(corrected.aggregateId()));
            case ReportAccepted accepted -> screen(ReportId.parse(accepted.aggregateId()));
            case ReportReturned returned -> screen(ReportId.parse(returned.aggregateId()));
            default -> {}
        }
    }

    /** Those screened before these figures were there are screened again; those that come later will see them. */
    private void figuresCame(ReportId id) {
        screen(id);
        Unit unit = units.find(id.unitKey()).orElse(null);
        List<String> goingOn = unit == null
                ? List.of(id.unitKey())
                : Stream.concat(Stream.of(unit.key()), unit.today().stream().map(successor -> successor
                                .path()
                                .getFirst()))
                        .distinct()
                        .toList();
        store
                .find(
                        Query.query(Criteria.where("unitKey")
                                .in(goingOn)
                                .and("template")
                                .is(id.template())),
                        Screening.class)
                .stream()
                .map(screened -> ReportId.parse(screened.id()))
                .filter(later -> later.period().compareTo(id.period()) > 0)
                .forEach(this::screen);
    }

    /** The past of a unit may be that of other units. */
    @EventListener
    void on(UnitChanged changed) {
        units.find(changed.key()).filter(Unit::isReporting).ifPresent(unit -> reports.waitingOf(unit.key())
                .forEach(this::screen));
    }

    void screen(ReportId id) {
        for (int attempt = 1; ; attempt++) {
            Screening known = store.findById(id.toString(), Screening.class);
            Report report = reports.find(id).orElse(null);
            if (report == null || !report.isWaiting()) {
                if (known != null) {
                    store.remove(Query.query(Criteria.where("_id").is(known.id())), Screening.class);
                }
                return;
            }
            try {
                store.save(new Screening(
                        id.toString(),
                        known == null ? null : known.version(),
                        id.unitKey(),
                        id.template(),
                        report.revision(),
                        outliers(report)));
                return;
            } catch (OptimisticLockingFailureException | DuplicateKeyException raced) {
                if (attempt == ATTEMPTS) {
                    throw raced;
                }
            }
        }
    }

    private List<Outlier> outliers(Report report) {
        ReportId id = report.id();
        Template form = catalogue
                .template(id.template(), report.templateVersion())
                .map(asked -> asked.of(report.level()))
                .orElse(null);
        Map<String, BigDecimal> figures = report.latest().map(Revision::values).orElseThrow();
        if (form == null) {
            return List.of();
        }
        List<ReportingPeriod> back = IntStream.rangeClosed(1, settings.history().periods())
                .mapToObj(id.period()::minus)
                .toList();
        ReportingPeriod lastYear = id.period().yearEarlier();
        PastFigures.Found known = past.find(List.of(id), period -> Stream.concat(back.stream(), Stream.of(lastYear)));
        List<Outlier> found = new ArrayList<>(new OwnHistory(settings, form, figures)
                .unlike(back.stream()
                        .flatMap(period -> Stream.ofNullable(known.figures(id, period)))
                        .toList())
                .unlikeLastYear(known.figures(id, lastYear))
                .repeating(withoutAGap(known, id, back))
                .found());
        RoundFigures.among(counted(form, figures), settings.digits()).ifPresent(found::add);
        return found;
    }

    private static List<Map<String, BigDecimal>> withoutAGap(
            PastFigures.Found known, ReportId id, List<ReportingPeriod> back) {
        List<Map<String, BigDecimal>> figures = new ArrayList<>();
        for (ReportingPeriod period : back) {
            Map<String, BigDecimal> earlier = known.figures(id, period);
            if (earlier == null) {
                return figures;
            }
            figures.add(earlier);
        }
        return figures;
    }

    private static List<BigDecimal> counted(Template form, Map<String, BigDecimal> figures) {
        return form.indicators().stream()
                .filter(indicator -> indicator.decimals() == 0)
                .flatMap(indicator -> Stream.ofNullable(figures.get(indicator.code())))
                .toList();
    }
}
