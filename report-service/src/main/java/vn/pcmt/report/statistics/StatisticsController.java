package vn.pcmt.report.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;

/** How the reviewing goes, over HTTP. */
@RestController
@Tag(name = "review")
class StatisticsController {

    private final ReadStatistics statistics;

    StatisticsController(ReadStatistics statistics) {
        this.statistics = statistics;
    }

    @GetMapping("/api/v1/review-statistics")
    @Operation(summary = "What was decided on the reports of an area, how fast, by whom and on which units")
    ReviewStatistics statistics(
            @RequestParam @Nullable String area,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @Nullable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @Parameter(hidden = true) Caller caller,
            PageRequest page) {
        return statistics.read(new ReadStatistics.Question(area, from, to), caller, page);
    }
}
