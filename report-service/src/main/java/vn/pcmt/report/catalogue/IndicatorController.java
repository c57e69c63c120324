package vn.pcmt.report.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.text.Folded;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** Indicators over HTTP: any authenticated caller reads them, administrators add and amend. */
@RestController
@RequestMapping("/api/v1/indicators")
@Tag(name = "catalogue")
class IndicatorController {

    private final Catalogue catalogue;
    private final AddIndicator add;
    private final AmendIndicator amend;

    IndicatorController(Catalogue catalogue, AddIndicator add, AmendIndicator amend) {
        this.catalogue = catalogue;
        this.add = add;
        this.amend = amend;
    }

    /** An edition as shown. */
    record Shown(int edition, IndicatorText indicator, String by, Instant at) {
        static Shown of(IndicatorEdition edition) {
            return new Shown(edition.edition(), edition.text(), edition.by(), edition.at());
        }
    }

    @GetMapping
    @Operation(summary = "All indicators, or those with a text in their code or name, with or without diacritics")
    List<Indicator> indicators(@RequestParam(defaultValue = "") String text) {
        String wanted = Folded.of(text.strip());
        return catalogue.indicators().stream()
                .filter(one -> Folded.of(one.code() + " " + one.nameVi() + "\n" + one.nameEn())
                        .contains(wanted))
                .toList();
    }

    @GetMapping("/{code}")
    @Operation(summary = "One indicator as of its latest edition, which is its entity tag")
    ResponseEntity<Shown> one(@PathVariable String code) {
        Shown latest = editions(code).getLast();
        return ResponseEntity.ok().eTag(ETags.of(latest.edition())).body(latest);
    }

    @GetMapping("/{code}/editions")
    @Operation(summary = "What an indicator has been, the first edition first: who wrote it and when")
    List<Shown> editions(@PathVariable String code) {
        List<IndicatorEdition> editions = catalogue.content().editions().get(code);
        if (editions == null) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "indicator-not-found", code);
        }
        return editions.stream().map(Shown::of).toList();
    }

    @PostMapping
    @Operation(summary = "Add an indicator that is entered, or a ratio of such")
    ResponseEntity<Shown> add(@Valid @RequestBody IndicatorText text, Caller caller, IdempotencyKey key) {
        IndicatorEdition added = add.handle(text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/indicators/" + added.code()))
                .eTag(ETags.of(added.edition()))
                .body(Shown.of(added));
    }

    @PutMapping("/{code}")
    @Operation(
            summary =
                    "Amend names, limit, pillar or direction; kind, unit, decimals and formula only before it is in use")
    ResponseEntity<Shown> amend(
            @PathVariable String code,
            @Valid @RequestBody IndicatorText text,
            Caller caller,
            ExpectedVersion expected,
            IdempotencyKey key) {
        IndicatorEdition amended = amend.handle(code, text, caller, expected, key);
        return ResponseEntity.ok().eTag(ETags.of(amended.edition())).body(Shown.of(amended));
    }
}
