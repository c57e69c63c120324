package vn.pcmt.report.classification;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.past.ReportThen;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Revision;

/** Proposes the class of units for a year from their yearly reports: accepted figures if there are any, else received. */
@Component
@EnableConfigurationProperties(ClassificationSettings.class)
class ProposeClasses {

    private final Past past;
    private final ClassificationSettings settings;

    ProposeClasses(Past past, ClassificationSettings settings) {
        this.past = past;
        this.settings = settings;
    }

    /**
     * A proposal with the report it is made of.
     *
     * @param report id; null if none is owed
     * @param revision whose figures they are; null if nothing has come in
     */
    record Proposed(
            Proposal proposal,
            @Nullable String report,
            @Nullable Integer revision) {}

    /**
     * By unit key, for every unit.
     *
     * @param keyRoutes what is known of units lying on a key route
     */
    Map<String, Proposed> of(int year, List<String> unitKeys, Map<String, Boolean> keyRoutes) {
        ReportingPeriod period = new ReportingPeriod(PeriodKind.YEAR, year, 1);
        Map<String, ReportThen> reports = new HashMap<>();
        past.reports(unitKeys.stream()
                        .map(unit -> new ReportId(settings.template(), unit, period))
                        .toList())
                .forEach(report -> reports.put(report.id().unitKey(), report));
        Map<String, Proposed> proposed = new HashMap<>();
        for (String unit : unitKeys) {
            ReportThen report = reports.get(unit);
            Revision revision =
                    report == null ? null : report.accepted() == null ? report.received() : report.accepted();
            Map<String, BigDecimal> figures = revision == null ? Map.of() : revision.values();
            boolean accepted = report != null && report.accepted() != null;
            proposed.put(
                    unit,
                    new Proposed(
                            new Criteria(settings, figures, keyRoutes.get(unit), accepted).proposal(),
                            report == null ? null : report.id().toString(),
                            revision == null ? null : revision.number()));
        }
        return proposed;
    }
}
