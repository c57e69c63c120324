package vn.pcmt.console.review;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.FigureService;
import vn.pcmt.console.services.FigureService.Line;
import vn.pcmt.console.services.FigureService.Part;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.PeriodItem;
import vn.pcmt.console.services.ReportService.Report;

/** Reads what a unit has reported in the last periods up to that of a report. */
@Component
class ReadPast {
    private static final int PERIODS = 6;
    private static final int KNOWN = 25;

    private final ReportService reports;
    private final FigureService figures;

    ReadPast(ReportService reports, FigureService figures) {
        this.reports = reports;
        this.figures = figures;
    }

    /** Of each indicator what came in, oldest first; what is missing is left out. */
    Map<String, List<BigDecimal>> of(Visitor visitor, Report report) {
        List<String> periods = reports.periods(visitor, report.template(), KNOWN).items().stream()
                .map(PeriodItem::period)
                .filter(period -> period.compareTo(report.period()) <= 0)
                .sorted()
                .toList();
        if (periods.isEmpty()) {
            return Map.of();
        }
        String first = periods.get(Math.max(0, periods.size() - PERIODS));
        List<Part> parts = figures.series(
                        visitor, report.unitKey(), Span.range(report.template(), first, report.period()), List.of())
                .items();
        Map<String, List<BigDecimal>> past = new HashMap<>();
        parts.stream()
                .flatMap(part -> part.figures().stream())
                .map(Line::indicator)
                .distinct()
                .forEach(code -> past.put(
                        code,
                        parts.stream()
                                .map(part -> part.received(code))
                                .filter(Objects::nonNull)
                                .toList()));
        return past;
    }
}
