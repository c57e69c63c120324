package vn.pcmt.report.watch;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.view.AreaCoverage;
import vn.pcmt.contract.view.AreaFigure;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.view.AreaAccess;

/** What was told of an area and is not over, for whoever may read its figures. */
@RestController
@Tag(name = "totals")
class WatchController {

    private final AreaWatches watches;
    private final AreaAccess access;

    WatchController(AreaWatches watches, AreaAccess access) {
        this.watches = watches;
        this.access = access;
    }

    /**
     * @param changes figures that changed suddenly, as they were then
     * @param lacking periods of which too few reports were in by their time
     */
    record Open(String area, String name, List<AreaFigure> changes, List<AreaCoverage> lacking) {}

    @GetMapping("/api/v1/areas/{area}/watch")
    @Operation(
            summary = "Sudden changes in the figures of an area, and periods that lack reports, as told and not over")
    Open open(@Parameter(hidden = true) Caller caller, @PathVariable String area) {
        String name = access.require(caller, area).name();
        List<AreaWatch> known = watches.findByAreaOrderById(area);
        return new Open(
                area,
                name,
                known.stream().flatMap(watch -> watch.jumps().stream()).toList(),
                known.stream().flatMap(watch -> watch.gaps().stream()).toList());
    }
}
