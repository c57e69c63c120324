package vn.pcmt.report.classification;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.PageRequest;

/** The yearly classification over HTTP. The entity tag is the number of decisions, 0 while there is none. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "classification", description = "Yearly classification of units by Decision 28/2025/QĐ-TTg")
class ClassificationController {

    private final ReadClassifications read;
    private final DecideClass decide;

    ClassificationController(ReadClassifications read, DecideClass decide) {
        this.read = read;
        this.decide = decide;
    }

    @GetMapping("/areas/{area}/classifications/{year}")
    @Operation(summary = "Units of an area or group by class: what was decided, and apart what the figures propose")
    ReadClassifications.AreaClasses area(
            @PathVariable String area,
            @PathVariable int year,
            @Parameter(hidden = true) Caller caller,
            PageRequest page) {
        return read.of(caller, area, year, page);
    }

    @GetMapping("/units/{unit}/classifications/{year}")
    @Operation(summary = "A unit in a year: the proposal with its arithmetic and doubts, and all decisions")
    ResponseEntity<ReadClassifications.UnitClasses> one(
            @PathVariable String unit,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable Boolean keyRoute,
            @Parameter(hidden = true) Caller caller) {
        ReadClassifications.UnitClasses classes = read.one(caller, unit, year, keyRoute);
        return ResponseEntity.ok().eTag(ETags.of(classes.version())).body(classes);
    }

    @PutMapping("/units/{unit}/classifications/{year}")
    @Operation(summary = "Decide on the class of a unit, with a reason: reviewers of its area")
    ResponseEntity<DecideClass.Written> decide(
            @PathVariable String unit,
            @PathVariable int year,
            @Valid @RequestBody DecideClass.Text text,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        DecideClass.Written written = decide.handle(unit, year, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(written.version())).body(written);
    }
}
