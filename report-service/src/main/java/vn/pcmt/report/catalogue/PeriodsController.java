package vn.pcmt.report.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.Deadlines;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;

/** The latest periods with their deadlines; any authenticated caller may read them. */
@RestController
@Tag(name = "calendar")
class PeriodsController {

    private static final int MOST = 120;

    private final ReportingCalendar calendar;
    private final Catalogue catalogue;
    private final Clock clock;

    PeriodsController(ReportingCalendar calendar, Catalogue catalogue, Clock clock) {
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * @param current latest period whose reports may be submitted
     * @param items oldest first; the last one is the current period
     */
    record Periods(ReportingPeriod current, List<Item> items) {}

    record Item(ReportingPeriod period, LocalDate start, LocalDate end, Instant opensAt, Instant dueAt) {}

    @GetMapping("/api/v1/periods")
    @Operation(summary = "The latest periods of a template, oldest first")
    Periods periods(
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(defaultValue = "13") int last) {
        PeriodKind kind = catalogue
                .template(template)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", template))
                .periods();
        ReportingPeriod current = calendar.current(kind, clock.instant());
        return new Periods(
                current,
                current.minus(Math.clamp(last, 1, MOST) - 1).through(current).stream()
                        .map(this::item)
                        .toList());
    }

    private Item item(ReportingPeriod period) {
        Deadlines deadlines = calendar.deadlines(period);
        return new Item(period, period.start(), period.end(), deadlines.opensAt(), deadlines.dueAt());
    }
}
