package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.RememberedAnswers.Kind;

/** The figures of areas, with their coverage and freshness. */
@RestController
@RequestMapping("/api/v1/areas/{area}")
@Tag(name = "totals")
class TotalsController {

    private static final int DEFAULT_SERIES = 13;

    private final AreaAccess access;
    private final ReadTotals totals;
    private final ReadCommunes communes;
    private final ReadCompleteness completeness;
    private final Catalogue catalogue;
    private final ReportingCalendar calendar;
    private final Sights sights;
    private final RememberedAnswers answers;
    private final RepeatedQuestions repeated;

    TotalsController(
            AreaAccess access,
            ReadTotals totals,
            ReadCommunes communes,
            ReadCompleteness completeness,
            Catalogue catalogue,
            ReportingCalendar calendar,
            Sights sights,
            RememberedAnswers answers,
            RepeatedQuestions repeated) {
        this.access = access;
        this.totals = totals;
        this.communes = communes;
        this.completeness = completeness;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.sights = sights;
        this.answers = answers;
        this.repeated = repeated;
    }

    @GetMapping(path = "/totals", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All figures of an area in one period; the current period unless another is named")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.Totals.class)))
    ResponseEntity<byte[]> totals(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String area,
            @ParameterObject AskedPeriod asked,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return one(request, Kind.TOTALS, caller, area, asked, indicators, totals::totals);
    }

    @GetMapping(path = "/totals/series", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Figures of an area over time; the latest thirteen periods unless others are named",
            description = "The last is \"to\", or \"period\", or the current one.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.Series.class)))
    ResponseEntity<byte[]> series(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String area,
            @ParameterObject AskedPeriod asked,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return repeated.answer(request, caller, reader -> {
            Viewed viewed = access.require(reader, area);
            Question question = asked.question(catalogue, indicators);
            ReportingPeriod last = asked.period(to == null ? asked.period() : to, catalogue, calendar, sights);
            ReportingPeriod first = from == null ? last.minus(DEFAULT_SERIES - 1) : ReportingPeriod.asked(from);
            Sight sight = sights.at(asked.asOf());
            return answers.of(
                    Kind.SERIES,
                    reader,
                    viewed,
                    question,
                    first,
                    last,
                    sight,
                    () -> totals.series(reader, viewed, question, first, last, sight));
        });
    }

    @GetMapping(path = "/children", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Figures of the areas one level below")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.Children.class)))
    ResponseEntity<byte[]> children(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String area,
            @ParameterObject AskedPeriod asked,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return one(request, Kind.CHILDREN, caller, area, asked, indicators, totals::children);
    }

    @GetMapping(path = "/communes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Figures of every commune of an area or group in one period, a row each and a column an indicator",
            description = "As far as the caller may read them; of a country some thousands.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shown.Communes.class)))
    ResponseEntity<byte[]> communes(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String area,
            @ParameterObject AskedPeriod asked,
            @RequestParam(required = false) @Nullable List<String> indicators) {
        return one(request, Kind.COMMUNES, caller, area, asked, indicators, communes::of);
    }

    @GetMapping("/completeness")
    @Operation(summary = "Which units of an area have reported and which have not")
    Shown.WhoReported completeness(Caller caller, @PathVariable String area, @ParameterObject AskedPeriod asked) {
        return completeness.of(
                caller,
                area,
                asked.question(catalogue, List.of()),
                asked.period(catalogue, calendar, sights),
                sights.at(asked.asOf()));
    }

    /** A view of one period. */
    private interface View {
        Object of(Caller caller, Viewed viewed, Question question, ReportingPeriod period, Sight sight);
    }

    private ResponseEntity<byte[]> one(
            HttpServletRequest request,
            Kind kind,
            Caller caller,
            String area,
            AskedPeriod asked,
            @Nullable List<String> indicators,
            View view) {
        return repeated.answer(request, caller, reader -> {
            Viewed viewed = access.require(reader, area);
            Question question = asked.question(catalogue, indicators);
            ReportingPeriod period = asked.period(catalogue, calendar, sights);
            Sight sight = sights.at(asked.asOf());
            return answers.of(
                    kind,
                    reader,
                    viewed,
                    question,
                    period,
                    period,
                    sight,
                    () -> view.of(reader, viewed, question, period, sight));
        });
    }
}
