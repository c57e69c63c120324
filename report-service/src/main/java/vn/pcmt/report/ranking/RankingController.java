package vn.pcmt.report.ranking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Span;

/** The ranking over HTTP. The span is asked for as that of the figures. */
@RestController
@RequestMapping("/api/v1/areas/{area}/ranking")
@Tag(name = "ranking", description = "Communes among their peers, for emulation")
class RankingController {

    /** Most periods of a history: each is ranked anew. */
    private static final int MOST = 12;

    private final ReadRanking ranking;
    private final Catalogue catalogue;
    private final Sights sights;

    RankingController(ReadRanking ranking, Catalogue catalogue, Sights sights) {
        this.ranking = ranking;
        this.catalogue = catalogue;
        this.sights = sights;
    }

    @GetMapping
    @Operation(summary = "Communes of an area ranked among their peers, with the formula and what looks gamed")
    Ranking ranking(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String yearTo,
            @RequestParam(required = false) @Nullable String asOf,
            PageRequest page) {
        return ranking.of(
                caller, area, template, Span.asked(kind(template), period, from, to, yearTo), page, sights.at(asOf));
    }

    @GetMapping("/{unit}/history")
    @Operation(summary = "The rank of a commune in a period and those before it, such as quarter by quarter")
    Ranking.History history(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String area,
            @PathVariable String unit,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @RequestParam String until,
            @RequestParam(defaultValue = "6") int periods) {
        PeriodKind every = kind(template);
        ReportingPeriod last = ReportingPeriod.asked(until);
        List<Span.Asked> asked = new ArrayList<>();
        for (int back = Math.clamp(periods, 1, MOST) - 1; back >= 0; back--) {
            asked.add(Span.asked(every, last.minus(back).toString(), null, null, null));
        }
        return ranking.history(caller, area, unit, template, asked, sights.now());
    }

    private PeriodKind kind(String template) {
        return Question.form(catalogue, template).periods();
    }
}
