package vn.pcmt.plan.selfassessment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;

/** The criteria of self-assessments over HTTP, version by version; a version is never changed. */
@RestController
@RequestMapping("/api/v1/assessment-criteria")
@Tag(name = "self-assessments", description = "\"Địa bàn 03 tốt\": written by communes, confirmed by the province")
class CriteriaController {
    private final CriteriaVersions versions;
    private final SetCriteria setCriteria;

    CriteriaController(CriteriaVersions versions, SetCriteria setCriteria) {
        this.versions = versions;
        this.setCriteria = setCriteria;
    }

    /** A version as shown. */
    record Shown(int version, Criteria criteria, String setBy, Instant setAt, boolean sample) {
        static Shown of(CriteriaVersion version) {
            return new Shown(version.version(), version.criteria(), version.by(), version.at(), version.sample());
        }
    }

    @Operation(summary = "All versions of the criteria, or the one in use for a year")
    @GetMapping
    List<Shown> list(@RequestParam @Nullable Integer year) {
        return year == null ? versions.all().stream().map(Shown::of).toList() : List.of(Shown.of(versions.of(year)));
    }

    @Operation(summary = "A version of the criteria")
    @GetMapping("/{version}")
    Shown one(@PathVariable int version) {
        return versions.find(version)
                .map(Shown::of)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "criteria-not-found", String.valueOf(version)));
    }

    @Operation(summary = "Set new criteria: leaders and administrators; what was begun goes on by the old ones")
    @PostMapping
    ResponseEntity<Shown> set(@Valid @RequestBody Criteria criteria, Caller caller, IdempotencyKey key) {
        CriteriaVersion set = setCriteria.handle(criteria, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/assessment-criteria/" + set.version()))
                .body(Shown.of(set));
    }
}
