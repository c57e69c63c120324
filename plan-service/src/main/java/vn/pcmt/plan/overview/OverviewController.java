package vn.pcmt.plan.overview;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;

/** Figures and work of a plan together, over HTTP: whoever reads the plan; figures of a commune for those it lies under. */
@RestController
@RequestMapping("/api/v1/plans")
@Tag(name = "plans")
class OverviewController {

    private final ReadOverview read;

    OverviewController(ReadOverview read) {
        this.read = read;
    }

    @Operation(summary = "How a plan stands in an area: targets with figures and forecast, tasks by state and agency")
    @GetMapping("/{planId}/overview")
    Overview overview(
            Caller caller,
            @PathVariable String planId,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String agency) {
        return read.of(caller, planId, area, agency);
    }
}
