package vn.pcmt.report.target;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;

/** Forecasts of targets over HTTP. The targets themselves are kept by plan-service. */
@RestController
@RequestMapping("/api/v1/target-forecasts")
@Tag(name = "targets", description = "Where targets are going")
class ForecastController {

    private final ForecastTarget forecast;

    ForecastController(ForecastTarget forecast) {
        this.forecast = forecast;
    }

    @GetMapping("/{target}")
    @Operation(summary = "The forecast of a target with its band, whether it will be reached, and the backtest")
    ForecastTarget.Answer one(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String target,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String until) {
        return forecast.of(caller, target, unit, until);
    }
}
