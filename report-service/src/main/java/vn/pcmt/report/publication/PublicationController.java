package vn.pcmt.report.publication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.publication.ReadPublications.Edition;

/** Publications over HTTP. The entity tag is the number of times that the embargo was moved. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "publications", description = "Figures frozen under a name, with their vintages")
class PublicationController {

    private final FreezeFigures freeze;
    private final MoveEmbargo moveEmbargo;
    private final ReadPublications read;
    private final CompareVintages compare;

    PublicationController(
            FreezeFigures freeze, MoveEmbargo moveEmbargo, ReadPublications read, CompareVintages compare) {
        this.freeze = freeze;
        this.moveEmbargo = moveEmbargo;
        this.read = read;
        this.compare = compare;
    }

    @GetMapping("/areas/{area}/publications")
    @Operation(summary = "Publications of an area or group, the latest first")
    Page<PublicationHead> list(@PathVariable String area, @Parameter(hidden = true) Caller caller, PageRequest page) {
        return read.of(caller, area, page);
    }

    @PostMapping("/areas/{area}/publications")
    @Operation(summary = "Freeze the figures of an area and of those below it under a name: its leaders and reviewers")
    ResponseEntity<FreezeFigures.Written> freeze(
            @PathVariable String area,
            @Valid @RequestBody FreezeFigures.Text text,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key) {
        FreezeFigures.Written written = freeze.handle(area, text, caller, key);
        return ResponseEntity.created(URI.create("/api/v1/publications/" + written.id()))
                .eTag(ETags.of(written.version()))
                .body(written);
    }

    @GetMapping("/publications/{id}")
    @Operation(summary = "A publication: all figures inside its area, outside without those that could tell of persons")
    ResponseEntity<ReadPublications.Published> one(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Edition edition,
            @Parameter(hidden = true) Caller caller) {
        ReadPublications.Published published = read.one(caller, id, edition);
        return ResponseEntity.ok().eTag(ETags.of(published.version())).body(published);
    }

    @GetMapping("/publications/{id}/revisions")
    @Operation(summary = "How the figures of an area were revised: first, second and latest vintage")
    CompareVintages.Revisions revisions(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable Edition edition,
            @Parameter(hidden = true) Caller caller) {
        return compare.of(caller, id, area, edition);
    }

    @PutMapping("/publications/{id}/embargo")
    @Operation(summary = "Move the end of an embargo, or end it now: leaders and reviewers of the area")
    ResponseEntity<MoveEmbargo.Written> move(
            @PathVariable String id,
            @Valid @RequestBody MoveEmbargo.Text text,
            @Parameter(hidden = true) Caller caller,
            IdempotencyKey key,
            ExpectedVersion expected) {
        MoveEmbargo.Written written = moveEmbargo.handle(id, text, caller, key, expected);
        return ResponseEntity.ok().eTag(ETags.of(written.version())).body(written);
    }

    @GetMapping("/publications/{id}/embargo")
    @Operation(
            summary = "How the embargo of a publication was moved, by whom and why: leaders and reviewers of the area")
    List<Publication.Moved> moves(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return moveEmbargo.moves(id, caller);
    }
}
