package vn.pcmt.report.rebuild;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.topology.Generations;
import vn.pcmt.report.topology.Rebuild;
import vn.pcmt.report.topology.Rebuild.Phase;

/** Has all totals computed anew, beside those that everybody sees. For administrators. */
@RestController
@RequestMapping("/api/v1/rebuilds")
@Tag(name = "rebuilds", description = "All totals computed anew from the events, beside the running ones")
class RebuildController {

    private final Generations generations;

    RebuildController(Generations generations) {
        this.generations = generations;
    }

    /**
     * How far a rebuild has come.
     *
     * @param generation its number
     * @param by officer id
     * @param compared forms and periods whose totals were compared with the running ones, of {@code toCompare}
     * @param mended totals that were not the sum of their reports before
     * @param checksum of all that was compared; null until then
     * @param wrong why it failed: new totals that are not the sum of their reports
     * @param ended null while it is under way
     */
    record RebuildView(
            int generation,
            Phase phase,
            String by,
            Instant begun,
            int compared,
            int toCompare,
            int mended,
            @Nullable String checksum,
            List<String> wrong,
            @Nullable Instant ended) {

        static RebuildView of(Rebuild rebuild) {
            return new RebuildView(
                    rebuild.generation(),
                    rebuild.phase(),
                    rebuild.by(),
                    rebuild.begun(),
                    rebuild.compared(),
                    rebuild.toCompare(),
                    rebuild.mended(),
                    rebuild.checksum(),
                    rebuild.wrong(),
                    rebuild.ended());
        }
    }

    /**
     * @param current generation of the totals that everybody sees
     * @param items the latest, the newest last
     */
    record Rebuilds(int current, List<RebuildView> items) {}

    @PostMapping
    @Operation(
            summary = "Compute all totals anew; it is carried out in the background",
            description = "Everybody goes on seeing the running totals, and then, at one moment, the new ones.")
    ResponseEntity<RebuildView> begin(@Parameter(hidden = true) Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        RebuildView begun =
                RebuildView.of(generations.begin(caller.id(), key, Fingerprint.of(caller, "rebuild", "totals")));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/rebuilds/" + begun.generation()))
                .body(begun);
    }

    @GetMapping
    @Operation(summary = "The latest rebuilds, and which generation of totals everybody sees")
    Rebuilds all(@Parameter(hidden = true) Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        return new Rebuilds(
                generations.current().number(),
                generations.rebuilds().stream().map(RebuildView::of).toList());
    }

    @GetMapping("/{generation}")
    @Operation(summary = "How far a rebuild has come")
    RebuildView one(@Parameter(hidden = true) Caller caller, @PathVariable int generation) {
        caller.requireAny(OfficerRole.ADMIN);
        return RebuildView.of(generations.require(generation));
    }

    @PostMapping("/{generation}/cancellation")
    @Operation(summary = "Call it off", description = "The running totals stay; what was built is removed.")
    RebuildView cancel(@Parameter(hidden = true) Caller caller, @PathVariable int generation, IdempotencyKey key) {
        caller.requireAny(OfficerRole.ADMIN);
        return RebuildView.of(generations.cancel(generation));
    }
}
