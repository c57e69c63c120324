package vn.pcmt.report.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** Accepting all clean reports over HTTP. What comes of it is asked for afterwards. */
@RestController
@RequestMapping("/api/v1/acceptances")
@Tag(name = "review")
class AcceptancesController {

    private final BeginAcceptance begin;
    private final ShowAcceptance show;
    private final CancelAcceptance cancel;

    AcceptancesController(BeginAcceptance begin, ShowAcceptance show, CancelAcceptance cancel) {
        this.begin = begin;
        this.show = show;
        this.cancel = cancel;
    }

    /**
     * @param seenAt {@code asOf} of the queue that the reviewer saw; not needed where revisions are named
     * @param reports only these, in the revisions that were seen; all of the area if there are none
     */
    record Acceptances(
            @NotBlank String area,
            @NotBlank String template,
            @NotBlank String period,
            @Nullable Instant seenAt,
            @Nullable @Valid @Size(max = 10_000) List<@NotNull Seen> reports) {

        Acceptance.Wanted wanted() {
            Map<String, Integer> seen = new LinkedHashMap<>();
            if (reports != null) {
                reports.forEach(one -> seen.put(one.id(), one.revision()));
            }
            return new Acceptance.Wanted(
                    area,
                    template,
                    period,
                    seenAt,
                    seen.entrySet().stream()
                            .map(one -> new Acceptance.Seen(one.getKey(), one.getValue()))
                            .toList());
        }
    }

    record Seen(
            @NotBlank @Size(max = 200) String id,
            @NotNull @Min(1) Integer revision) {}

    /**
     * How far it has come.
     *
     * @param reports that are meant, 0 until somebody has looked
     * @param left those that were not accepted; {@code …/reports?accepted=false} says why
     * @param by officer id
     * @param done when it ended, null while it is under way
     */
    record AcceptanceView(
            String id,
            Acceptance.State state,
            String area,
            String template,
            String period,
            int reports,
            int accepted,
            int left,
            String by,
            Instant begun,
            @Nullable Instant done) {

        static AcceptanceView of(Acceptance acceptance) {
            Acceptance.Progress progress = acceptance.known();
            return new AcceptanceView(
                    acceptance.id(),
                    acceptance.state(),
                    acceptance.wanted().area(),
                    acceptance.wanted().template(),
                    acceptance.wanted().period(),
                    progress.reports(),
                    progress.accepted(),
                    progress.left(),
                    acceptance.caller().id(),
                    acceptance.begun(),
                    acceptance.done());
        }
    }

    @PostMapping
    @Operation(
            summary = "Accept all clean reports of an area, form and period; it is carried out in the background",
            description = "What is odd, or came in after the reviewer looked, is left and named.")
    ResponseEntity<AcceptanceView> begin(
            @Parameter(hidden = true) Caller caller, IdempotencyKey key, @Valid @RequestBody Acceptances acceptances) {
        AcceptanceView begun = AcceptanceView.of(begin.begin(acceptances.wanted(), caller, key));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/acceptances/" + begun.id()))
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(begun);
    }

    @GetMapping("/{id}")
    @Operation(summary = "How far an acceptance of many reports has come")
    AcceptanceView one(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return AcceptanceView.of(show.require(id, caller));
    }

    @GetMapping("/{id}/reports")
    @Operation(summary = "What became of each report, and why it was left if it was")
    Page<AcceptanceOutcome> reports(
            @PathVariable String id,
            @RequestParam @Nullable Boolean accepted,
            @Parameter(hidden = true) Caller caller,
            PageRequest page) {
        return show.outcomes(id, accepted, caller, page);
    }

    @PostMapping("/{id}/cancellation")
    @Operation(
            summary = "Call it off",
            description = "It stops with the batch that is under way; what was accepted stays accepted.")
    AcceptanceView cancel(@PathVariable String id, @Parameter(hidden = true) Caller caller, IdempotencyKey key) {
        return AcceptanceView.of(cancel.cancel(id, caller));
    }
}
